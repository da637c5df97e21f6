namespace Trajectories.Nets;

/// <summary>One stage of a net.</summary>
public interface ILayer
{
    /// <summary>What an optimizer may change; most layers have nothing.</summary>
    IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Computes the output for a batch, and remembers what <see cref="Backward"/> will need.</summary>
    Matrix Forward(Matrix input);

    /// <summary>
    /// Given the loss's gradient by the output of the last <see cref="Forward"/>, sets the gradients of the
    /// parameters and returns the loss's gradient by the input: the chain rule for this one stage.
    /// </summary>
    Matrix Backward(Matrix outputGradient);
}
