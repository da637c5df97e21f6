using System.Runtime.CompilerServices;
using OptGen.Codes;
using OptGen.CompilerServices;

namespace OptGen.Narrow;

/// <summary>The narrow states of one parameter, and where its other memory of one number for each weight is.</summary>
internal sealed unsafe class NarrowStates
{
    /// <summary>Elements that are decoded, passed over and encoded at a time, so that they stay in the nearest cache.</summary>
    public const int RunLength = 4 * Block8Codes.BlockLength;

    /// <summary>Tells these random bits from the noise of rules, which have the same seeds.</summary>
    private const ulong Domain = 0x6E61_7272_6F77_6564;

    private readonly NarrowState[] _states;

    /// <param name="length">How many weights the parameter has.</param>
    /// <param name="states">Its states of one number for each weight.</param>
    /// <param name="more">How much memory of that size it has besides.</param>
    private NarrowStates(int length, IReadOnlyList<StateInfo> states, int more)
    {
        _states = [.. states.Where(state => state.Storage != Storage.Full).Select(state => NarrowState.Create(state.Storage, length))];
        Places = new int[states.Count + more];
        int narrow = 0;
        for (int i = 0; i < Places.Length; i++)
        {
            bool isNarrow = i < states.Count && states[i].Storage != Storage.Full;
            Places[i] = isNarrow ? ~narrow++ : WideCount++;
        }
    }

    /// <summary>Where each state is: its place among the wide ones, or the complement of its place among the narrow ones.</summary>
    public int[] Places { get; }

    public int Count => _states.Length;

    /// <summary>How much memory in the weights' type there is, of one number for each weight.</summary>
    public int WideCount { get; }

    public NarrowState this[int index] => _states[index];

    /// <summary>The narrow states of a parameter; null where it has none.</summary>
    /// <param name="parameter">The parameter's name, for what is thrown.</param>
    /// <param name="length">How many weights it has.</param>
    /// <param name="all">Its states.</param>
    /// <param name="more">How much memory of one number for each weight it has besides its states.</param>
    public static NarrowStates? Of(string parameter, int length, IReadOnlyList<StateInfo> all, int more)
    {
        List<StateInfo> states = [.. all.Where(state => state.Shape == StateShape.Element)];
        foreach (StateInfo state in states.Where(state => state.Storage != Storage.Full && length > NarrowState.MostElements(state.Storage)))
        {
            throw new ArgumentException($"State '{state.Name}' of parameter '{parameter}' has {length} elements; as {state.Storage} it can have {NarrowState.MostElements(state.Storage)}: split the parameter.");
        }

        return states.TrueForAll(state => state.Storage == Storage.Full) ? null : new NarrowStates(length, states, more);
    }

    /// <summary>Reads elements of some states.</summary>
    /// <param name="which">The states.</param>
    /// <param name="start">The first element, a multiple of the length of blocks.</param>
    /// <param name="count">How many elements.</param>
    /// <param name="values">Takes them, the states in sections.</param>
    /// <param name="stride">How far apart the sections are.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Decode(ReadOnlySpan<int> which, nint start, nint count, float* values, nint stride)
    {
        foreach (int state in which)
        {
            _states[state].Decode((int)start, (int)count, values + (state * stride));
        }
    }

    /// <summary>Writes elements of some states, rounded stochastically.</summary>
    /// <param name="which">The states.</param>
    /// <param name="start">The first element, a multiple of the length of blocks.</param>
    /// <param name="count">How many elements: whole blocks, or all to the end.</param>
    /// <param name="values">The numbers, the states in sections.</param>
    /// <param name="stride">How far apart the sections are.</param>
    /// <param name="key">What <see cref="StepKey"/> gives.</param>
    /// <param name="signed">The states whose codes have a sign in any case.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Encode(ReadOnlySpan<int> which, nint start, nint count, float* values, nint stride, ulong key, ReadOnlySpan<int> signed)
    {
        foreach (int state in which)
        {
            // Each word serves two states by its halves.
            RoundingKey ofPair = new(RandomWords.Key(key, (ulong)(state / 2)), start);
            _states[state].Encode((int)start, (int)count, values + (state * stride), ofPair, state % 2 == 0 ? Rounding.ByLowerHalf : Rounding.ByUpperHalf, signed.Contains(state));
        }
    }

    /// <summary>A code of a state that is kept as the upper halves of its numbers.</summary>
    /// <param name="index">The state's place among the narrow ones.</param>
    /// <param name="element">The element.</param>
    public ref ushort BFloat16(int index, nint element) => ref ((BFloat16State)_states[index]).Half(element);

    /// <summary>A code of a state that is kept in eight bits.</summary>
    /// <param name="index">The state's place among the narrow ones.</param>
    /// <param name="element">The element.</param>
    public ref byte Block8(int index, nint element) => ref ((Block8State)_states[index]).Code(element);

    /// <summary>The scales of such a state from a block on.</summary>
    /// <param name="index">The state's place among the narrow ones.</param>
    /// <param name="element">An element of the block.</param>
    public float* ScalesFrom(int index, nint element) => ((Block8State)_states[index]).ScalesFrom(element);

    public void Clear()
    {
        foreach (NarrowState state in _states)
        {
            state.Clear();
        }
    }

    /// <summary>What the random bits of a step follow from, but for state and element.</summary>
    /// <param name="seed">The optimizer's seed.</param>
    /// <param name="parameter">What noise knows the parameter by.</param>
    /// <param name="step">The number of the step for the parameter.</param>
    public static ulong StepKey(long seed, ulong parameter, long step) => RandomWords.Key(RandomWords.Key(Domain ^ (ulong)seed, parameter), (ulong)step);
}
