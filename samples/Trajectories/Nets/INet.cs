using OptGen;

namespace Trajectories.Nets;

/// <summary>What the sample asks of a net. All but the score is generated from the net's text.</summary>
public interface INet
{
    /// <summary>The loss of some rows; sets the gradients of all parameters.</summary>
    double Gradients(Batch rows, ReadOnlySpan<double> x, ReadOnlySpan<double> t, bool add);

    /// <summary>The loss of all examples.</summary>
    double Loss(ReadOnlySpan<double> x, ReadOnlySpan<double> t);

    /// <summary>How good the outputs of the last call were.</summary>
    double Score { get; }
}
