namespace DeepLearningFromScratch.Models;

/// <summary>What the sample asks of a net for digits. All of it is generated from the net's text.</summary>
public interface IDigitNet
{
    /// <summary>The loss of some rows; sets the gradients of all parameters.</summary>
    double Gradients(Batch rows, ReadOnlySpan<float> x, ReadOnlySpan<int> y, bool add = false);

    /// <summary>The loss of all examples.</summary>
    double Loss(ReadOnlySpan<float> x, ReadOnlySpan<int> y);

    /// <summary>Which share of the last call's examples was right.</summary>
    double Accuracy { get; }
}
