using System.Text.RegularExpressions;

namespace Repository.Tests.Architecture;

/// <summary>What each folder may know, as the page on the architecture says it.</summary>
/// <param name="MayKnow">The folders that the sources of each folder may name.</param>
internal sealed partial record FolderTable(IReadOnlyDictionary<string, IReadOnlyList<string>> MayKnow)
{
    /// <summary>
    /// Reads rows of <c>| `folder` | what it does | what it may know |</c>. A name in backticks is a path from the root, or one beside or below the row's own folder; a
    /// folder that has rows below it stands for the files that lie in it.
    /// </summary>
    /// <param name="page">The page.</param>
    public static FolderTable Read(string page)
    {
        (string Folder, string[] Known)[] rows =
        [
            .. page.Split('\n').Select(line => Row().Match(line)).Where(row => row.Success)
                .Select(row => (row.Groups["folder"].Value, Path().Matches(row.Groups["known"].Value).Select(path => path.Groups[1].Value).ToArray())),
        ];
        string[] folders = [.. rows.Select(row => row.Folder)];
        return new(rows.ToDictionary(row => row.Folder, row => (IReadOnlyList<string>)[.. row.Known.Select(known => Resolve(row.Folder, known, folders))]));
    }

    /// <summary>The row that a file belongs to: the deepest folder around it that has one, otherwise the file's own folder.</summary>
    public string FolderOf(string file)
    {
        string own = file[..file.LastIndexOf('/')];
        for (string folder = own; folder.Length > 0; folder = folder.Contains('/') ? folder[..folder.LastIndexOf('/')] : "")
        {
            if (MayKnow.ContainsKey(folder))
            {
                return folder;
            }
        }

        return own;
    }

    /// <summary>The references that the table does not allow.</summary>
    public IEnumerable<FolderReference> Forbidden(IEnumerable<FolderReference> references) =>
        references.Where(reference => !(MayKnow.TryGetValue(reference.From, out IReadOnlyList<string>? known) && known.Contains(reference.To)));

    /// <summary>What the table allows and no source makes use of.</summary>
    public IEnumerable<string> Unused(IReadOnlyList<FolderReference> references) =>
        from row in MayKnow
        from known in row.Value
        where !references.Any(reference => reference.From == row.Key && reference.To == known)
        select $"{row.Key} → {known}";

    /// <summary>Folders that may know each other, directly or not.</summary>
    public IEnumerable<string> Cycles() => MayKnow.Keys.Where(folder => Reach(folder).Contains(folder));

    private HashSet<string> Reach(string folder)
    {
        HashSet<string> reached = [];
        Stack<string> pending = new([folder]);
        while (pending.TryPop(out string? next))
        {
            foreach (string known in MayKnow.GetValueOrDefault(next) ?? [])
            {
                if (reached.Add(known))
                {
                    pending.Push(known);
                }
            }
        }

        return reached;
    }

    private static string Resolve(string row, string known, string[] folders)
    {
        string[] paths = [known, $"{row}/{known}", $"{(row.Contains('/') ? row[..row.LastIndexOf('/')] : "")}/{known}"];
        return Array.Find(paths, folders.Contains) ?? throw new InvalidDataException($"The row of '{row}' may know '{known}', which has no row.");
    }

    [GeneratedRegex(@"^\| `(?<folder>(?:generator|src)/[^`]+)` \|.*\| (?<known>[^|]+) \|\s*$")]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Path();
}
