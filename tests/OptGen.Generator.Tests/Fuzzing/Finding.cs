namespace OptGen.Generator.Tests.Fuzzing;

/// <summary>A number of a parameter that is another than it should be.</summary>
internal sealed record Finding(string What, string Parameter, int Element, object Expected, object Got);
