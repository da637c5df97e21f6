using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace OptGen.CodeFixes;

/// <summary>A change of one file.</summary>
internal readonly record struct SourceEdit(DocumentId Document, TextSpan Span, string NewText)
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
                    changes.Add(new TextChange(place.Key, place.Key.IsEmpty ? string.Concat(place.Select(edit => edit.NewText)) : place.First().NewText));
                    end = place.Key.End;
                }
            }

            SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
            solution = solution.WithDocumentText(file.Key, text.WithChanges(changes));
        }

        return solution;
    }
}
