using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Binding;

/// <summary>Calls of functions: elementwise ones, reductions, and what works on axes.</summary>
internal sealed partial class ModelWalk
{
    private Operand BindModelOrFunction(ModelFrame at, ExpressionSyntax expression, string? assigned)
    {
        (CallSyntax call, WithSyntax? with) = expression is WithSyntax changed ? (changed.Call, changed) : ((CallSyntax)expression, null);
        if (FindModel(at, call) is { } model)
        {
            Operand result = BindModelCall(at, call, with, model, assigned);
            return result.IsUnknown ? result : result with { Written = at.Quote(expression) };
        }

        if (with is not null)
        {
            Report(at, BindingDiagnostics.WithNeedsRule, call.Span, call.Function.Name.Text);
            return Operand.Unknown;
        }

        Operand value = BindFunction(at, call);
        return value.IsUnknown ? value : value with { Written = at.Quote(expression) };
    }

    private Operand BindFunction(ModelFrame at, CallSyntax call)
    {
        string name = call.Function.Name.Text;
        if (call.Scope is not null || call.Arguments is not { } arguments)
        {
            Report(at, ModelDiagnostics.NotInModels, call.Span, at.Quote(call), "functions name the axes that they run over: 'mean(x, N)'");
            return Operand.Unknown;
        }

        if (arguments.Count == 0 && name is not ("normal" or "uniform"))
        {
            return FailAtForm(at, call, ModelFunctions.Usage(name) ?? $"{name}(x)");
        }

        return name switch
        {
            "sum" or "mean" => BindSumOfProducts(at, call, name == "mean") ?? SumOfProducts(at, call.Span, [Bind(at, arguments[0])], arguments, name == "mean"),
            "dot" when arguments.Count == 2 => SumOfProducts(at, call.Span, [Bind(at, arguments[0]), Bind(at, arguments[1])], []),
            "max" or "min" => BindExtreme(at, call, name == "max"),
            "var" or "norm" or "norm1" or "rms" or "logsumexp" or "softmax" or "logsoftmax" or "argmax" or "argmin" or "any" => BindReduction(at, call, name),
            "cumsum" => BindCumulative(at, call),
            "crossentropy" => BindCrossEntropy(at, call),
            "stop" when arguments.Count == 1 => Stopped(Bind(at, arguments[0])),
            "dropout" => BindDropout(at, call),
            "normal" or "uniform" => BindNoise(at, call),
            "index" or "expand" or "rename" or "split" or "merge" or "flatten" or "stack" or "concat" => BindOfAxes(at, call, name),
            "transpose" when arguments.Count == 1 => Transpose(at, call.Span, Known(Bind(at, arguments[0]))),
            "where" when arguments.Count == 3 => BindConditional(at, call.Span, arguments[0], arguments[1], arguments[2]),
            "∂" or "derivative" => BindDerivative(at, call),
            "conv" or "convtranspose" or "repeat" or "maxpool" or "avgpool" => BindOfWindows(at, call, name),
            _ => BindElementwise(at, call),
        };
    }

    private Operand FailAtForm(ModelFrame at, CallSyntax call, string usage)
    {
        Report(at, ModelDiagnostics.WrongForm, call.Span, call.Function.Name.Text, usage, "");
        return Operand.Unknown;
    }

    private Operand BindElementwise(ModelFrame at, CallSyntax call)
    {
        string name = call.Function.Name.Text;
        IReadOnlyList<ExpressionSyntax> arguments = call.Arguments!;
        Function? function = Functions.Of(call);
        if (function is null or { Kind: not (FunctionKind.Elementwise or FunctionKind.Idiom) } || name == "hat")
        {
            return FailAtFunction(at, call.Function, function);
        }

        if (!function.Takes(arguments.Count))
        {
            string takes = function.Arities.Count == 1 && function.Arities[0] == 1 ? "1 argument" : $"{string.Join(" or ", function.Arities)} arguments";
            Report(at, BindingDiagnostics.WrongArgumentCount, call.Span, name, takes, arguments.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), function.Usage);
            return Operand.Unknown;
        }

