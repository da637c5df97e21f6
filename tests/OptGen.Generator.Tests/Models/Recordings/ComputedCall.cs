namespace OptGen.Generator.Tests.Models.Recordings;

/// <summary>What a call computes: what PyTorch, a plain evaluation or generated code made of it.</summary>
internal sealed record ComputedCall
{
    private static readonly IReadOnlyDictionary<string, double[]> None = new Dictionary<string, double[]>();

    /// <summary>The loss; null where the model has none.</summary>
    public double? Loss { get; init; }

    /// <summary>The result; null where the call has none.</summary>
    public double[]? Prediction { get; init; }

    /// <summary>The single numbers that the text names.</summary>
    public IReadOnlyDictionary<string, double> Numbers { get; init; } = new Dictionary<string, double>();

    /// <summary>The gradients, by parameter.</summary>
    public IReadOnlyDictionary<string, double[]> Gradients { get; init; } = None;

    /// <summary>The states after the call.</summary>
    public IReadOnlyDictionary<string, double[]> States { get; init; } = None;
}

/// <summary>Five steps of training.</summary>
/// <param name="Losses">The losses, each before its step.</param>
/// <param name="Parameters">The parameters after the last step.</param>
/// <param name="States">The states after it.</param>
internal sealed record ComputedSteps(double[] Losses, IReadOnlyDictionary<string, double[]> Parameters, IReadOnlyDictionary<string, double[]> States);
