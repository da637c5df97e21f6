namespace OptGen.Passes;

/// <summary>Memory that the caller of one step gives instead of, or besides, the parameter's own; and how to go over it.</summary>
internal readonly ref struct StepMemory
{
    public readonly bool IsGiven;
    public readonly ref byte Weights;
    public readonly ref readonly byte Gradient;
    public readonly ref byte Evaluation;
    public readonly StepSettings Settings;

    /// <summary>Whether only some rows of the weights take part, whose gradients alone are given, one after the other.</summary>
    public readonly bool HasRows;

    /// <summary>These rows, in ascending order.</summary>
    public readonly ReadOnlySpan<int> Rows;

    public StepMemory(StepSettings settings) => Settings = settings;

    public StepMemory(ref byte weights, ref readonly byte gradient, StepSettings settings)
    {
        IsGiven = true;
        Weights = ref weights;
        Gradient = ref gradient;
        Settings = settings;
    }

    /// <summary>Makes memory of the gradients of some rows; whose parameter it is knows the weights (<see cref="WithWeights"/>).</summary>
    public StepMemory(ref readonly byte rowGradients, ReadOnlySpan<int> rows)
    {
        IsGiven = true;
        HasRows = true;
        Gradient = ref rowGradients;
        Rows = rows;
        Settings = StepSettings.Plain;
    }

    private StepMemory(StepMemory other, StepSettings settings)
    {
        this = other;
        Settings = settings;
    }

    private StepMemory(StepMemory other, ref byte weights)
    {
        this = other;
        Weights = ref weights;
    }

    public StepMemory(ref byte evaluation)
    {
        Evaluation = ref evaluation;
        Settings = StepSettings.Plain;
    }

    /// <summary>The same memory, gone over in another way.</summary>
    public StepMemory With(StepSettings settings) => new(this, settings);

    /// <summary>The same memory with these weights.</summary>
    public StepMemory WithWeights(ref byte weights) => new(this, ref weights);
}