        Operand[] operands = [.. arguments.Select(argument => Bind(at, argument))];
        return Apply(at, call.Span, (arithmetic, values) => ModelIdioms.Of(arithmetic, function, values), operands);
    }

    private Operand FailAtFunction(ModelFrame at, NameSyntax function, Function? ofRules)
    {
        string name = function.Name.Text;
        if (ofRules is not null)
        {
            Report(at, ModelDiagnostics.NotInModels, function.Span, name, ofRules.Kind == FunctionKind.Memory ? "what is kept from call to call is a state: 'm[c] ~ 0'" : "a model has no such function");
            return Operand.Unknown;
        }

        if (at.Values.ContainsKey(function.Name.Key) || at.Constructor.TryGetValue(function.Name.Key, out ConstructorValue? given) && given.Number is not null)
        {
            Report(at, BindingDiagnostics.UnknownFunction, function.Span, name, $"; to multiply, write '{name}*(…)'", "");
            return Operand.Unknown;
        }

        if (ModelFunctions.Advice(name) is { } advice)
        {
            Report(at, BindingDiagnostics.UnknownFunction, function.Span, name, $"; {advice}", "");
            return Operand.Unknown;
        }

        string? near = ModelFunctions.Synonym(name) ?? Functions.Synonym(name) ?? NearestName.Find(name, at.Calls.Select(model => model.Name).Concat(ModelFunctions.All).Concat(Functions.All.Select(known => known.Name)));
        Report(at, BindingDiagnostics.UnknownFunction, function.Span, name, near is null ? "; a name that is called is a function of the language or the class of another model" : $"; did you mean '{near}'?", near ?? "");
        return Operand.Unknown;
    }

    /// <summary>The axes that a function runs over: those behind its value, or all; null, and reported, where one is none.</summary>
    private IReadOnlyList<Axis>? ReducedAxes(ModelFrame at, IReadOnlyList<ExpressionSyntax> arguments, IReadOnlyList<Axis> axes, string value)
    {
        if (arguments.Count < 2)
        {
            return axes;
        }

        List<Axis> over = [];
        foreach (ExpressionSyntax argument in arguments.Skip(1))
        {
            if (argument is EllipsisSyntax)
            {
                if (at.AnyAxes is null)
                {
                    BindMisplaced(at, argument);
                    return null;
                }

                over.AddRange(axes.Where(axis => at.AnyAxes.Contains(axis) && !over.Contains(axis)));
            }
            else if (FindAxis(at, argument, axes, value) is { } axis)
            {
                over.Add(axis);
            }
            else
            {
                return null;
            }
        }

        return over;
    }

    private Operand BindExtreme(ModelFrame at, CallSyntax call, bool isMax)
    {
        IReadOnlyList<ExpressionSyntax> arguments = call.Arguments!;
        Operand first = Bind(at, arguments[0]);
        IReadOnlyList<Axis> axes = Known(first).Axes;

        // A name that is an axis of the value is one, whatever else it means.
        bool isReduction = arguments.Count == 1 || arguments.Skip(1).All(argument => argument is EllipsisSyntax || (argument is NameSyntax name && AxisWithin(at, name, axes) is not null));
        if (!isReduction)
        {
            Operand[] operands = [first, .. arguments.Skip(1).Select(argument => Bind(at, argument))];
            return Apply(at, call.Span, (arithmetic, values) => values.Skip(1).Aggregate(values[0], (extreme, next) => arithmetic.Call(isMax ? Intrinsics.Max : Intrinsics.Min, extreme, next)), operands);
        }

        if (first.IsUnknown || ReducedAxes(at, arguments, axes, first.Written) is not { } over)
        {
            return Operand.Unknown;
        }

        return Made(_graph.Reduce(isMax ? TensorOperation.Max : TensorOperation.Min, Numbers(Known(first)).Tensor!, over));
    }

    private Operand BindReduction(ModelFrame at, CallSyntax call, string name)
    {
        Operand operand = Numbers(Known(Bind(at, call.Arguments![0])));
        if (operand.IsUnknown || ReducedAxes(at, call.Arguments, operand.Axes, operand.Written) is not { } over)
        {
            return Operand.Unknown;
        }

        Tensor x = operand.Tensor!;
        switch (name)
        {
            case "logsumexp":
                return over.Count == 0 ? operand : Made(_graph.Reduce(TensorOperation.LogSumExp, x, over));

            case "softmax":
                return over.Count == 0 ? _elements.Constant(1) : Keep(operand, _graph.Softmax(x, over));

            case "logsoftmax":
                return over.Count == 0 ? _elements.Constant(0) : Within((arithmetic, values) => arithmetic.Subtract(values[0], values[1]), operand, _elements.Of(_graph.Reduce(TensorOperation.LogSumExp, x, over)));

            case "argmax" or "argmin":
                if (over.Count != 1)
                {
                    return FailAtForm(at, call, $"{name}({operand.Written}, c)");
                }

                return Made(_graph.Reduce(name == "argmax" ? TensorOperation.ArgMax : TensorOperation.ArgMin, x, over));

            case "norm":
                return Norm(at, call.Span, operand, over);

            case "norm1":
                return Made(_graph.Reduce(TensorOperation.Sum, Apply(at, call.Span, (arithmetic, values) => arithmetic.Call(Intrinsics.Abs, values[0]), operand).Tensor!, over));

            case "any":
                Operand greatest = Made(_graph.Reduce(TensorOperation.Max, x, over));
                return Apply(at, call.Span, (arithmetic, values) => arithmetic.Compare(Operation.NotEqual, values[0], arithmetic.Constant(0)), greatest);

            case "rms":
                return Apply(at, call.Span, (arithmetic, values) => arithmetic.Call(Intrinsics.Sqrt, values[0]), MeanOfSquares(at, call.Span, operand, over));

            default:
                Operand mean = DividedByCount(at, call.Span, Made(_graph.Reduce(TensorOperation.Sum, x, over)), over);
                return MeanOfSquares(at, call.Span, Within((arithmetic, values) => arithmetic.Subtract(values[0], values[1]), operand, mean), over);
        }
    }

    private Operand MeanOfSquares(ModelFrame at, RuleSpan span, Operand operand, IReadOnlyList<Axis> over)
    {
        Operand squares = Apply(at, span, (arithmetic, values) => arithmetic.Multiply(values[0].Named(), values[0].Named()), operand);
        return DividedByCount(at, span, Made(_graph.Reduce(TensorOperation.Sum, squares.Tensor!, over)), over);
    }

    private Operand DividedByCount(ModelFrame at, RuleSpan span, Operand sum, IReadOnlyList<Axis> over)
    {
        Length count = over.Aggregate(Length.One, (product, axis) => product * axis.Length);
        return count.Equals(Length.One) ? sum : Operate(at, span, BinaryOperator.Divide, sum, _elements.Of(_graph.Number(count)));
    }

    /// <summary>The root of the sum of squares. At 0, where the root has no derivative, it is a constant.</summary>
    private Operand Norm(ModelFrame at, RuleSpan span, Operand operand, IReadOnlyList<Axis>? over)
    {
        if (operand.IsUnknown)
        {
            return operand;
        }

        Operand squares = Apply(at, span, (arithmetic, values) => arithmetic.Multiply(arithmetic.Number(values[0]).Named(), arithmetic.Number(values[0]).Named()), operand);
        Operand sum = Made(_graph.Reduce(TensorOperation.Sum, squares.Tensor!, over ?? squares.Axes));
        return Apply(at, span, (arithmetic, values) =>
        {
            Value isZero = arithmetic.Compare(Operation.Equal, values[0], arithmetic.Constant(0));
            Value root = arithmetic.Call(Intrinsics.Sqrt, arithmetic.Select(isZero, arithmetic.Constant(1), values[0]));
            return arithmetic.Select(isZero, arithmetic.Constant(0), root);
        }, sum);
    }

    private Operand BindCumulative(ModelFrame at, CallSyntax call)
    {
        Operand operand = Numbers(Known(Bind(at, call.Arguments![0])));
        if (call.Arguments.Count != 2)
        {
            return FailAtForm(at, call, ModelFunctions.Usage("cumsum")!);
        }

        return operand.IsUnknown || FindAxis(at, call.Arguments[1], operand.Axes, operand.Written) is not { } axis
            ? Operand.Unknown
            : _elements.Of(_graph.CumulativeSum(operand.Tensor!, operand.Axes.ToList().IndexOf(axis)));
    }
}
