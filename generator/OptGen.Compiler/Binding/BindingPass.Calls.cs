using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Binding;

internal sealed partial class BindingPass
{
    /// <summary>Functions that are more than one node, by name, with the numbers of arguments that they take.</summary>
    private static readonly Dictionary<string, int[]> Composites = new(StringComparer.Ordinal)
    {
        ["ema"] = [3],
        ["hat"] = [2],
        ["lerp"] = [3],
        ["clamp"] = [3],
        ["rsqrt"] = [1],
        ["where"] = [3],
        ["softplus"] = [1, 2],
        ["prev"] = [1, 2],
        ["delay"] = [2],
        ["last"] = [2],
    };

    /// <summary>Whether a function needs the elements of a parameter, other rules, or a memory.</summary>
    public static bool IsOfParameters(CallSyntax call) =>
        call.Scope is not null || IsReduction(call) || IsDerivative(call) || IsGradient(call)
        || (call.Function.Name.Text is var name && (name is "prev" or "delay" or "last" || CalledRule.IsBase(name) || Noises.ContainsKey(name) || MatrixFunctions.ContainsKey(name)));

    private Value BindCall(CallSyntax call)
    {
        string name = call.Function.Name.Text;
        if (call.Scope is not null || IsReduction(call))
        {
            return BindReduction(call);
        }

        if (FindCalledRule(call) is not null)
        {
            return BindDisplacement(call, null);
        }

        if (CalledRule.IsBase(name) && call.Arguments is { Count: 1 })
        {
            return BindOpenBase(call);
        }

        IReadOnlyList<ExpressionSyntax> arguments = call.Arguments ?? [];
        if (Composites.TryGetValue(name, out int[]? counts))
        {
            return CheckCount(call, arguments, counts) ? BindComposite(name, call, arguments) : Unknown;
        }

        if (MatrixFunctions.TryGetValue(name, out int[]? takes))
        {
            return CheckCount(call, arguments, takes) ? BindMatrixFunction(name, call, arguments) : Unknown;
        }

        if (Intrinsics.Find(name) is { } intrinsic)
        {
            if (arguments.Count > 2 && (intrinsic == Intrinsics.Min || intrinsic == Intrinsics.Max))
            {
                return arguments.Select(BindExpression).Aggregate((extreme, next) => _arithmetic.Call(intrinsic, extreme, next));
            }

            return CheckCount(call, arguments, [intrinsic.Arity]) ? _arithmetic.Call(intrinsic, [.. arguments.Select(BindExpression)]) : Unknown;
        }

        if (IsDerivative(call))
        {
            return BindDerivative(call);
        }

        if (IsGradient(call))
        {
            return BindGradient(call);
        }

        if (Noises.TryGetValue(name, out counts))
        {
            return CheckCount(call, arguments, counts) ? BindNoise(name, call, arguments) : Unknown;
        }

        if (_scope.TryGet(_frame.Key(call.Function.Name.Key), out _) || _rule.Hyperparameters.Any(hyperparameter => hyperparameter.Key == call.Function.Name.Key))
        {
            Report(BindingDiagnostics.UnknownFunction, call.Function.Span, name, $"; to multiply, write '{name}*(…)'");
            return Unknown;
        }

        if (ReportBeyondLanguage(call.Function))
        {
            return Unknown;
        }

        if (HasEnoughMistakes)
        {
            return Unknown;
        }

        IEnumerable<string> candidates = _frame.Calls.Select(rule => rule.Name).Concat(Intrinsics.All.Select(known => known.Name)).Concat(Composites.Keys).Concat(Noises.Keys).Concat(Reductions.Keys).Concat(MatrixFunctions.Keys).Append(GradientFunction);
        string? near = FunctionNames.Synonym(name) ?? NearestName.Find(name, candidates);
        Report(BindingDiagnostics.UnknownFunction, call.Function.Span, name, near is null ? "; a name that is called is a function of the language or the class of another optimizer" : $"; did you mean '{near}'?", near ?? "");
        return Unknown;
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

    private bool CheckCount(CallSyntax call, IReadOnlyList<ExpressionSyntax> arguments, int[] counts)
    {
        if (counts.Contains(arguments.Count))
        {
            return true;
        }

        string takes = counts.Length == 1 && counts[0] == 1 ? "1 argument" : $"{string.Join(" or ", counts)} arguments";
        Report(BindingDiagnostics.WrongArgumentCount, call.Span, call.Function.Name.Text, takes, arguments.Count.ToString(), Usages.Of(call.Function.Name.Text, counts));
        return false;
    }
}
