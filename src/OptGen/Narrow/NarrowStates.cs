using System.Runtime.CompilerServices;
using OptGen.Codes;
using OptGen.CompilerServices;
using OptGen.Lanes;

namespace OptGen.Narrow;

/// <summary>The narrow states of one parameter, and where its other memory of one number for each weight is.</summary>
internal sealed unsafe class NarrowStates
{
    /// <summary>Elements that are decoded, passed over and encoded at a time, so that they stay in the nearest cache.</summary>
    public const int RunLength = 4 * Block8Codes.BlockLength;

    /// <summary>Tells these random bits from the noise of rules, which have the same seeds.</summary>
    private const ulong Domain = 0x6E61_7272_6F77_6564;

    /// <summary>Codes and scales of four states.</summary>
    private const int MostNear = 8;

    private readonly NarrowState[] _states;

    /// <summary>Where the codes of each state begin, and its scales: of many small parameters, each object on the way there costs as much as some elements.</summary>
    private readonly nint[] _firsts;

    /// <summary>The first of these, in the object itself.</summary>
    private readonly NearFirsts _near;

    /// <param name="length">How many weights the parameter has.</param>
    /// <param name="states">Its states of one number for each weight.</param>
    /// <param name="more">How much memory of that size it has besides.</param>
    private NarrowStates(int length, IReadOnlyList<StateInfo> states, int more)
    {
        _states = [.. states.Where(state => state.Storage != Storage.Full).Select(state => NarrowState.Create(state.Storage, length))];
        Count = _states.Length;
        _firsts = [.. _states.SelectMany(state => new[] { (nint)state.Codes, (nint)state.FirstScale })];
        _firsts.AsSpan(0, Math.Min(_firsts.Length, MostNear)).CopyTo(_near);
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

    public int Count { get; }

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
    public ref ushort BFloat16(int index, nint element) => ref ((ushort*)First(2 * index))[element];

    /// <summary>A code of a state that is kept in eight bits.</summary>
    /// <param name="index">The state's place among the narrow ones.</param>
    /// <param name="element">The element.</param>
    public ref byte Block8(int index, nint element) => ref ((byte*)First(2 * index))[element];

    /// <summary>The scales of such a state from a block on.</summary>
    /// <param name="index">The state's place among the narrow ones.</param>
    /// <param name="element">An element of the block.</param>
    public float* ScalesFrom(int index, nint element) => (float*)First((2 * index) + 1) + (element / Block8Codes.BlockLength);

    /// <summary>Between which numbers elements of up to eight blocks of a state lie.</summary>
    /// <param name="index">The state's place among the narrow ones.</param>
    /// <param name="start">The first, where a block begins.</param>
    /// <param name="count">How many there are.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public Interval Range(int index, nint start, int count) => First((2 * index) + 1) == 0
        ? BFloat16State.Range((ushort*)First(2 * index) + start, count)
        : Block8State.Range((byte*)First(2 * index) + start, count, ScalesFrom(index, start));

    /// <summary>Asks for this object, which tells where the codes are.</summary>
    public void PrefetchPlaces() => CacheLines.Prefetch(in _near[0], 0);

    /// <summary>Asks for the first codes of the first states, and their scales.</summary>
    public void Prefetch()
    {
        for (int i = 0; i < MostNear && i < 2 * Count; i++)
        {
            CacheLines.Prefetch(in *(byte*)_near[i], 0);
        }
    }

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nint First(int place) => place < MostNear ? _near[place] : _firsts[place];

    [InlineArray(MostNear)]
    private struct NearFirsts
    {
        private nint _first;
    }
}
