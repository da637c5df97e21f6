using System.Globalization;
using System.Text;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;

namespace OptGen.Generator.Tests.Models.Reference;

/// <summary>Tensors of one number, made at random, with lengths and values for all that they are made of.</summary>
/// <param name="Seed">What tells it, and its values, from others.</param>
/// <param name="Graph">Where the tensors are.</param>
/// <param name="Loss">The number.</param>
/// <param name="Lengths">The lengths that the compiler does not know.</param>
/// <param name="Indices">What integers among the data count along, by the data's names.</param>
internal sealed record RandomModel(int Seed, TensorGraph Graph, Tensor Loss, IReadOnlyDictionary<LengthSymbol, long> Lengths, IReadOnlyDictionary<string, Axis> Indices)
{
    /// <summary>All tensors that the loss is made of, inputs first.</summary>
    public IReadOnlyList<Tensor> Tensors => TensorEvaluator.NeededFor([Loss]);

    /// <summary>The parameters that the loss is made of.</summary>
    public IReadOnlyList<Tensor> Parameters => [.. Tensors.Where(tensor => tensor.Operation == TensorOperation.Parameter)];

    /// <summary>The lengths and values: functions of the seed, the name and the element alone.</summary>
    /// <param name="shift">What is added to an element.</param>
    public TensorInputs Inputs(Func<Tensor, int, double>? shift = null) => InputsOf(Seed, Lengths, Indices, shift);

    public static TensorInputs InputsOf(int seed, IReadOnlyDictionary<LengthSymbol, long> lengths, IReadOnlyDictionary<string, Axis> indices, Func<Tensor, int, double>? shift = null)
    {
        TensorInputs lengthsAlone = new(symbol => lengths[symbol], (_, _) => double.NaN);
        return lengthsAlone with { Leaf = (leaf, element) => Value(seed, leaf, element, name => lengthsAlone.Of(indices[name])) + (shift?.Invoke(leaf, element) ?? 0) };
    }

    /// <summary>All tensors, one a line.</summary>
    public override string ToString()
    {
        TensorInputs inputs = Inputs();
        StringBuilder text = new($"seed {Seed}\n");
        foreach (Tensor tensor in WithBodies(Tensors))
        {
            TensorContent content = tensor.Content;
            string what = tensor.Operation switch
            {
                TensorOperation.Constant => content.Value.ToString("R", CultureInfo.InvariantCulture),
                TensorOperation.Length => content.Length!.ToString(),
                TensorOperation.Elementwise => content.Function?.Name ?? content.Operation.ToString(),
                _ => content.Name,
            };
            string over = content.Axes.Count > 0 ? $" over {string.Join(", ", content.Axes.Select(axis => $"{axis}#{axis.Id}"))}" : "";
            string axes = string.Join(", ", tensor.Axes.Select(axis => $"{axis}#{axis.Id}={inputs.Of(axis)}"));
            string details = $"{(content.From is { } from ? $" from {from}" : "")}{(content.IsReversed ? " reversed" : "")} at {content.Place}";
            text.Append(CultureInfo.InvariantCulture, $"#{tensor.Id}[{axes}] = {tensor.Operation} {what}({string.Join(", ", tensor.Inputs.Select(input => $"#{input.Id}"))}){over}{details}{Rounds(content)}\n");
        }

        return text.ToString();
    }

    /// <summary>The tensors, those of loops' rounds before what the loops leave.</summary>
    public static IEnumerable<Tensor> WithBodies(IEnumerable<Tensor> tensors) => tensors
        .SelectMany(tensor => tensor.Content is { Loop: null, Body: null }
            ? [tensor]
            : WithBodies(TensorEvaluator.NeededFor([.. tensor.Content.Loop?.Next ?? [], .. new[] { tensor.Content.Body }.OfType<Tensor>()])).Append(tensor))
        .Distinct();

    private static string Rounds(TensorContent content) => content.Loop is { } loop
        ? $" of {loop.Round}{(loop.IsReversed ? " reversed" : "")}, formals {string.Join(", ", loop.Formals.Select(formal => $"#{formal.Id}"))}, next {string.Join(", ", loop.Next.Select(next => $"#{next.Id}"))}"
        : content.Body is { } body ? $" of #{body.Id}" : "";

    private static double Value(int seed, Tensor leaf, int element, Func<string, int> range)
    {
        ulong bits = Mixed(Mixed(Mixed((ulong)seed) ^ leaf.Content.Name.Aggregate(0UL, (hash, letter) => Mixed(hash ^ letter))) ^ (ulong)element);
        double share = (bits >> 11) * Math.Pow(2, -53);
        return (leaf.Operation, leaf.Kind) switch
        {
            (_, ElementKind.Condition) => share < 0.5 ? 0 : 1,
            (_, ElementKind.Integer) => Math.Floor(share * range(leaf.Content.Name)),
            (TensorOperation.Uniform, _) => share,
            (TensorOperation.Normal, _) => Math.Sqrt(-2 * Math.Log(1 - share)) * Math.Cos(2 * Math.PI * ((Mixed(bits) >> 11) * Math.Pow(2, -53))),
            (TensorOperation.Hyperparameter, _) => 0.2 + share,
            _ => (3 * share) - 1.5,
        };
    }

    /// <summary>The finalizer of splitmix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).</summary>
    private static ulong Mixed(ulong z)
    {
        z += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
