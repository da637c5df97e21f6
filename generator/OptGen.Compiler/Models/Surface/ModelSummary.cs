using System.Globalization;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Binding;

namespace OptGen.Compiler.Models.Surface;

/// <summary>Axes and cost of a model in one line, for who points at its class: <c>784→50→10, 39,760 parameters (159 KB); per example: forward 79 kFLOP, backward 80 kFLOP</c>.</summary>
internal static class ModelSummary
{
    public static string Of(BoundModel model, bool isDouble)
    {
        Length parameters = model.Parameters.Aggregate(Length.Of(0), (sum, parameter) => sum + Product(parameter.Axes));
        (Length forward, Length backward) = OperationCount.Of(model);
        string count = parameters.Number is { } number
            ? $"{number.ToString("N0", CultureInfo.InvariantCulture)} parameters ({Short(number * (isDouble ? 8 : 4))}B)"
            : $"{parameters} parameters";
        string chain = string.Join("→", Chain(model));
        if (Operations(model, forward) is not { } forwardText || Operations(model, backward) is not { } backwardText)
        {
            return $"{(chain.Length == 0 ? "" : chain + ", ")}{count}.";
        }

        string cost = $"forward {forwardText}{(model.Training.Loss is null ? "" : $", backward {backwardText}")}";
        return $"{(chain.Length == 0 ? "" : chain + ", ")}{count}; per example: {cost}.";
    }

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
        LengthSymbol? examples = model.DataLengths.FirstOrDefault();
        if (examples is not null && operations.With(symbol => symbol.Equals(examples) ? Length.One : null) is { Number: { } number })
        {
            return Short(number) + "FLOP";
        }

        Length one = examples is null ? operations : operations.With(symbol => symbol.Equals(examples) ? Length.One : null);
        return one.Terms.Count <= 4 ? $"{one} FLOP" : null;
    }

    private static Length Product(IEnumerable<Axis> axes) => axes.Aggregate(Length.One, (product, axis) => product * axis.Length);

    private static string Short(double number) => number switch
    {
        < 1e3 => number.ToString("0", CultureInfo.InvariantCulture) + " ",
        < 1e6 => (number / 1e3).ToString("0.#", CultureInfo.InvariantCulture) + " k",
        < 1e9 => (number / 1e6).ToString("0.#", CultureInfo.InvariantCulture) + " M",
        _ => (number / 1e9).ToString("0.#", CultureInfo.InvariantCulture) + " G",
    };
}
