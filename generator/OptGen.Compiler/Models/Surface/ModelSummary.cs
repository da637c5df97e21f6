using System.Globalization;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Binding;
using OptGen.Compiler.Models.Emission;

namespace OptGen.Compiler.Models.Surface;

/// <summary>Axes and cost of a model in one line, for who points at its class: <c>784→50→10, 39,760 parameters (159 KB); per example: forward 79 kFLOP, backward 80 kFLOP, 240 bytes kept; 5 products, 1 row pass</c>.</summary>
internal static class ModelSummary
{
    /// <param name="model">What the model computes.</param>
    /// <param name="program">What its calls do; null for a layer, whose lengths are those of what calls it.</param>
    /// <param name="isDouble">Whether elements are <c>double</c>.</param>
    public static string Of(BoundModel model, EmittedProgram? program, bool isDouble)
    {
        Length parameters = model.Parameters.Aggregate(Length.Of(0), (sum, parameter) => sum + Product(parameter.AllAxes));
        int size = isDouble ? 8 : 4;
        string count = parameters.Number is { } number
            ? $"{number.ToString("N0", CultureInfo.InvariantCulture)} parameters ({Bytes(number * size)})"
            : $"{parameters} parameters";
        string chain = string.Join("→", Chain(model));
        string axes = $"{(chain.Length == 0 ? "" : chain + ", ")}{count}";
        if (program is null)
        {
            return axes + ".";
        }

        (Length forward, Length backward) = OperationCount.Of(model, program.Gradients);
        bool hasLoss = model.Training.Loss is not null;
        List<string> costs = [];
        if (Operations(model, forward) is { } forwards && Operations(model, backward) is { } backwards)
        {
            costs.Add($"forward {forwards}");
            if (hasLoss)
            {
                costs.Add($"backward {backwards}");
            }
        }

        Length kept = OfExample(model, (Length.Of(size) * program.Cost.KeptNumbers) + (Length.Of(4) * program.Cost.KeptIntegers));
        if (hasLoss && (kept.Number is not null || kept.Terms.Count <= MostTerms))
        {
            costs.Add($"{(kept.Number is { } bytes ? Bytes(bytes) : $"{kept} bytes")} kept");
        }

        string example = costs.Count == 0 ? "" : $"; per example: {string.Join(", ", costs)}";
        return $"{axes}{example}; {Counted(program.Cost.Products, "product", "products")}, {Counted(program.Cost.Passes, "row pass", "row passes")}.";
    }

    private static string Counted(int count, string one, string several) => $"{count.ToString(CultureInfo.InvariantCulture)} {(count == 1 ? one : several)}";

    /// <summary>Of a formula with more terms than these nobody learns anything.</summary>
    private const int MostTerms = 4;

    /// <summary>The lengths that matrices lead through, where each begins with what the one before ends with.</summary>
    private static IEnumerable<string> Chain(BoundModel model)
    {
        ModelVariable[] matrices = [.. model.Parameters.Where(parameter => parameter.Axes.Count > 1)];
        bool isChain = matrices.Zip(matrices.Skip(1), (first, second) => first.Axes[first.Axes.Count - 1].Length.Equals(second.Axes[0].Length)).All(fits => fits);
        return !isChain || matrices.Length == 0 ? [] : matrices.Select(matrix => matrix.Axes[0].Length).Append(matrices[matrices.Length - 1].Axes.Last().Length).Select(length => length.ToString());
    }

    /// <summary>Operations for each example, where they can be told in a few words; the number of examples is the first length that a call gives.</summary>
    private static string? Operations(BoundModel model, Length operations)
    {
        Length one = OfExample(model, operations);
        return one.Number is { } number ? Short(number) + "FLOP" : one.Terms.Count <= MostTerms ? $"{one} FLOP" : null;
    }

    private static Length OfExample(BoundModel model, Length length) =>
        model.DataLengths.FirstOrDefault() is { } examples ? length.With(symbol => symbol.Equals(examples) ? Length.One : null) : length;

    private static Length Product(IEnumerable<Axis> axes) => axes.Aggregate(Length.One, (product, axis) => product * axis.Length);

    private static string Bytes(long number) => number < 1000 ? $"{number.ToString(CultureInfo.InvariantCulture)} bytes" : Short(number).Replace("k", "K") + "B";

    private static string Short(double number) => number switch
    {
        < 1e3 => number.ToString("0", CultureInfo.InvariantCulture) + " ",
        < 1e6 => Rounded(number / 1e3) + " k",
        < 1e9 => Rounded(number / 1e6) + " M",
        _ => Rounded(number / 1e9) + " G",
    };

    /// <summary>To two digits at least.</summary>
    private static string Rounded(double number) => number.ToString(number < 10 ? "0.#" : "0", CultureInfo.InvariantCulture);
}
