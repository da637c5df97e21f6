namespace DeepLearningFromScratch.Experiments;

/// <summary>What a chapter claims, as an inequality between two measured numbers.</summary>
/// <param name="Section">Section of the book.</param>
/// <param name="Statement">The claim in words.</param>
/// <param name="Less">What should be less.</param>
/// <param name="Lesser">Its value.</param>
/// <param name="More">What should be more.</param>
/// <param name="Greater">Its value.</param>
public sealed record Claim(string Section, Phrase Statement, Phrase Less, double Lesser, Phrase More, double Greater)
{
    /// <summary>This run shows it.</summary>
    public bool IsShown => Lesser < Greater;

    /// <summary>The inequality with its numbers.</summary>
    public string Inequality => $"{Less} {Number.Short(Lesser)} {(IsShown ? "<" : "≥")} {More} {Number.Short(Greater)}";
}
