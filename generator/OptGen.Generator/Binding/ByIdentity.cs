using System.Runtime.CompilerServices;
using OptGen.Generator.Language;

namespace OptGen.Generator.Binding;

/// <summary>Tells statements apart by what they are, not by what they say: records that are alike may come from two texts.</summary>
internal sealed class ByIdentity : IEqualityComparer<StatementSyntax>
{
    public static readonly ByIdentity Instance = new();

    public bool Equals(StatementSyntax? x, StatementSyntax? y) => ReferenceEquals(x, y);

    public int GetHashCode(StatementSyntax statement) => RuntimeHelpers.GetHashCode(statement);
}
