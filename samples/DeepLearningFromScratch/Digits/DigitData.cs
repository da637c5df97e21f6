namespace DeepLearningFromScratch.Digits;

/// <summary>The digits of a run: those to train with, and others to test with.</summary>
/// <param name="Train">To train with.</param>
/// <param name="Test">To test with.</param>
/// <param name="Source">Where they come from.</param>
public sealed record DigitData(DigitSet Train, DigitSet Test, Phrase Source)
{
    private const int TestSeed = 1_000_003;

    /// <summary>Digits drawn by the sample.</summary>
    public static DigitData Draw(int train, int test, int seed) =>
        new(DigitSet.Draw(train, seed), DigitSet.Draw(test, seed + TestSeed), DigitWords.Drawn.With(seed));

    /// <summary>The first ones of MNIST's files in a folder.</summary>
    /// <exception cref="OptionException">The files are not there or damaged.</exception>
    public static DigitData ReadMnist(string folder, int train, int test) => new(
        DigitSet.Read(folder, "train-images-idx3-ubyte", "train-labels-idx1-ubyte").First(train),
        DigitSet.Read(folder, "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte").First(test),
        DigitWords.Mnist);
}
