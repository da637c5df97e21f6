using System.Text.Json;

namespace OptGen.Tests.Golden;

/// <summary>Where the gradients of a trajectory come from.</summary>
internal sealed class ZooDrive
{
    private readonly float[][] _gradients = [];
    private readonly float[][] _hessians = [];
    private readonly float[] _curvature = [];
    private readonly float[] _minimum = [];
    private readonly float[][] _slopes = [];
    private readonly bool _squaresHessians;

    private ZooDrive(string drive, JsonElement inputs)
    {
        Initial = Floats(inputs.GetProperty("initial"));
        if (drive is "quad" or "closure" or "sam" or "batch")
        {
            _curvature = Floats(inputs.GetProperty("a"));
            _minimum = Floats(inputs.GetProperty("b"));
        }
        else
        {
            _gradients = Rows(inputs.GetProperty("gradients"));
        }

        if (drive == "batch")
        {
            _slopes = Rows(GoldenData.Input("v67/noise").GetProperty("draws"));
        }

        _squaresHessians = drive == "sophiag";
        if (_squaresHessians || drive == "noise")
        {
            _hessians = Rows(GoldenData.Input("v67/noise").GetProperty("draws"));
        }
        else if (drive == "hess")
        {
            _hessians = Rows(GoldenData.Input("v67/hessian").GetProperty("diagonals"));
        }
    }

    /// <summary>The weights at the start: floats, also for a run in double.</summary>
    public float[] Initial { get; }

    /// <summary>Whether an estimate of the Hessian's diagonal, or noise in its place, comes with the gradients.</summary>
    public bool HasHessian => _hessians.Length > 0;

    public static ZooDrive Of(string drive, string inputs) => drive switch
    {
        "grad" or "noise" or "wrap" or "hess" or "sophiag" or "quad" or "closure" or "sam" or "batch" => new ZooDrive(drive, GoldenData.Input(inputs)),
        _ => throw new NotSupportedException($"Trajectories driven by '{drive}' are not run."),
    };

    /// <summary>Fills in the gradient of a step, and the Hessian if there is one.</summary>
    /// <returns>The loss; 0 where gradients are given without a function.</returns>
    public double Give<T>(int step, T[] weights, T[] gradient, T[] hessian)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        double loss = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            if (_gradients.Length > 0)
            {
                gradient[i] = T.CreateTruncating(_gradients[step - 1][i]);
            }
            else
            {
                T difference = weights[i] - T.CreateTruncating(_minimum[i]);
                gradient[i] = T.CreateTruncating(_curvature[i]) * difference;
                loss += 0.5 * _curvature[i] * Math.Pow(double.CreateTruncating(difference), 2);
                if (_slopes.Length > 0)
                {
                    gradient[i] += T.CreateTruncating(_slopes[step - 1][i]);
                    loss += _slopes[step - 1][i] * double.CreateTruncating(weights[i]);
                }
            }

            if (HasHessian)
            {
                T estimate = T.CreateTruncating(_hessians[step - 1][i]);
                hessian[i] = _squaresHessians ? estimate * estimate : estimate;
            }
        }

        return loss;
    }

    private static float[][] Rows(JsonElement rows) => [.. rows.EnumerateArray().Select(Floats)];

    private static float[] Floats(JsonElement values) => [.. values.EnumerateArray().Select(value => value.GetSingle())];
}
