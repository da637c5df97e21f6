extern alias Runtime;

using OptGen.Compiler.Language;
using Runtime::OptGen.CompilerServices;

namespace OptGen.Generator.Tests.Evaluation;

internal sealed partial class StepWalk<T>
{
    private const string MemoryMark = "memory ";

    /// <summary>Of Klambauer and others, 2017.</summary>
    private const double SeluScale = 1.0507009873554804934193349852946;

    private const double SeluAlpha = 1.6732632423543772848170429916717;

    /// <summary>Whether a key is that of what a <c>prev</c>, <c>delay</c> or <c>last</c> keeps.</summary>
    public static bool IsMemory(string key) => key.StartsWith(MemoryMark, StringComparison.Ordinal);

    private Quantity<T> Evaluate(ExpressionSyntax expression) => expression switch
    {
        NumberSyntax number => Quantity<T>.Constant(number.Value),
        BooleanSyntax boolean => Quantity<T>.Condition(boolean.Value, isConstant: true),
        NameSyntax name => Read(Indices.FoldedKey(name.Name.Key)),
        IndexSyntax index => ReadIndexed(index),
        BracketedSyntax bracketed => Evaluate(bracketed.Inner),
        AbsoluteValueSyntax absolute => _calculator.Call(Math.Abs, Evaluate(absolute.Operand), isExact: true),
        UnarySyntax unary => Evaluate(unary),
        BinarySyntax binary => Evaluate(binary, Evaluate(binary.Left), Evaluate(binary.Right)),
        ComparisonSyntax comparison => Evaluate(comparison),
        ConditionalSyntax conditional => _calculator.Select(Evaluate(conditional.Condition), Evaluate(conditional.WhenTrue), Evaluate(conditional.WhenFalse)),
        CallSyntax or NormSyntax or InnerProductSyntax when IsReduction(expression) => Reduce(expression, ""),
        CallSyntax { Scope: { } scope, Arguments: null } place => _inputs.Read($"{NameOf(scope.Kind)}.{place.Function.Name.Text}"),
        CallSyntax { Scope.Kind: ScopeKind.World, Arguments: { } arguments } => _calculator.Number(Evaluate(arguments[0])).Rounded(),
        CallSyntax call => Call(call),
        _ => throw new NotSupportedException($"{expression.GetType().Name} is not interpreted."),
    };

    private static string NameOf(ScopeKind scope) => scope == ScopeKind.Column ? "col" : scope.ToString().ToLowerInvariant();

    private Quantity<T> Read(string key) =>
        _indices.Find(key) is { } index ? Quantity<T>.Constant(index)
        : _names.TryGetValue(key, out Quantity<T>? value) ? value
        : _inputs.Read(key);

    private Quantity<T> ReadIndexed(IndexSyntax index)
    {
        string key = _indices.KeyOf(index);
        return key is "w[0]" or "theta[0]" ? _inputs.Read("w0") : Read(key);
    }

    private Quantity<T> Evaluate(UnarySyntax unary)
    {
        Quantity<T> operand = Evaluate(unary.Operand);
        return unary.Operator switch
        {
            UnaryOperator.Negate => _calculator.Negate(operand),
            UnaryOperator.Plus => _calculator.Number(operand),
            UnaryOperator.SquareRoot => _calculator.Call(Math.Sqrt, operand, isExact: true),
            UnaryOperator.CubeRoot => _calculator.Call(Math.Cbrt, operand, ofElements: ElementFunctions.Unary<T>("cbrt")),
            UnaryOperator.Not => _calculator.Combine((holds, _) => !holds, operand, operand),
            _ => throw new NotSupportedException($"{unary.Operator} is not interpreted."),
        };
    }

    private Quantity<T> Evaluate(BinarySyntax binary, Quantity<T> left, Quantity<T> right) => binary.Operator switch
    {
        BinaryOperator.Add => _calculator.Add(left, right),
        BinaryOperator.Subtract => _calculator.Subtract(left, right),
        BinaryOperator.Multiply => _calculator.Multiply(left, right),
        BinaryOperator.Divide => _calculator.Divide(left, right),
        BinaryOperator.Remainder => _calculator.Remainder(left, right),
        BinaryOperator.Power => _calculator.Power(left, right),
        BinaryOperator.And => _calculator.Combine((a, b) => a && b, left, right),
        BinaryOperator.Or => _calculator.Combine((a, b) => a || b, left, right),
        _ => throw new NotSupportedException($"{binary.Operator} is not interpreted."),
    };

    private Quantity<T> Evaluate(ComparisonSyntax comparison)
    {
        Quantity<T>[] operands = [.. comparison.Operands.Select(Evaluate)];
        return comparison.Operators
            .Select((@operator, i) => _calculator.Compare(@operator, operands[i], operands[i + 1]))
            .Aggregate((before, link) => _calculator.Combine((a, b) => a && b, before, link));
    }

