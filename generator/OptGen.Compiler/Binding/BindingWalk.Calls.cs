using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Binding;

internal sealed partial class BindingWalk
{
    /// <summary>Whether a function needs the elements of a parameter, other rules, or a memory.</summary>
    public static bool IsOfParameters(CallSyntax call) => call.Scope is not null || Functions.Of(call) is { IsInSchedules: false } || CalledRule.IsBase(call.Function.Name.Text);

    private Value BindCall(Place at, CallSyntax call)
    {
        Function? function = Functions.Of(call);
        if (call.Scope is not null || function is { Kind: FunctionKind.Reduction })
        {
            return BindReduction(at, call);
        }

        if (FindCalledRule(at, call) is not null)
        {
            return BindDisplacement(at, call, null);
        }

        if (CalledRule.IsBase(call.Function.Name.Text) && call.Arguments is { Count: 1 })
        {
            return BindOpenBase(at, call);
        }

        if (function is null)
        {
            ReportUnknownFunction(at, call.Function);
            return Unknown;
        }

        IReadOnlyList<ExpressionSyntax> arguments = call.Arguments ?? [];
        return !CheckCount(at, call, function) ? Unknown : function.Kind switch
        {
            FunctionKind.Elementwise => BindElementwise(at, function, arguments),
            FunctionKind.Matrix or FunctionKind.Order => BindMatrixFunction(at, function.Name, call, arguments),
            FunctionKind.Noise => BindNoise(at, function.Name, call, arguments),
            FunctionKind.Derivative => BindDerivative(at, arguments[0]),
            FunctionKind.Gradient => BindGradient(at, call, arguments[0]),
            _ => BindComposite(at, function.Name, call, arguments),
        };
    }

    private void ReportUnknownFunction(Place at, NameSyntax function)
    {
        string name = function.Name.Text;
        if (at.Scope.TryGet(at.Frame.Key(function.Name.Key), out _) || _rule.Hyperparameters.Any(hyperparameter => hyperparameter.Key == function.Name.Key))
        {
            Report(at, BindingDiagnostics.UnknownFunction, function.Span, name, $"; to multiply, write '{name}*(…)'");
            return;
        }

        if (ReportBeyondLanguage(at, function) || HasEnoughMistakes)
        {
            return;
        }

        string? near = Functions.Synonym(name) ?? NearestName.Find(name, at.Frame.Calls.Select(rule => rule.Name).Concat(Functions.All.Select(known => known.Name)));
        Report(at, BindingDiagnostics.UnknownFunction, function.Span, name, near is null ? "; a name that is called is a function of the language or the class of another optimizer" : $"; did you mean '{near}'?", near ?? "");
    }

    /// <summary>Binds what is one node, or a chain of them where it takes more than two.</summary>
    private Value BindElementwise(Place at, Function function, IReadOnlyList<ExpressionSyntax> arguments)
    {
        Intrinsic intrinsic = Intrinsics.Find(function.Name)!;
        IEnumerable<Value> values = arguments.Select(argument => BindExpression(at, argument));
        return arguments.Count > 2 ? values.Aggregate((extreme, next) => _arithmetic.Call(intrinsic, extreme, next)) : _arithmetic.Call(intrinsic, [.. values]);
    }

    private Value BindComposite(Place at, string name, CallSyntax call, IReadOnlyList<ExpressionSyntax> arguments)
    {
        if (name == "where")
        {
            return BindConditional(at, arguments[0], arguments[1], arguments[2]);
        }

        if (name is "delay" or "last")
        {
            return name == "delay" ? BindDelay(at, call, arguments[0], arguments[1]) : BindLast(at, call, arguments[0], arguments[1]);
        }

        List<Value> values = [.. arguments.Select(argument => BindExpression(at, argument))];
        values.AddRange(Functions.Of(call)!.DefaultsBehind(values.Count).Select(_arithmetic.Constant));
        if (new DualArithmetic(_arithmetic).Activation(name, [.. values]) is { } activation)
        {
            return activation.Value;
        }

        return name switch
        {
            "ema" => _arithmetic.Ema(values[0], values[1], values[2]),
            "hat" => _arithmetic.Hat(values[0], values[1], new Value(_graph.Leaf(Operation.StepNumber, Shape.Scalar))),
            "lerp" => _arithmetic.Lerp(values[0], values[1], values[2]),
            "clamp" => _arithmetic.Clamp(values[0], values[1], values[2]),
            "rsqrt" => _arithmetic.Reciprocal(_arithmetic.Call(Intrinsics.Sqrt, values[0])),
            "softplus" when values.Count == 1 => _arithmetic.Call(Intrinsics.Softplus, values[0]),
            "softplus" => _arithmetic.Divide(_arithmetic.Call(Intrinsics.Softplus, _arithmetic.Multiply(values[0], values[1])), values[1]),
            _ => BindPrevious(at, TextOf(at, call), values[0], values.Count > 1 ? values[1] : null),
        };
    }

    /// <summary>The value that an expression had at the previous step, from a state that holds it.</summary>
    private Value BindPrevious(Place at, string text, Value current, Value? first)
    {
        Node now = _arithmetic.Number(current).Node;
        Node? start = first is { } given ? _arithmetic.Number(given).Node : null;

        // The same value remembered twice at one place is one memory.
        _memoryCount++;
        string identity = $"prev:{now.Id}:{start?.Id}";
        if (at.Memories.TryGetValue(identity, out (string Key, Node Before) known) && at.Scope.TryGet(known.Key, out Node remembered) && remembered == HeldBy(known.Key, now))
        {
            return new Value(known.Before);
        }

        string key = $"prev #{_memoryCount}";
        Node stored = AddState(at, key, UniqueStateName(at.Frame.Prefix + text));
        Node before = start is null ? stored : HeldBy(key, _graph.Select(FirstStep, start, stored));
        Remember(at, key, now);
        at.Memories[identity] = (key, before);
        return new Value(before);
    }

    private bool CheckCount(Place at, CallSyntax call, Function function) => function.Takes(call.Arguments?.Count ?? 0) || ReportCount(at, call, function.Arities, function.Usage);

    private bool ReportCount(Place at, CallSyntax call, IReadOnlyList<int> counts, string usage)
    {
        string takes = counts.Count == 1 && counts[0] == 1 ? "1 argument" : $"{string.Join(" or ", counts)} arguments";
        Report(at, BindingDiagnostics.WrongArgumentCount, call.Span, call.Function.Name.Text, takes, (call.Arguments?.Count ?? 0).ToString(), usage);
        return false;
    }
}
