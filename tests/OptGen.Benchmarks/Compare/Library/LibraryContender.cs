using OptGen.Benchmarks.Compare.Lists;
using OptGen.Benchmarks.Compare.Measuring;

namespace OptGen.Benchmarks.Compare.Library;

/// <summary>An optimizer of the library.</summary>
internal class LibraryContender : Contender
{
    /// <summary>Adds the tensors to an optimizer, and fills its states.</summary>
    /// <param name="name">The contender's name.</param>
    /// <param name="optimizer">The optimizer, which has no parameters yet.</param>
    /// <param name="list">The tensors.</param>
    /// <param name="plainArrays">Whether weights and gradients are arrays as <c>new</c> makes them.</param>
    /// <param name="dead">Whether gradients are zero and states subnormal; otherwise all are random.</param>
    public LibraryContender(string name, Optimizer optimizer, ParameterList list, bool plainArrays = false, bool dead = false)
        : base(name)
    {
        Optimizer = optimizer;
        (Memory<float>[] weights, Gradients) = plainArrays ? (LibraryTensors.Plain(list, 1), LibraryTensors.Plain(list, 2)) : LibraryTensors.Advised(list);
        for (int i = 0; i < weights.Length; i++)
        {
            optimizer.Add($"{i}", weights[i], Gradients[i], list.Shapes[i]);
        }

        if (dead)
        {
            optimizer.ZeroGradients();
        }

        // Initial values of states are taken at the first step, so that they would undo what is filled in before.
        optimizer.Step();
        FillStates(dead);
    }

    /// <summary>The optimizer.</summary>
    protected Optimizer Optimizer { get; }

    /// <summary>The gradients of the tensors.</summary>
    protected Memory<float>[] Gradients { get; }

    /// <summary>One step.</summary>
    public void Step() => Optimizer.Step();

    /// <inheritdoc/>
    protected override void Run(int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            Optimizer.Step();
        }
    }

    private void FillStates(bool dead)
    {
        RandomValues random = new(3);
        foreach (Parameter parameter in Optimizer.Parameters)
        {
            foreach (StateInfo state in parameter.States.Where(state => state.Shape == StateShape.Element))
            {
                Span<float> values = state.Storage == Storage.Full ? Optimizer.State<float>(parameter, state.Name) : new float[parameter.Length];
                if (dead)
                {
                    random.FillSubnormal(values);
                }
                else
                {
                    random.FillPositive(values);
                }

                if (state.Storage != Storage.Full)
                {
                    Optimizer.WriteState(parameter, state.Name, values);
                }
            }
        }
    }
}
