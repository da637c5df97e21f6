using DeepLearningFromScratch.Digits;

namespace DeepLearningFromScratch.Experiments;

/// <summary>What the command line asks of experiments.</summary>
public sealed record LaboratorySettings
{
    private const int DrawnTrain = 6000, DrawnTest = 2000;

    /// <summary>Chooses digits, first weights and the order of examples.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How much is trained: 1 is what the claims were tried with.</summary>
    public double Effort { get; init; } = 1;

    /// <summary>The folder of MNIST's files, or null to draw digits.</summary>
    public string? Mnist { get; init; }

    /// <summary>How many digits to train with, at most; null is all of MNIST's, or so many drawn ones as show the claims.</summary>
    public int? Images { get; init; }

    /// <summary>The digits.</summary>
    public DigitData LoadDigits() => Mnist is null
        ? DigitData.Draw(Images ?? DrawnTrain, DrawnTest, Seed)
        : DigitData.ReadMnist(Mnist, Images ?? int.MaxValue, int.MaxValue);
}
