namespace Trajectories.Nets;

/// <summary>The last stage: one number that says how wrong the outputs are, averaged over the batch.</summary>
public interface ILoss
{
    /// <summary>Computes the loss, and remembers what <see cref="Backward"/> will need.</summary>
    double Forward(Matrix output, Matrix target);

    /// <summary>The loss's gradient by the outputs of the last <see cref="Forward"/>.</summary>
    Matrix Backward();
}
