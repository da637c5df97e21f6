using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace OptGen.CodeFixes;

/// <summary>A change of one file.</summary>
/// <param name="Document">The file.</param>
/// <param name="Span">What is replaced; empty to insert.</param>
/// <param name="NewText">What stands there then.</param>
/// <param name="Separator">What stands between this and another insertion at the same place.</param>
internal readonly record struct SourceEdit(DocumentId Document, TextSpan Span, string NewText, string Separator = "")
{
    /// <summary>
    /// Makes changes to a solution. A change asked for twice is made once; what is inserted at one place is put together; of two changes that
    /// overlap, the first is made.
    /// </summary>
    public static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<SourceEdit> edits, CancellationToken cancellation)
    {
        foreach (IGrouping<DocumentId, SourceEdit> file in edits.Distinct().GroupBy(edit => edit.Document))
        {
            if (solution.GetDocument(file.Key) is not { } document)
            {
                continue;
            }

            List<TextChange> changes = [];
            int end = 0;
            foreach (IGrouping<TextSpan, SourceEdit> place in file.GroupBy(edit => edit.Span).OrderBy(place => place.Key))
            {
                if (place.Key.Start >= end)
                {
                    changes.Add(new TextChange(place.Key, place.Key.IsEmpty ? string.Join(place.First().Separator, place.Select(edit => edit.NewText)) : place.First().NewText));
                    end = place.Key.End;
                }
            }

            SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
            solution = solution.WithDocumentText(file.Key, text.WithChanges(changes));
        }

        return solution;
    }
}
