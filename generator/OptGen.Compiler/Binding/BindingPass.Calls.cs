using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Binding;

internal sealed partial class BindingPass
{
    /// <summary>Whether a function needs the elements of a parameter, other rules, or a memory.</summary>
    public static bool IsOfParameters(CallSyntax call) => call.Scope is not null || Functions.Of(call) is { IsInSchedules: false } || CalledRule.IsBase(call.Function.Name.Text);

    private Value BindCall(CallSyntax call)
    {
        Function? function = Functions.Of(call);
        if (call.Scope is not null || function is { Kind: FunctionKind.Reduction })
        {
            return BindReduction(call);
        }

        if (FindCalledRule(call) is not null)
        {
            return BindDisplacement(call, null);
        }

        if (CalledRule.IsBase(call.Function.Name.Text) && call.Arguments is { Count: 1 })
        {
            return BindOpenBase(call);
        }

        if (function is null)
        {
            ReportUnknownFunction(call.Function);
            return Unknown;
        }

        IReadOnlyList<ExpressionSyntax> arguments = call.Arguments ?? [];
        return !CheckCount(call, function) ? Unknown : function.Kind switch
        {
            FunctionKind.Elementwise => BindElementwise(function, arguments),
            FunctionKind.Matrix or FunctionKind.Order => BindMatrixFunction(function.Name, call, arguments),
            FunctionKind.Noise => BindNoise(function.Name, call, arguments),
            FunctionKind.Derivative => BindDerivative(arguments[0]),
            FunctionKind.Gradient => BindGradient(call, arguments[0]),
            _ => BindComposite(function.Name, call, arguments),
        };
    }

    private void ReportUnknownFunction(NameSyntax function)
    {
        string name = function.Name.Text;
        if (_scope.TryGet(_frame.Key(function.Name.Key), out _) || _rule.Hyperparameters.Any(hyperparameter => hyperparameter.Key == function.Name.Key))
        {
            Report(BindingDiagnostics.UnknownFunction, function.Span, name, $"; to multiply, write '{name}*(…)'");
            return;
        }

        if (ReportBeyondLanguage(function) || HasEnoughMistakes)
        {
            return;
        }

        string? near = Functions.Synonym(name) ?? NearestName.Find(name, _frame.Calls.Select(rule => rule.Name).Concat(Functions.All.Select(known => known.Name)));
        Report(BindingDiagnostics.UnknownFunction, function.Span, name, near is null ? "; a name that is called is a function of the language or the class of another optimizer" : $"; did you mean '{near}'?", near ?? "");
    }

    /// <summary>Binds what is one node, or a chain of them where it takes more than two.</summary>
    private Value BindElementwise(Function function, IReadOnlyList<ExpressionSyntax> arguments)
    {
        Intrinsic intrinsic = Intrinsics.Of(function);
        IEnumerable<Value> values = arguments.Select(BindExpression);
        return arguments.Count > 2 ? values.Aggregate((extreme, next) => _arithmetic.Call(intrinsic, extreme, next)) : _arithmetic.Call(intrinsic, [.. values]);
    }

    private Value BindComposite(string name, CallSyntax call, IReadOnlyList<ExpressionSyntax> arguments)
    {
        if (name == "where")
        {
            return BindConditional(arguments[0], arguments[1], arguments[2]);
        }

        if (name is "delay" or "last")
        {
            return name == "delay" ? BindDelay(call, arguments[0], arguments[1]) : BindLast(call, arguments[0], arguments[1]);
        }

        List<Value> values = [.. arguments.Select(BindExpression)];
        return name switch
        {
            "ema" => _arithmetic.Ema(values[0], values[1], values[2]),
            "hat" => _arithmetic.Hat(values[0], values[1], new Value(_graph.Leaf(Operation.StepNumber, Shape.Scalar))),
            "lerp" => _arithmetic.Lerp(values[0], values[1], values[2]),
            "clamp" => _arithmetic.Clamp(values[0], values[1], values[2]),
            "rsqrt" => _arithmetic.Reciprocal(_arithmetic.Call(Intrinsics.Sqrt, values[0])),
            "softplus" when values.Count == 1 => _arithmetic.Call(Intrinsics.Softplus, values[0]),
            "softplus" => _arithmetic.Divide(_arithmetic.Call(Intrinsics.Softplus, _arithmetic.Multiply(values[0], values[1])), values[1]),
            _ => BindPrevious(TextOf(call), values[0], values.Count > 1 ? values[1] : null),
        };
    }

    /// <summary>The value that an expression had at the previous step, from a state that holds it.</summary>
    private Value BindPrevious(string text, Value current, Value? first)
    {
        Node now = _arithmetic.Number(current).Node;
        Node? start = first is { } given ? _arithmetic.Number(given).Node : null;

        // The same value remembered twice at one place is one memory.
        _memoryCount++;
        string identity = $"prev:{now.Id}:{start?.Id}";
        if (_memories.TryGetValue(identity, out (string Key, Node Before) known) && _scope.TryGet(known.Key, out Node remembered) && remembered == HeldBy(known.Key, now))
        {
            return new Value(known.Before);
        }

        string key = $"prev #{_memoryCount}";
        Node stored = AddState(key, UniqueStateName(_frame.Prefix + text));
        Node before = start is null ? stored : HeldBy(key, _graph.Select(FirstStep, start, stored));
        Remember(key, now);
        _memories[identity] = (key, before);
        return new Value(before);
    }

    private bool CheckCount(CallSyntax call, Function function) => function.Takes(call.Arguments?.Count ?? 0) || ReportCount(call, function.Arities, function.Usage);

    private bool ReportCount(CallSyntax call, IReadOnlyList<int> counts, string usage)
    {
        string takes = counts.Count == 1 && counts[0] == 1 ? "1 argument" : $"{string.Join(" or ", counts)} arguments";
        Report(BindingDiagnostics.WrongArgumentCount, call.Span, call.Function.Name.Text, takes, (call.Arguments?.Count ?? 0).ToString(), usage);
        return false;
    }
}
