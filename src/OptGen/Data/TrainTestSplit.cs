namespace OptGen.Data;

/// <summary>Examples that train, and examples that are kept to test with, by row numbers in ascending order.</summary>
/// <param name="Train">The rows to train with.</param>
/// <param name="Test">The rows to test with.</param>
public readonly record struct TrainTestSplit(int[] Train, int[] Test)
{
    /// <summary>Divides examples at random.</summary>
    /// <param name="examples">How many examples there are, at least 2.</param>
    /// <param name="testShare">The share that is kept to test with, above 0 and below 1; rounded, but at least one example on each side.</param>
    /// <param name="seed">What the choice follows from.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two examples, or the share is not between 0 and 1.</exception>
    public static TrainTestSplit Random(int examples, double testShare = 0.2, long seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(examples, 2);
        CheckShare(testShare);
        int[] order = [.. Enumerable.Range(0, examples)];
        new DrawnNumbers(seed, "examples to test with", 0).Shuffle(order);
        int tested = Math.Clamp((int)Math.Round(examples * testShare), 1, examples - 1);
        return new([.. order.Skip(tested).Order()], [.. order.Take(tested).Order()]);
    }

    /// <summary>Divides examples at random so that each class has the same share on both sides, rounded.</summary>
    /// <param name="labels">The class of each example. A class of one example trains.</param>
    /// <param name="testShare">The share that is kept to test with, above 0 and below 1; of each class, at least one example is on each side.</param>
    /// <param name="seed">What the choice follows from.</param>
    /// <exception cref="ArgumentException">No class has two examples, or the share is not between 0 and 1.</exception>
    public static TrainTestSplit Stratified(ReadOnlySpan<int> labels, double testShare = 0.2, long seed = 0)
    {
        CheckShare(testShare);
        List<int> train = [];
        List<int> test = [];
        foreach (IGrouping<int, int> ofClass in labels.ToArray().Select((label, row) => (Label: label, Row: row)).GroupBy(example => example.Label, example => example.Row).OrderBy(group => group.Key))
        {
            int[] rows = [.. ofClass];
            new DrawnNumbers(seed, "examples to test with", ofClass.Key).Shuffle(rows);
            int tested = rows.Length == 1 ? 0 : Math.Clamp((int)Math.Round(rows.Length * testShare), 1, rows.Length - 1);
            test.AddRange(rows.Take(tested));
            train.AddRange(rows.Skip(tested));
        }

        return test.Count > 0
            ? new([.. train.Order()], [.. test.Order()])
            : throw new ArgumentException("No class has two examples, so none is left to test with.", nameof(labels));
    }

    private static void CheckShare(double testShare)
    {
        if (!(testShare > 0 && testShare < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(testShare), testShare, "The share to test with is above 0 and below 1.");
        }
    }
}
