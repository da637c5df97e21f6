namespace OptGen.Tests.Numbers;

/// <summary>What a training may contain: a shape, weights to begin with, and a gradient and learning rate for each step.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Shape">The lengths of the parameter's axes; none for a number by itself.</param>
/// <param name="Weight">The weight at a place.</param>
/// <param name="Gradient">The gradient at a place in a step, from 1.</param>
internal sealed record TrainingInput(string Name, int[] Shape, Func<int, double> Weight, Func<int, int, double> Gradient)
{
    private static readonly int[][] Shapes = [[], [1], [6], [1, 1], [1, 5], [5, 1], [2, 2], [3, 4], [4, 3], [2, 3, 2], [2, 1, 2, 2]];

    /// <summary>What the learning rate is multiplied by in a step; nothing where the rule's own stays.</summary>
    public Func<int, double>? Rate { get; init; }

    /// <summary>How much longer the gradients are than ordinary ones.</summary>
    public double Size { get; init; } = 1;

    public int Length { get; } = Shape.Aggregate(1, (product, side) => product * side);

    /// <summary>All inputs, each in all the shapes that can have it.</summary>
    public static IReadOnlyList<TrainingInput> All { get; } = [.. Made()];

    public override string ToString() => $"{Name} [{string.Join("×", Shape)}]";

    private static IEnumerable<TrainingInput> Made()
    {
        foreach (int[] shape in Shapes)
        {
            int columns = shape.Length == 0 ? 1 : shape.Skip(1).Aggregate(1, (product, side) => product * side);
            int length = shape.Length == 0 ? 1 : shape[0] * columns;
            yield return new("ordinary", shape, Trajectory.Weight, Trajectory.Gradient);
            yield return new("zero gradient", shape, Trajectory.Weight, (_, _) => 0);
            yield return new("zero gradient and weights", shape, _ => 0, (_, _) => 0);
            yield return new("zero weights", shape, _ => 0, Trajectory.Gradient);
            yield return new("constant", shape, _ => 0.5, (_, _) => 0.25);
            yield return new("zero from the third step on", shape, Trajectory.Weight, (i, t) => t < 3 ? Trajectory.Gradient(i, t) : 0);
            yield return new("zero up to the third step", shape, Trajectory.Weight, (i, t) => t > 3 ? Trajectory.Gradient(i, t) : 0);
            yield return new("tiny", shape, Trajectory.Weight, (i, t) => 1e-30 * Trajectory.Gradient(i, t)) { Size = 1e-30 };
            yield return new("small", shape, Trajectory.Weight, (i, t) => 1e-10 * Trajectory.Gradient(i, t)) { Size = 1e-10 };
            yield return new("huge", shape, Trajectory.Weight, (i, t) => 1e30 * Trajectory.Gradient(i, t)) { Size = 1e30 };
            yield return new("great", shape, Trajectory.Weight, (i, t) => 1e10 * Trajectory.Gradient(i, t)) { Size = 1e10 };
            yield return new("rate 0 at first", shape, Trajectory.Weight, Trajectory.Gradient) { Rate = t => t == 1 ? 0 : 1 };
            yield return new("rate 0 in between", shape, Trajectory.Weight, Trajectory.Gradient) { Rate = t => t is 3 or 4 ? 0 : 1 };
            yield return new("rate 0", shape, Trajectory.Weight, Trajectory.Gradient) { Rate = _ => 0 };
            yield return new("warm-up from 0", shape, Trajectory.Weight, Trajectory.Gradient) { Rate = t => Math.Min(1, (t - 1) / 4.0) };
            if (length > 1)
            {
                yield return new("one live element", shape, Trajectory.Weight, (i, t) => i == 0 ? Trajectory.Gradient(i, t) : 0);
                yield return new("one dead element", shape, Trajectory.Weight, (i, t) => i == length - 1 ? 0 : Trajectory.Gradient(i, t));
                yield return new("a live element that changes", shape, Trajectory.Weight, (i, t) => i == t % length ? Trajectory.Gradient(i, t) : 0);
                yield return new("one tiny element", shape, Trajectory.Weight, (i, t) => i == 0 ? 1e-30 : Trajectory.Gradient(i, t));
                yield return new("one huge element", shape, Trajectory.Weight, (i, t) => i == 0 ? 1e30 : Trajectory.Gradient(i, t)) { Size = 1e30 };
            }

            if (length > columns && columns > 1)
            {
                yield return new("one live row", shape, Trajectory.Weight, (i, t) => i / columns == 1 ? Trajectory.Gradient(i, t) : 0);
                yield return new("one live column", shape, Trajectory.Weight, (i, t) => i % columns == 1 ? Trajectory.Gradient(i, t) : 0);
                yield return new("constant rows", shape, Trajectory.Weight, (i, t) => Trajectory.Gradient(i / columns, t));
                yield return new("one row of zero weights", shape, i => i < columns ? 0 : Trajectory.Weight(i), Trajectory.Gradient);
            }
        }

        foreach (int[] shape in (int[][])[[0], [0, 3], [3, 0], [2, 0, 2]])
        {
            yield return new("empty", shape, Trajectory.Weight, Trajectory.Gradient);
        }
    }
}
