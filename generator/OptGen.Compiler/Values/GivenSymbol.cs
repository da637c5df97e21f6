namespace OptGen.Compiler.Values;

/// <summary>A value that the caller hands over before a step.</summary>
/// <param name="Key">Its key among the names of the rule.</param>
/// <param name="Name">As the user knows it.</param>
/// <param name="Shape">How much of it there is for one parameter.</param>
internal sealed record GivenSymbol(string Key, string Name, Shape Shape);
