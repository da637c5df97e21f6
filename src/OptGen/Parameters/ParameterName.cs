using System.Text;

namespace OptGen.Parameters;

/// <summary>Checks names of parameters, which files know them by.</summary>
internal static class ParameterName
{
    public static void Check(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        for (int i = 0; i < name.Length; i += Rune.TryGetRuneAt(name, i, out Rune rune) ? rune.Utf16SequenceLength : 1)
        {
            if (!Rune.TryGetRuneAt(name, i, out _))
            {
                throw new ArgumentException($"Character {i} of the name is U+{(int)name[i]:X4}, half of a pair without the other, which no file can hold: give a name of valid Unicode.", nameof(name));
            }
        }
    }

    /// <summary>What a null array becomes where memory is expected.</summary>
    public static void CheckNotNull<T>(Memory<T> memory, string what, string parameter, string argument)
    {
        if (memory.Equals(default))
        {
            throw new ArgumentNullException(argument, $"{what} of parameter '{parameter}' must not be null; where there are none, give an empty array.");
        }
    }
}
