using System.Numerics;

namespace OptGen.Tests.Numbers;

/// <summary>One weight on a bowl with steep sides that levels off, under noise that does not end: what trains for ever, and neither settles nor runs away.</summary>
internal static class LongTraining
{
    /// <summary>How many of the last steps count.</summary>
    public const int Watched = 1000;

    /// <summary>How long the way of the last steps is.</summary>
    public static double LastWay<T>(Optimizer optimizer, int steps)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] weights = new T[1];
        T[] gradient = new T[1];
        optimizer.AddWithHessian<T>("w", weights, gradient, 1, 1);
        double way = 0;
        for (int t = 1; t <= steps; t++)
        {
            double before = double.CreateTruncating(weights[0]);
            gradient[0] = T.CreateTruncating(Math.Clamp(before, -1, 1) + Trajectory.Gradient(0, t));
            optimizer.StepWithLoss(Math.Min(Math.Abs(before), before * before));
            way += t > steps - Watched ? Math.Abs(double.CreateTruncating(weights[0]) - before) : 0;
        }

        return way;
    }
}
