using Samples.Svg;

namespace Samples.Pictures;

/// <summary>An axis of a panel.</summary>
/// <param name="Name">What its numbers are; a short word.</param>
/// <param name="Scale">Where they lie.</param>
public sealed record Axis(string Name, Scale Scale);
