using System.Text;

namespace OptGen.Compiler.Emission;

/// <summary>Names of generated files.</summary>
internal static class HintNames
{
    /// <summary>
    /// A file name for a type. Roslyn tells files apart ignoring case, C# types not: a hash of the exact name keeps two of them apart,
    /// which would otherwise cost every optimizer its code.
    /// </summary>
    public static string For(string metadataName)
    {
        StringBuilder name = new(metadataName.Length + 16);
        uint hash = 2166136261;
        foreach (char character in metadataName)
        {
            name.Append(char.IsLetterOrDigit(character) || character is '.' or '_' ? character : '-');
            hash = unchecked((hash ^ character) * 16777619);
        }

        return name.Append('.').Append(hash.ToString("x8")).Append(".g.cs").ToString();
    }
}
