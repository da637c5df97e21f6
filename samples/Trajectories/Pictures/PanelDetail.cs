using Trajectories.Descents;

namespace Trajectories.Pictures;

/// <summary>The small print under an optimizer's name.</summary>
public static class PanelDetail
{
    /// <summary>Learning rate and result, as "lr 0.3,  f = 0.102".</summary>
    public static string Of(double learningRate, Descent descent)
    {
        string result = descent.HasDiverged ? "diverged" : $"f = {Number.Short(descent.Function.Value(descent.End))}";
        return $"lr {Number.Short(learningRate)},  {result}".Replace('-', '−');
    }
}
