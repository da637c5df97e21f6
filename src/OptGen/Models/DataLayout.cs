using OptGen.CompilerServices;

namespace OptGen.Models;

/// <summary>A length that each call gives.</summary>
/// <param name="Name">The axis.</param>
/// <param name="IsGiven">Whether it is an argument; otherwise it follows from the data.</param>
internal sealed record CallLength(string Name, bool IsGiven);

/// <summary>Data of each call.</summary>
/// <param name="Name">As the model writes it.</param>
/// <param name="IsInteger">Whether its elements are whole numbers.</param>
/// <param name="IsPicked">Whether a batch picks rows of it.</param>
/// <param name="Axes">Its axes; none for one number.</param>
internal sealed record DataLayout(string Name, bool IsInteger, bool IsPicked, ModelAxis[] Axes)
{
    /// <summary>Its axes as the model writes them, those that the model knows as numbers.</summary>
    public string Describe() => $"{Name}[{string.Join(", ", Axes.Select(axis => axis.IsOfCall ? axis.Name : axis.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)))}]";
}

/// <summary>What whole numbers of data index.</summary>
/// <param name="Data">The place of the data.</param>
/// <param name="Table">What is indexed, for the message.</param>
/// <param name="Offset">What is added to each number.</param>
/// <param name="Length">How many rows there are.</param>
internal sealed record IndexRange(int Data, string Table, long Offset, long Length);

/// <summary>An axis whose places index a table.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="Table">What is indexed, for the message.</param>
/// <param name="Needed">The formula of how many places are needed.</param>
/// <param name="Length">The formula of how many there are.</param>
internal sealed record LengthLimit(string Axis, string Table, int Needed, int Length);

/// <summary>A named value with axes.</summary>
/// <param name="Name">As the model writes it.</param>
/// <param name="IsInteger">Whether its elements are whole numbers.</param>
internal sealed record ValueLayout(string Name, bool IsInteger);
