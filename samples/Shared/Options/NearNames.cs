using Samples.Words;

namespace Samples.Options;

/// <summary>Known names that are like one that was typed.</summary>
public static class NearNames
{
    private const int Most = 3;

    /// <summary>" Did you mean adam or AdamW?", or nothing where no name is near.</summary>
    public static string Suggestion(string typed, IEnumerable<string> known)
    {
        string[] near = [.. Near(typed, known)];
        return near.Length == 0 ? "" : SharedWords.DidYouMean.With(string.Join(SharedWords.Or, near));
    }

    /// <summary>The nearest names: those with the fewest letters to change, if these are not most of the name; else those that hold it, or that it holds.</summary>
    public static IEnumerable<string> Near(string typed, IEnumerable<string> known)
    {
        string[] names = [.. known.Distinct(StringComparer.OrdinalIgnoreCase)];
        var close = names.Select(name => (Name: name, Distance: Distance(typed.ToLowerInvariant(), name.ToLowerInvariant())))
            .Where(n => n.Distance <= Math.Max(1, Math.Min(typed.Length, n.Name.Length) / 3))
            .OrderBy(n => n.Distance).ToArray();
        return close.Length > 0
            ? close.Where(n => n.Distance == close[0].Distance).Select(n => n.Name).Take(Most)
            : typed.Length < 3 ? []
            : names.Where(name => name.Contains(typed, StringComparison.OrdinalIgnoreCase) || typed.Contains(name, StringComparison.OrdinalIgnoreCase)).Take(Most);
    }

    /// <summary>How many letters must be put in, left out, replaced or exchanged with their neighbour (Damerau's distance).</summary>
    private static int Distance(string a, string b)
    {
        int[,] d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                d[i, j] = i == 0 ? j : j == 0 ? i
                    : Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }
}
