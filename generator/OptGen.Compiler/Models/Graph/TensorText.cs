using System.Globalization;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Graph;

/// <summary>Tensors as maths, for comments: <c>hᵀ @ δz</c>, <c>(δz @ W2ᵀ) ⊙ [h &gt; 0]</c>. Products of elements are ⊙ between arrays, and * with a number.</summary>
/// <param name="name">What a tensor is called; null where it is written out.</param>
internal sealed class TensorText(Func<Tensor, string?> name)
{
    /// <summary>A comment is for readers: what is nested so deeply that a line gets longer than this is left out.</summary>
    private const int Length = 120;
    private const int Depth = 12;

    private enum Level
    {
        Or,
        And,
        Comparison,
        Sum,
        Matrix,
        Product,
        Prefix,
        Primary,
    }

    /// <summary>The tensor in words; its own name is not used, those of its inputs are.</summary>
    public string Of(Tensor tensor)
    {
        string text = "";
        for (int depth = Depth; depth > 0 && (text.Length == 0 || text.Length > Length); depth--)
        {
            text = Written(tensor, depth).Text;
        }

        return text;
    }

    private (string Text, Level Level) Text(Tensor tensor, int depth) =>
        name(tensor) is { } known ? (known, Level.Primary) : depth == 0 ? ("…", Level.Primary) : Written(tensor, depth);

    private string At(Level level, Tensor tensor, int depth)
    {
        (string text, Level own) = Text(tensor, depth - 1);
        return own < level ? $"({text})" : text;
    }

    private (string Text, Level Level) Written(Tensor t, int depth)
    {
        string Inner(int place) => At(Level.Or, t.Inputs[place], depth);
        return t.Operation switch
        {
            TensorOperation.Constant when t.Kind == ElementKind.Condition => (t.Content.Value != 0 ? "true" : "false", Level.Primary),
            TensorOperation.Constant => (Number(t.Content.Value), t.Content.Value < 0 ? Level.Sum : Level.Primary),
            TensorOperation.Length => (t.Content.Length!.ToString(), t.Content.Length!.ToString().Any(letter => "+-*/ ".Contains(letter)) ? Level.Sum : Level.Primary),
            TensorOperation.Index => ($"index({t.Axes[0]})", Level.Primary),
            TensorOperation.Uniform => ("uniform(0, 1)", Level.Primary),
            TensorOperation.Normal => ("normal()", Level.Primary),
            TensorOperation.Elementwise => Element(t, depth),
            TensorOperation.Stop => ($"stop({Inner(0)})", Level.Primary),
            TensorOperation.Reorder when t.Axes.Count == 2 => ($"{At(Level.Primary, t.Inputs[0], depth)}ᵀ", Level.Primary),

            // The same numbers at the same places, seen otherwise.
            TensorOperation.Relabel or TensorOperation.Reorder or TensorOperation.Expand or TensorOperation.Split or TensorOperation.Merge => Text(t.Inputs[0], depth - 1),
            TensorOperation.Concat => ($"concat({string.Join(", ", t.Inputs.Select((_, i) => Inner(i)))}, {t.Axes[t.Content.Place]})", Level.Primary),
            TensorOperation.Slice => ($"{At(Level.Primary, t.Inputs[0], depth)}[{t.Inputs[0].Axes[t.Content.Place]}: {t.Content.From}..{t.Content.From! + t.Axes[t.Content.Place].Length}]", Level.Primary),
            TensorOperation.Pad => ($"pad({Inner(0)}, {t.Axes[t.Content.Place]} from {t.Content.From})", Level.Primary),
            TensorOperation.Windows => ($"windows({Inner(0)}, {t.Inputs[0].Axes[t.Content.Place]})", Level.Primary),
            TensorOperation.Fold => ($"fold({Inner(0)}, {t.Axes[t.Content.Place]})", Level.Primary),
            TensorOperation.At => ($"{At(Level.Primary, t.Inputs[0], depth)}[{t.Content.From}]", Level.Primary),
            TensorOperation.LoopOutput => Within(t.Inputs[0], depth).Text(t.Content.Body!, depth - 1),
            TensorOperation.LoopResult => Within(t.Inputs[0], depth).Text(t.Inputs[0].Content.Loop!.Next[t.Content.Place], depth - 1),
            TensorOperation.Gather => ($"{At(Level.Primary, t.Inputs[0], depth)}[{Inner(1)}]", Level.Primary),
            TensorOperation.Scatter => ($"scatter({Inner(0)}, {t.Axes[t.Content.Place]} = {Inner(1)})", Level.Primary),
            TensorOperation.Contract => Product(t, depth),
            TensorOperation.CumulativeSum => ($"cumsum({Inner(0)}, {(t.Content.IsReversed ? "reversed " : "")}{t.Axes[t.Content.Place]})", Level.Primary),
            TensorOperation.Sum or TensorOperation.Max or TensorOperation.Min or TensorOperation.ArgMax or TensorOperation.ArgMin or TensorOperation.LogSumExp or TensorOperation.Softmax =>
                ($"{t.Operation.ToString().ToLowerInvariant()}({Inner(0)}, {Names(t.Content.Axes)})", Level.Primary),
            _ => (t.Content.Name, Level.Primary),
        };
    }

