using OptGen.Hyperparameters;
using OptGen.Narrow;
using OptGen.Parameters;

namespace OptGen.Tests.Checkpoints;

/// <summary>The bits of what an optimizer has besides weights.</summary>
internal static class OptimizerBits
{
    public static IEnumerable<ulong> Of(Optimizer optimizer) =>
    [
        (ulong)optimizer.StepCount,
        (ulong)optimizer.Seed,
        .. HyperparameterText.Of(optimizer).Select(text => (ulong)string.GetHashCode(text, StringComparison.Ordinal)),
        .. optimizer.Parameters.SelectMany(parameter => States(optimizer, parameter).Prepend((ulong)parameter.StepCount)),
    ];

    private static IEnumerable<ulong> States(Optimizer optimizer, Parameter parameter) =>
        parameter.States.Where(state => !state.Name.StartsWith("kept.", StringComparison.Ordinal))
            .SelectMany(state => StateAccess.Narrow(parameter, state) is { } narrow ? Stored(narrow) : optimizer.State(parameter, state.Name).ToArray().Select(BitConverter.DoubleToUInt64Bits));

    private static IEnumerable<ulong> Stored(NarrowState narrow) =>
        [.. narrow.Bytes.ToArray().Select(code => (ulong)code), .. narrow.Scales.ToArray().Select(scale => (ulong)BitConverter.SingleToUInt32Bits(scale))];
}
