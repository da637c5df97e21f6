using System.Runtime.InteropServices;
using System.Security.Cryptography;
using OptGen.Codes;

namespace OptGen.Tests.Narrow;

/// <summary>A few steps of an optimizer with narrow states, and the bits of weights and states that come of them.</summary>
internal static class NarrowRun
{
    private const int Steps = 5;

    /// <summary>Both storages, together and beside wide states, in passes of every kind.</summary>
    public static IReadOnlyList<Type> Types { get; } = [typeof(BFloat16AdamW), typeof(Block8AdamW), typeof(ManyNarrow), typeof(NarrowByRows), typeof(NarrowMuon)];

    public static TheoryData<string> Names => [.. Types.Select(type => type.Name)];

    public static Optimizer Create(string name) => Create(Types.Single(type => type.Name == name));

    /// <summary>One line for each optimizer, for processes with other registers.</summary>
    public static IEnumerable<string> Lines()
    {
        foreach (Type type in Types)
        {
            using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (int length in (int[])[1, 7, 100, 256, 300, 1023, 1500, 5000])
            {
                hash.AppendData(MemoryMarshal.AsBytes(Run(Create(type), [length % 100 == 0 ? new int[] { 100, length / 100 } : new int[] { 1, length }]).AsSpan()));
            }

            yield return $"{type.Name} narrow {Convert.ToHexString(hash.GetHashAndReset())}";
        }
    }

    /// <summary>Weights and states of all parameters, one parameter after the other.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="shapes">The shapes of the parameters.</param>
    /// <param name="together">Whether their memory is parts of two arrays, side by side.</param>
    /// <param name="offset">Where in these the memory begins.</param>
    public static uint[] Run(Optimizer optimizer, IReadOnlyList<int[]> shapes, bool together = false, int offset = 0)
    {
        int[] lengths = [.. shapes.Select(shape => shape.Aggregate(1, (product, axis) => product * axis))];
        float[] allWeights = new float[offset + lengths.Sum()];
        float[] allGradients = new float[offset + lengths.Sum()];
        List<(Parameter Parameter, Memory<float> Weights, Memory<float> Gradient)> parameters = [];
        int start = offset;
        for (int i = 0; i < lengths.Length; i++)
        {
            Memory<float> weights = together ? allWeights.AsMemory(start, lengths[i]) : new float[lengths[i]];
            Memory<float> gradient = together ? allGradients.AsMemory(start, lengths[i]) : new float[lengths[i]];
            start += lengths[i];
            Fill(weights.Span, (ulong)i);
            parameters.Add((optimizer.Add($"{i}", weights, gradient, shapes[i]), weights, gradient));
        }

        for (int step = 1; step <= Steps; step++)
        {
            for (int i = 0; i < parameters.Count; i++)
            {
                Fill(parameters[i].Gradient.Span, (ulong)((1000 * step) + i));
            }

            optimizer.Step();
        }

        List<uint> bits = [];
        foreach ((Parameter parameter, Memory<float> weights, _) in parameters)
        {
            Add(bits, weights.Span);
            foreach (StateInfo state in parameter.States.Where(state => state.Shape == StateShape.Element))
            {
                float[] values = new float[parameter.Length];
                optimizer.ReadState(parameter, state.Name, values);
                Add(bits, values);
            }
        }

        return [.. bits];
    }

    /// <summary>Numbers from −1 to 1 that look random.</summary>
    public static void Fill(Span<float> values, ulong seed)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ((long)RandomWords.Key(seed, (ulong)i) >> 40) / 8388608f;
        }
    }

    private static void Add(List<uint> bits, ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            bits.Add(BitConverter.SingleToUInt32Bits(value));
        }
    }

    private static Optimizer Create(Type type) => ShippedOptimizers.Create(type);
}