    /// <summary>Within a loop: what it carries by the name that it has there, and what it is given as outside.</summary>
    private TensorText Within(Tensor loop, int depth)
    {
        LoopBody body = loop.Content.Loop!;
        return new(tensor => !body.Formals.Contains(tensor) ? name(tensor)
            : body.Carries(tensor) ? tensor.Content.Name.Split('.') is { Length: > 1 } parts ? parts[1] : tensor.Content.Name
            : At(Level.Primary, loop.Inputs[body.Formals.ToList().IndexOf(tensor)], depth - 1));
    }

    private (string Text, Level Level) Element(Tensor t, int depth)
    {
        string Operand(int place, Level level) => At(level, t.Inputs[place], depth);
        string Times(int place, int other) => $"{Operand(place, Level.Product)}{(t.Inputs[place].IsScalar || t.Inputs[other].IsScalar ? "*" : " ⊙ ")}";
        string Factors() => $"{Times(0, 1)}{Operand(1, Level.Prefix)}";
        string Binary(string sign, Level level) => $"{Operand(0, level)} {sign} {Operand(1, level + 1)}";
        return t.Content.Operation switch
        {
            Operation.Add => ($"{Operand(0, Level.Sum)} + {Operand(1, Level.Sum)}", Level.Sum),
            Operation.Subtract => (Binary("-", Level.Sum), Level.Sum),
            Operation.Multiply => (Factors(), Level.Product),
            Operation.Divide => ($"{Operand(0, Level.Product)}/{Operand(1, Level.Prefix)}", Level.Product),
            Operation.Remainder => (Binary("%", Level.Product), Level.Product),
            Operation.Negate => ($"-{Operand(0, Level.Prefix)}", Level.Prefix),
            Operation.MultiplyAdd => ($"{Factors()} + {Operand(2, Level.Sum)}", Level.Sum),
            Operation.MultiplySubtract => ($"{Factors()} - {Operand(2, Level.Product)}", Level.Sum),
            Operation.MultiplyAddNegated => ($"{Operand(2, Level.Sum)} - {Factors()}", Level.Sum),
            Operation.Less => (Binary("<", Level.Comparison), Level.Comparison),
            Operation.LessOrEqual => (Binary("<=", Level.Comparison), Level.Comparison),
            Operation.Greater => (Binary(">", Level.Comparison), Level.Comparison),
            Operation.GreaterOrEqual => (Binary(">=", Level.Comparison), Level.Comparison),
            Operation.Equal => (Binary("==", Level.Comparison), Level.Comparison),
            Operation.NotEqual => (Binary("!=", Level.Comparison), Level.Comparison),
            Operation.And => ($"{Operand(0, Level.And)} and {Operand(1, Level.And)}", Level.And),
            Operation.Or => ($"{Operand(0, Level.Or)} or {Operand(1, Level.Or)}", Level.Or),
            Operation.Not => ($"not {Operand(0, Level.Prefix)}", Level.Prefix),
            Operation.Number => ($"[{Operand(0, Level.Or)}]", Level.Primary),
            Operation.Select when IsZero(t.Inputs[2]) => ($"{Times(1, 0)}[{Operand(0, Level.Or)}]", Level.Product),
            Operation.Select when IsZero(t.Inputs[1]) => ($"{Times(2, 0)}[not {Operand(0, Level.Prefix)}]", Level.Product),
            Operation.Select => ($"where({Operand(0, Level.Or)}, {Operand(1, Level.Or)}, {Operand(2, Level.Or)})", Level.Primary),
            _ => ($"{t.Content.Function!.Name}({string.Join(", ", t.Inputs.Select((_, i) => Operand(i, Level.Or)))})", Level.Primary),
        };
    }

    private (string Text, Level Level) Product(Tensor t, int depth)
    {
        if (t.Inputs.Count == 2 && Side(t.Inputs[0], t.Content.Axes, isLeft: true, depth) is { } left && Side(t.Inputs[1], t.Content.Axes, isLeft: false, depth) is { } right
            && !t.Inputs[0].Axes.Any(axis => t.Has(axis) && t.Inputs[1].Has(axis)))
        {
            return ($"{left} @ {right}", Level.Matrix);
        }

        string factors = string.Join("*", t.Inputs.Select(factor => At(Level.Product, factor, depth)));
        return ($"sum({factors}, {Names(t.Content.Axes)})", Level.Primary);
    }

    /// <summary>A factor as a matrix, whose summed axes are inside; null where it is none.</summary>
    private string? Side(Tensor factor, IReadOnlyList<Axis> summed, bool isLeft, int depth)
    {
        int count = factor.Axes.Count(summed.Contains);
        if (count != summed.Count)
        {
            return null;
        }

        bool areFirst = factor.Axes.Take(count).SequenceEqual(summed);
        bool areLast = factor.Axes.Skip(factor.Axes.Count - count).SequenceEqual(summed);
        return (isLeft ? areLast : areFirst) ? At(Level.Prefix, factor, depth)
            : (isLeft ? areFirst : areLast) ? $"{At(Level.Primary, factor, depth)}ᵀ"
            : null;
    }

    private static bool IsZero(Tensor tensor) => tensor is { Operation: TensorOperation.Constant, Kind: ElementKind.Number, Content.Value: 0 };

    private static string Names(IReadOnlyList<Axis> axes) => string.Join(", ", axes);

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture).Replace("E-0", "e-").Replace("E-", "e-").Replace("E+", "e");
}
