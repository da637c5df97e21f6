namespace OptGen.Generator.Diagnostics;

/// <summary>The properties by which a diagnostic tells its fix what to write.</summary>
internal static class FixProperties
{
    /// <summary>What could stand instead of what is marked, as the value of the string and not yet as its literal.</summary>
    public const string Replacement = "Replacement";

    /// <summary>How many characters of the source to delete before what is marked, and how many from its start on: <c>2 8</c>.</summary>
    public const string Removal = "Removal";

    /// <summary>How many characters of the source before what is marked the place lies where it belongs.</summary>
    public const string Goal = "Goal";

    /// <summary>The parameter that the primary constructor lacks.</summary>
    public const string Parameter = "Parameter";

    /// <summary>
    /// Changes to choose from: this word with 0, 1, … behind it. Each has how many characters of the source behind the start of what is marked it begins and how many it replaces; then, on
    /// lines of their own, its title and the text, as the value of the string and not yet as its literal.
    /// </summary>
    public const string Cure = "Cure";

    /// <summary>The namespace that the file does not import.</summary>
    public const string Namespace = "Namespace";
}
