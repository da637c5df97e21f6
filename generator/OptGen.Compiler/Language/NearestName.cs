namespace OptGen.Compiler.Language;

/// <summary>Finds the name that was probably meant.</summary>
internal static class NearestName
{
    /// <summary>One that looks the same, or the closest candidate within a third of the letters; null where none is close.</summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        string skeleton = LookAlikes.Skeleton(name);
        if (candidates.FirstOrDefault(candidate => LookAlikes.Skeleton(candidate) == skeleton && candidate != name) is { } alike)
        {
            return alike;
        }

        string? best = null;
        int bestDistance = Math.Max(1, name.Length / 3) + 1;
        foreach (string candidate in candidates)
        {
            int distance = Distance(name, candidate);
            if (distance < bestDistance && distance < Math.Max(name.Length, candidate.Length))
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment), ignoring case.</summary>
    private static int Distance(string a, string b)
    {
        int[,] cost = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    cost[i, j] = i + j;
                    continue;
                }

                bool same = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]);
                cost[i, j] = Math.Min(Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1, cost[i - 1, j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }

        return cost[a.Length, b.Length];
    }
}
