using System.Runtime.InteropServices;
using OptGen.Memory;

namespace OptGen.Parameters;

/// <summary>
/// Refuses memory that overlaps other memory of an optimizer or a group, where what a step does would depend on the order in which it goes through them: of what it writes, nothing
/// may be a part of anything else. Gradients, and what else is only read, may be one.
/// </summary>
internal sealed class Overlaps
{
    private const MemoryUse All = MemoryUse.Weights | MemoryUse.Gradient | MemoryUse.Given | MemoryUse.States;

    private MemoryMap? _weights;
    private MemoryMap? _gradients;
    private MemoryMap? _given;
    private MemoryMap? _states;

    // A field of its own: a property that is set is one more method for the first step to compile.
    private int _version;

    /// <summary>Another number whenever some memory has come or gone.</summary>
    public int Version => _version;

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
        if ((_weights!.MayOverlap(weights) || _gradients!.MayOverlap(weights) || MayOverlapGivens(weights, others) || MayOverlapStates(weights, others))
            && Find(weightBytes, All, others) is var (owner, use))
        {
            throw new ArgumentException($"The weights of parameter '{name}' share memory with {Describe(owner, use, weightBytes)}.", nameof(weights));
        }

        if ((_weights.MayOverlap(gradients) || MayOverlapGivens(gradients, others) || MayOverlapStates(gradients, others))
            && Find(gradientBytes, All & ~MemoryUse.Gradient, others) is var (other, its))
        {
            throw new ArgumentException($"The gradient of parameter '{name}' shares memory with {Describe(other, its, gradientBytes)}.", nameof(gradients));
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
        if ((_weights!.MayOverlap(memory) || _gradients!.MayOverlap(memory) || MayOverlapStates(memory, parameters))
            && Find(MemoryMarshal.AsBytes(memory.Span), All & ~MemoryUse.Given, parameters) is var (owner, use))
        {
            throw new ArgumentException($"{what} shares memory with {Describe(owner, use, MemoryMarshal.AsBytes(memory.Span))}, which a step may change. Give a copy.", argument);
        }
    }

    /// <summary>Checks memory that a call is to write.</summary>
    /// <param name="what">What it is, for the message: the subject of a sentence.</param>
    /// <param name="bytes">The memory.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="own">The parameter whose weights it may be; null where it may be no weights.</param>
    /// <param name="argument">The caller's name of it.</param>
    /// <exception cref="ArgumentException">It overlaps anything else that the optimizer or group uses.</exception>
    public static void CheckWritten(string what, ReadOnlySpan<byte> bytes, ReadOnlySpan<Parameter> parameters, Parameter? own, string argument)
    {
        foreach (Parameter parameter in parameters)
        {
            if (Find(bytes, parameter == own ? All & ~MemoryUse.Weights : All, new ReadOnlySpan<Parameter>(in parameter)) is var (owner, use))
            {
                throw new ArgumentException($"{what} shares memory with {Describe(owner, use, bytes)}: give memory of its own.", argument);
            }
        }
    }

    /// <summary>Notes a parameter that has been added.</summary>
    public void Add(Parameter parameter)
    {
        parameter.NoteMemory(_weights!, MemoryUse.Weights);
        parameter.NoteMemory(_gradients!, MemoryUse.Gradient);
        _version++;
        if (_states is not null)
        {
            parameter.NoteMemory(_states, MemoryUse.States);
        }
    }

    /// <summary>What is given has changed.</summary>
    public void ForgetGiven()
    {
        _given = null;
        _version++;
    }

    /// <summary>States have been allocated.</summary>
    public void ForgetStates()
    {
        _states = null;
        _version++;
    }

    private bool MayOverlapGivens<T>(Memory<T> memory, ReadOnlySpan<Parameter> parameters)
        where T : unmanaged
    {
        _given = Current(_given, MemoryUse.Given, parameters);
        return _given.MayOverlap(memory);
    }

    /// <summary>States are arrays of our own, which only memory that is none can be a part of.</summary>
    private bool MayOverlapStates<T>(Memory<T> memory, ReadOnlySpan<Parameter> parameters)
        where T : unmanaged
    {
        if (MemoryMarshal.TryGetArray<T>(memory, out _))
        {
            return false;
        }

        _states = Current(_states, MemoryUse.States, parameters);
        return _states.MayOverlap(memory);
    }

    private void Prepare(ReadOnlySpan<Parameter> parameters)
    {
        _weights = Current(_weights, MemoryUse.Weights, parameters);
        _gradients = Current(_gradients, MemoryUse.Gradient, parameters);
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
            foreach (MemoryUse use in (ReadOnlySpan<MemoryUse>)[MemoryUse.Weights, MemoryUse.Gradient, MemoryUse.Given, MemoryUse.States])
            {
                if ((uses & use) != 0 && parameter.Overlaps(bytes, use))
                {
                    return (parameter, use);
                }
            }
        }

        return null;
    }

    private static string Describe(Parameter owner, MemoryUse use, ReadOnlySpan<byte> bytes)
    {
        string what = use switch
        {
            MemoryUse.Weights => "the weights",
            MemoryUse.Gradient => "the gradient",
            MemoryUse.Given => owner.NameOfGiven(bytes),
            _ => StateAccess.NameOf(owner, bytes),
        };
        return $"{what} of parameter '{owner.Name}'";
    }
}
