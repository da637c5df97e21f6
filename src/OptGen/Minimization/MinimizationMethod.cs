namespace OptGen;

/// <summary>How to go downhill. A method has no state: it can serve any number of minimizations, except one by a given optimizer.</summary>
public abstract class MinimizationMethod
{
    private protected MinimizationMethod()
    {
    }

    /// <summary>The limited-memory BFGS method with the last 10 changes, and a line search for the strong Wolfe conditions.</summary>
    public static MinimizationMethod Lbfgs { get; } = LbfgsWith(10);

    /// <summary>
    /// Newton's method, with a Hessian found from differences of gradients: two for each coordinate, at each iteration. For small problems: memory grows by the
    /// square of the number of coordinates, time by its cube.
    /// </summary>
    /// <remarks>
    /// Where the Hessian is not positive definite, a multiple of the identity is added until its Cholesky factors exist: Nocedal and Wright, "Numerical Optimization",
    /// 2nd edition, algorithm 3.3. Its steps go by the same line search as those of <see cref="Lbfgs"/>.
    /// </remarks>
    public static MinimizationMethod Newton { get; } = new LineDescentMethod(length => new NewtonDirection(length, null));

    /// <summary>The limited-memory BFGS method with the last so many changes; memory for two vectors each.</summary>
    /// <param name="historySize">How many changes are remembered.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static MinimizationMethod LbfgsWith(int historySize)
    {
        MinimizationChecks.Positive(historySize, nameof(historySize));
        return new LineDescentMethod(length => new QuasiNewtonDirection(length, historySize, CorrectionHistory.OfAnyScale()));
    }

    /// <summary>Newton's method with a Hessian that is given; otherwise as <see cref="Newton"/>.</summary>
    /// <param name="hessian">Writes the second derivatives.</param>
    public static MinimizationMethod NewtonWith(ObjectiveHessian hessian)
    {
        ArgumentNullException.ThrowIfNull(hessian);
        return new LineDescentMethod(length => new NewtonDirection(length, hessian));
    }

    /// <summary>Any optimizer of rules, one step for each iteration; it goes on as long as the limits allow, uphill too, where its rule does.</summary>
    /// <param name="optimizer">One without parameters; it gets one named <c>x</c>, and serves one minimization.</param>
    public static MinimizationMethod FirstOrder(Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        return new FirstOrderMethod(optimizer);
    }

    internal abstract MinimizationResult Run(FlatObjective objective, double[] point, MinimizationOptions options);
}
