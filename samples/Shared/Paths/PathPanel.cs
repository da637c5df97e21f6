using Samples.Words;

namespace Samples.Paths;

/// <summary>What one panel of a path picture shows.</summary>
/// <param name="Heading">The optimizer's name.</param>
/// <param name="Detail">Its settings.</param>
/// <param name="Series">Which colour it has.</param>
/// <param name="SeriesName">What all of that colour have in common; null where there is nothing to say.</param>
/// <param name="Descent">The path.</param>
public sealed record PathPanel(string Heading, string Detail, int Series, Phrase? SeriesName, Descent Descent);
