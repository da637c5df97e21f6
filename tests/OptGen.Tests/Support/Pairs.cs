namespace OptGen.Tests;

/// <summary>All pairs of two lists, as cases of a test.</summary>
internal static class Pairs
{
    public static TheoryData<string, string> Of(IEnumerable<string> first, IReadOnlyCollection<string> second)
    {
        TheoryData<string, string> pairs = [];
        foreach (string a in first)
        {
            foreach (string b in second)
            {
                pairs.Add(a, b);
            }
        }

        return pairs;
    }
}