    /// <summary>An argument is a value of its own: a product written there is rounded.</summary>
    private Quantity<T> Call(CallSyntax call)
    {
        string function = call.Function.Name.Text;
        if (function == "prev")
        {
            return Previous(MemoryKey(call, 1), Evaluate(call.Arguments![0]).Rounded(), call.Arguments.ElementAtOrDefault(1));
        }

        Quantity<T>[] arguments = [.. call.Arguments!.Select(argument => Evaluate(argument).Rounded())];
        if (arguments.Length == 1 && Functions.Unary.TryGetValue(function, out Func<double, double>? unary))
        {
            return _calculator.Call(unary, arguments[0], Functions.IsExact(function), ElementFunctions.Unary<T>(function));
        }

        if (arguments.Length >= 2 && Functions.Binary.TryGetValue(function, out Func<double, double, double>? binary))
        {
            return arguments.Aggregate((result, next) => _calculator.Call(binary, result, next, Functions.IsExact(function), ElementFunctions.Binary<T>(function)));
        }

        return function switch
        {
            "isfinite" => _calculator.IsFinite(arguments[0]),
            "sort" or "rank" => InOrder(function, arguments[0]),
            "rsqrt" => _calculator.Reciprocal(_calculator.Call(Math.Sqrt, arguments[0], isExact: true)),
            "where" => _calculator.Select(arguments[0], arguments[1], arguments[2]),
            "clamp" => _calculator.Call(Functions.Minimum, _calculator.Call(Functions.Maximum, arguments[0], arguments[1], isExact: true), arguments[2], isExact: true),
            "lerp" => Lerp(arguments[0], arguments[1], arguments[2]),
            "ema" => ExponentialAverage(arguments[0], arguments[1], arguments[2]),
            "hat" => _calculator.Divide(arguments[0], _calculator.Subtract(Quantity<T>.Constant(1), _calculator.Power(arguments[1], _inputs.Read("t")))),
            "softplus" => _calculator.Divide(_calculator.Call(RuleMath.Softplus, _calculator.Multiply(arguments[0], arguments[1]), ofElements: ElementFunctions.Unary<T>("softplus")), arguments[1]),
            "leakyrelu" => IfPositive(arguments[0], arguments[0], _calculator.Multiply(arguments.ElementAtOrDefault(1) ?? Quantity<T>.Constant(0.01), arguments[0])),
            "elu" => IfPositive(arguments[0], arguments[0], _calculator.Multiply(arguments.ElementAtOrDefault(1) ?? Quantity<T>.Constant(1), MinusOne(arguments[0]))),
            "selu" => IfPositive(arguments[0], _calculator.Multiply(Quantity<T>.Constant(SeluScale), arguments[0]), _calculator.Multiply(Quantity<T>.Constant(SeluScale * SeluAlpha), MinusOne(arguments[0]))),
            "softsign" => _calculator.Divide(arguments[0], _calculator.Add(Quantity<T>.Constant(1), _calculator.Call(Math.Abs, arguments[0], isExact: true))),
            "delay" => Enumerable.Range(1, (int)arguments[1].Number).Aggregate(arguments[0], (value, i) => Previous(MemoryKey(call, i), value, null)),
            _ => throw new NotSupportedException($"'{function}' is not interpreted."),
        };
    }

    private Quantity<T> IfPositive(Quantity<T> x, Quantity<T> whenTrue, Quantity<T> whenFalse) =>
        _calculator.Select(_calculator.Compare(ComparisonOperator.Greater, x, Quantity<T>.Constant(0)), whenTrue, whenFalse);

    /// <summary>eˣ − 1 of what is not positive.</summary>
    private Quantity<T> MinusOne(Quantity<T> x) =>
        _calculator.Call(RuleMath.Expm1, IfPositive(x, Quantity<T>.Constant(0), x), ofElements: ElementFunctions.Unary<T>("expm1"));

    /// <summary>What is put in order is known after a pass, as what is reduced.</summary>
    private Quantity<T> InOrder(string function, Quantity<T> value)
    {
        Reduces = true;
        return function == "sort" ? _calculator.Sort(value) : _calculator.Rank(value);
    }

    /// <summary>a + s·(b − a).</summary>
    private Quantity<T> Lerp(Quantity<T> a, Quantity<T> b, Quantity<T> s) =>
        _calculator.Add(a, _calculator.Multiply(s, _calculator.Subtract(b, a)));

    /// <summary>β·x + (1 − β)·e.</summary>
    private Quantity<T> ExponentialAverage(Quantity<T> x, Quantity<T> e, Quantity<T> β) =>
        _calculator.Add(_calculator.Multiply(β, x), _calculator.Multiply(_calculator.Subtract(Quantity<T>.Constant(1), β), e));

    private Quantity<T> Previous(string key, Quantity<T> current, ExpressionSyntax? first)
    {
        Quantity<T> before = _stored(key);
        Quantity<T> previous = first is null ? before : AfterStart(key, first, before);
        Set(key, _calculator.Number(current));
        return previous;
    }

    /// <summary>What a memory holds, or is to hold at first; the memory of the whole optimizer counts its steps.</summary>
    private Quantity<T> AfterStart(string key, ExpressionSyntax first, Quantity<T> before)
    {
        StepInputs<T> inputs = _inputs;
        _inputs = _rule.IsShared(key) ? inputs with { Number = OptimizerStep } : inputs;
        Quantity<T> value = _calculator.Select(IsFirstStep(), _calculator.Number(Evaluate(first).Rounded()), before);
        _inputs = inputs;
        return value;
    }

    /// <summary>The place of the expression, and which copy of an unrolled loop it stands in.</summary>
    private string MemoryKey(CallSyntax call, int step) => $"{MemoryMark}{call.Span.Start}:{step}:{_indices.Describe()}";
}
