namespace OptGen;

/// <summary>Finds a minimum of a function of many coordinates, from its gradient.</summary>
/// <remarks>
/// A minimum near the start: no method here looks for the least of several. Exceptions of the function pass through. Where the function is infinite or not a number, a line
/// search turns back; whatever happens, the result says why it stopped.
/// </remarks>
public static class Minimization
{
    /// <summary>Minimizes a function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="gradient">Its gradient; called after the function, at the same point.</param>
    /// <param name="start">Where to begin; it is not changed.</param>
    /// <param name="options">The method and when to stop; L-BFGS with the defaults of <see cref="MinimizationOptions"/> where null.</param>
    /// <returns>The point that was found, and why it stopped there.</returns>
    /// <exception cref="ArgumentException">The start has a coordinate that is infinite or not a number.</exception>
    /// <exception cref="OperationCanceledException"><see cref="MinimizationOptions.Cancellation"/> was asked for.</exception>
    public static MinimizationResult Minimize(Objective function, ObjectiveGradient gradient, ReadOnlySpan<double> start, MinimizationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(gradient);
        return Minimize(Together, start, options);

        double Together(ReadOnlySpan<double> point, Span<double> result)
        {
            double loss = function(point);
            gradient(point, result);
            return loss;
        }
    }

    /// <summary>Minimizes a function that is computed together with its gradient.</summary>
    /// <param name="function">The function with its gradient.</param>
    /// <inheritdoc cref="Minimize(Objective, ObjectiveGradient, ReadOnlySpan{double}, MinimizationOptions)"/>
    /// <param name="start">Where to begin; it is not changed.</param>
    /// <param name="options">The method and when to stop; L-BFGS with the defaults of <see cref="MinimizationOptions"/> where null.</param>
    public static MinimizationResult Minimize(ObjectiveWithGradient function, ReadOnlySpan<double> start, MinimizationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        options ??= new MinimizationOptions();
        for (int i = 0; i < start.Length; i++)
        {
            if (!double.IsFinite(start[i]))
            {
                throw new ArgumentException($"Coordinate {i} of the start is {start[i]}: begin at a finite point.", nameof(start));
            }
        }

        return options.Method.Run(new GivenObjective(function, options.Cancellation), start.ToArray(), options);
    }
}
