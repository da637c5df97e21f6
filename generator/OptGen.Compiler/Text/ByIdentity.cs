using System.Runtime.CompilerServices;

namespace OptGen.Compiler.Text;

/// <summary>Tells objects apart that are equal as records: two statements that are written alike are two; and deep ones are not looked into.</summary>
internal sealed class ByIdentity<T> : IEqualityComparer<T>
    where T : class
{
    public static readonly ByIdentity<T> Instance = new();

    public bool Equals(T? x, T? y) => ReferenceEquals(x, y);

    public int GetHashCode(T value) => RuntimeHelpers.GetHashCode(value);
}
