using OptGen.Compiler.Language;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Binding;

/// <summary>Noise, which takes the axes of what it meets.</summary>
internal sealed partial class ModelWalk
{
    /// <summary>Which call of noise this is: each draws numbers of its own, in both passes the same.</summary>
    private static string NoiseKey(ModelFrame at, CallSyntax call)
    {
        bool isPool = call.Function.Name.Text == "maxpool";
        List<CallSyntax> calls = [.. at.Source.Statements.SelectMany(RuleTree.Descendants).OfType<CallSyntax>().Where(other => isPool ? other.Function.Name.Text == "maxpool" : other.Function.Name.Text is "normal" or "uniform" or "dropout")];
        return $"{at.Prefix}{call.Function.Name.Text}{calls.FindIndex(other => other.Span == call.Span) + 1}{at.Rounds}";
    }

    private Operand BindNoise(ModelFrame at, CallSyntax call)
    {
        bool isNormal = call.Function.Name.Text == "normal";
        IReadOnlyList<ExpressionSyntax> arguments = call.Arguments!;
        if (arguments.Count > 2 || (!isNormal && arguments.Count == 1) || arguments.Any(argument => argument is NamedArgumentSyntax))
        {
            return FailAtForm(at, call, ModelFunctions.Usage(call.Function.Name.Text)!);
        }

        Operand[] numbers = [.. arguments.Select(argument => Bind(at, argument))];
        if (numbers.Any(number => number.IsUnknown))
        {
            return Operand.Unknown;
        }

        string key = NoiseKey(at, call);
        Length? round = RoundNow;
        TensorOperation distribution = isNormal ? TensorOperation.Normal : TensorOperation.Uniform;
        bool isStandard = numbers.Length == 0 || (!isNormal && numbers[0].Tensor is { Operation: TensorOperation.Constant, Content.Value: 0 } && numbers[1].Tensor is { Operation: TensorOperation.Constant, Content.Value: 1 });
        return Operand.Waiting(axes =>
        {
            Operand noise = _elements.Of(_graph.Noise(distribution, key, axes, round));
            return isStandard ? noise : Apply(at, call.Span, (arithmetic, values) => (isNormal, values.Count) switch
            {
                (true, 2) => arithmetic.Multiply(values[1], values[0]),
                (true, _) => arithmetic.Add(arithmetic.Multiply(values[2], values[0]), values[1]),
                _ => arithmetic.Add(arithmetic.Multiply(arithmetic.Subtract(values[2], values[1]), values[0]), values[1]),
            }, [noise, .. numbers]);
        });
    }

    /// <summary><c>train ? x*(uniform(0,1) >= p)/(1-p) : x</c>.</summary>
    private Operand BindDropout(ModelFrame at, CallSyntax call)
    {
        if (call.Arguments!.Count != 2)
        {
            return FailAtForm(at, call, ModelFunctions.Usage("dropout")!);
        }

        Operand x = Known(Bind(at, call.Arguments[0]));
        Operand share = Bind(at, call.Arguments[1]);
        if (x.IsUnknown || share.IsUnknown || !_isTraining)
        {
            return x;
        }

        Operand noise = _elements.Of(_graph.Noise(TensorOperation.Uniform, NoiseKey(at, call), x.Axes, RoundNow));
        return Apply(
            at,
            call.Span,
            (arithmetic, values) => arithmetic.Divide(arithmetic.Multiply(values[0], arithmetic.Compare(Operation.GreaterOrEqual, values[2], values[1])), arithmetic.Subtract(arithmetic.Constant(1), values[1])),
            x,
            share,
            noise);
    }
}
