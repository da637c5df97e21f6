namespace OptGen.Kernels;

/// <summary>Memory that the caller of one step gives instead of, or besides, the parameter's own.</summary>
internal readonly ref struct StepMemory
{
    public readonly bool IsGiven;
    public readonly ref byte Weights;
    public readonly ref readonly byte Gradient;
    public readonly ref byte Evaluation;

    public StepMemory(ref byte weights, ref readonly byte gradient)
    {
        IsGiven = true;
        Weights = ref weights;
        Gradient = ref gradient;
    }

    public StepMemory(ref byte evaluation) => Evaluation = ref evaluation;
}
