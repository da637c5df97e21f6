namespace OptGen;

/// <summary>Newton's direction: minus the inverse of the damped Hessian times the gradient.</summary>
/// <param name="length">How many coordinates there are.</param>
/// <param name="hessian">Writes the second derivatives; null where they are to be found from gradients.</param>
internal sealed class NewtonDirection(int length, ObjectiveHessian? hessian) : DescentDirection(length)
{
    private readonly double[] _hessian = new double[CheckedSize(length)];
    private readonly double[] _factor = new double[length * length];
    private readonly Evaluation _evaluation = new(length);

    public override double Update(FlatObjective objective, double[] point, Evaluation evaluation)
    {
        FlatVector.Negate(evaluation.Gradient, Direction);
        if (TryWriteHessian(objective, point) && DampedCholesky.TryFactor(_hessian, Direction.Length, _factor))
        {
            DampedCholesky.Solve(_factor, Direction);
            return 1;
        }

        return Math.Min(1, 1 / FlatVector.SumOfMagnitudes(evaluation.Gradient));
    }

    public override bool Forget() => false;

    private bool TryWriteHessian(FlatObjective objective, double[] point)
    {
        if (hessian is null)
        {
            return NumericalHessian.Write(objective, point, _evaluation, _hessian);
        }

        Array.Clear(_hessian);
        hessian(point, _hessian);
        return true;
    }

    private static int CheckedSize(int length) => (long)length * length <= Array.MaxLength
        ? length * length
        : throw new ArgumentException($"Newton's method needs {length} × {length} second derivatives, more than an array holds: use MinimizationMethod.Lbfgs.");
}
