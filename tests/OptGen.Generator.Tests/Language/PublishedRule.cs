namespace OptGen.Generator.Tests.Language;

/// <summary>An update rule as its paper or library has it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Hyperparameters">Names and default values, as in <c>lr=1e-3 β=[0,.9,.99]</c>.</param>
/// <param name="Text">The rule.</param>
internal sealed record PublishedRule(string Name, string Hyperparameters, string Text);
