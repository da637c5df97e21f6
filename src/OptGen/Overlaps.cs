using System.Runtime.InteropServices;

namespace OptGen;

/// <summary>
/// Refuses memory that overlaps other memory of an optimizer or a group, where what a step does would depend on the order in which it goes through them: of what it writes, nothing
/// may be a part of anything else. Gradients, and what else is only read, may be one.
/// </summary>
internal sealed class Overlaps
{
    private const MemoryUse All = MemoryUse.Weights | MemoryUse.Gradient | MemoryUse.Given;

    private MemoryMap? _weights;
    private MemoryMap? _gradients;
    private MemoryMap? _given;

    /// <summary>Checks the memory of a parameter that is to be added.</summary>
    /// <exception cref="ArgumentException">It overlaps that of another one, or its own.</exception>
    public void CheckNew<T>(string name, Memory<T> weights, Memory<T> gradients, ReadOnlySpan<Parameter> others)
        where T : unmanaged
    {
        ReadOnlySpan<byte> weightBytes = MemoryMarshal.AsBytes(weights.Span);
        ReadOnlySpan<byte> gradientBytes = MemoryMarshal.AsBytes(gradients.Span);
        if (weightBytes.Overlaps(gradientBytes))
        {
            throw new ArgumentException($"The weights and the gradient of parameter '{name}' share memory.", nameof(gradients));
        }

        Prepare(others);
        if ((_weights!.MayOverlap(weights) || _gradients!.MayOverlap(weights) || _given!.MayOverlap(weights)) && Find(weightBytes, All, others) is var (owner, use))
        {
            throw new ArgumentException($"The weights of parameter '{name}' share memory with {Describe(use)} of parameter '{owner.Name}'.", nameof(weights));
        }

        const MemoryUse NotRead = MemoryUse.Weights | MemoryUse.Given;
        if ((_weights.MayOverlap(gradients) || _given!.MayOverlap(gradients)) && Find(gradientBytes, NotRead, others) is var (other, its))
        {
            throw new ArgumentException($"The gradient of parameter '{name}' shares memory with {Describe(its)} of parameter '{other.Name}'.", nameof(gradients));
        }
    }

    /// <summary>Checks memory that is to be read beside the gradient.</summary>
    /// <param name="what">What it is, for the message: the subject of a sentence.</param>
    /// <param name="memory">The memory.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="argument">The caller's name of it.</param>
    /// <exception cref="ArgumentException">It overlaps weights, or a gradient, which a step may clear.</exception>
    public void CheckGiven<T>(string what, Memory<T> memory, ReadOnlySpan<Parameter> parameters, string argument)
        where T : unmanaged
    {
        Prepare(parameters);
        if ((_weights!.MayOverlap(memory) || _gradients!.MayOverlap(memory))
            && Find(MemoryMarshal.AsBytes(memory.Span), MemoryUse.Weights | MemoryUse.Gradient, parameters) is var (owner, use))
        {
            throw new ArgumentException($"{what} shares memory with {Describe(use)} of parameter '{owner.Name}', which a step may change. Give a copy.", argument);
        }
    }

    /// <summary>Notes a parameter that has been added.</summary>
    public void Add(Parameter parameter)
    {
        parameter.NoteMemory(_weights!, MemoryUse.Weights);
        parameter.NoteMemory(_gradients!, MemoryUse.Gradient);
    }

    /// <summary>What is given has changed.</summary>
    public void ForgetGiven() => _given = null;

    private void Prepare(ReadOnlySpan<Parameter> parameters)
    {
        _weights = Current(_weights, MemoryUse.Weights, parameters);
        _gradients = Current(_gradients, MemoryUse.Gradient, parameters);
        _given = Current(_given, MemoryUse.Given, parameters);
    }

    private static MemoryMap Current(MemoryMap? map, MemoryUse use, ReadOnlySpan<Parameter> parameters)
    {
        if (map is { IsOutdated: false })
        {
            return map;
        }

        map = new MemoryMap();
        foreach (Parameter parameter in parameters)
        {
            parameter.NoteMemory(map, use);
        }

        return map;
    }

    private static (Parameter Owner, MemoryUse Use)? Find(ReadOnlySpan<byte> bytes, MemoryUse uses, ReadOnlySpan<Parameter> parameters)
    {
        foreach (Parameter parameter in parameters)
        {
            foreach (MemoryUse use in (ReadOnlySpan<MemoryUse>)[MemoryUse.Weights, MemoryUse.Gradient, MemoryUse.Given])
            {
                if ((uses & use) != 0 && parameter.Overlaps(bytes, use))
                {
                    return (parameter, use);
                }
            }
        }

        return null;
    }

    private static string Describe(MemoryUse use) => use switch
    {
        MemoryUse.Weights => "the weights",
        MemoryUse.Gradient => "the gradient",
        _ => "what is given",
    };
}
