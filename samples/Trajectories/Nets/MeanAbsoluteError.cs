namespace Trajectories.Nets;

/// <summary>L1 loss: the mean of |output − target|. Every target pulls equally hard, however far off it is.</summary>
public sealed class MeanAbsoluteError : ILoss
{
    private Matrix _errors = new(0, 0);

    public double Forward(Matrix output, Matrix target)
    {
        _errors = Errors.Of(output, target);
        return _errors.Values.Sum(Math.Abs) / _errors.Values.Length;
    }

    public Matrix Backward() => _errors.Map(e => (e > 0 ? 1.0 : e < 0 ? -1.0 : 0.0) / _errors.Values.Length);
}
