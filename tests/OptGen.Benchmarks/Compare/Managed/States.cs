using OptGen.Benchmarks.Compare.Native;

namespace OptGen.Benchmarks.Compare.Managed;

/// <summary>The states of one tensor.</summary>
/// <param name="tensors">The memory.</param>
/// <param name="tensor">The place of the tensor in the list.</param>
internal readonly ref struct States(NativeTensors tensors, int tensor)
{
    private const int FirstState = NativeTensors.Gradient + 1;

    /// <summary>The first state.</summary>
    public Span<float> First => tensors.Values(tensor, FirstState);

    /// <summary>The second.</summary>
    public Span<float> Second => tensors.Values(tensor, FirstState + 1);

    /// <summary>The third.</summary>
    public Span<float> Third => tensors.Values(tensor, FirstState + 2);

    /// <summary>The fourth.</summary>
    public Span<float> Fourth => tensors.Values(tensor, FirstState + 3);
}
