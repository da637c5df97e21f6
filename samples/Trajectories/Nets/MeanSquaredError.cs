namespace Trajectories.Nets;

/// <summary>L2 loss: the mean of (output − target)². One far-off target pulls as hard as many near ones.</summary>
public sealed class MeanSquaredError : ILoss
{
    private Matrix _errors = new(0, 0);

    public double Forward(Matrix output, Matrix target)
    {
        _errors = Errors.Of(output, target);
        return _errors.Values.Sum(e => e * e) / _errors.Values.Length;
    }

    public Matrix Backward() => _errors.Map(e => 2 * e / _errors.Values.Length);
}
