using System.Numerics;
using OptGen.Generator.Tests.Evaluation.Reductions;

namespace OptGen.Generator.Tests.Evaluation;

/// <summary>
/// Interprets a rule for one parameter, step by step, straight from its tree and from what the language promises. Slow and simple: it is
/// what the compiled kernels are compared with, and shares nothing with the compiler but the parser.
/// </summary>
internal sealed class RuleEvaluator<T>(RuleAnalysis rule, IReadOnlyList<int> shape)
    where T : IBinaryFloatingPointIeee754<T>
{
    private static readonly T SmallestNormal = T.CreateChecked(typeof(T) == typeof(float) ? Math.Pow(2, -126) : Math.Pow(2, -1022));

    private readonly Calculator<T> _calculator = new(Grid.Of(shape), rule.FusedMultiplyAdd);
    private readonly Dictionary<string, Quantity<T>> _stored = [];
    private Quantity<T>? _initialWeights;
    private long _steps;

    public RuleAnalysis Rule => rule;

    /// <summary>The weights after the last step.</summary>
    public Quantity<T>? Weights { get; private set; }

    /// <summary>The weights to evaluate with, computed where the rule says so; null where it does not.</summary>
    public Quantity<T>? Evaluation { get; private set; }

    /// <summary>The same, computed from states as they are stored.</summary>
    public Quantity<T>? EvaluationFromStored { get; private set; }

    /// <summary>What the rule is given besides, by key.</summary>
    public IReadOnlyDictionary<string, Quantity<T>> Givens { get; init; } =
        rule.Givens.ToDictionary(given => given.Key, given => RuleAnalysis.Given(given.Value, Grid.Of(shape), new T[Grid.Of(shape).Count(given.Value)]));

    /// <summary>A state as it is stored between steps.</summary>
    public Quantity<T> State(string key) => key == "w0" ? _initialWeights! : _stored[key];

    /// <summary>Whether a state holds anything but zeros.</summary>
    public bool IsUsed(string key)
    {
        Quantity<T> state = _stored[key];
        return Enumerable.Range(0, Grid.Of(shape).Count(state.Extent)).Any(i => !state.IsUncertainAt(state.Extent, i) && (state.IsElement ? state.At(i) != T.Zero : state.NumberAt(state.Extent, i) != 0));
    }

    /// <summary>Subnormal numbers become 0, and so does −0.</summary>
    public static T Flushed(T value) => T.Abs(value) < SmallestNormal ? T.Zero : value;

    /// <summary>Whether a number is not the same after it is stored in a state.</summary>
    public static bool ChangesWhenStored(T value) => T.Abs(value) < SmallestNormal && !(value == T.Zero && T.IsPositive(value));

    /// <summary>Makes one step: updates the weights and the states.</summary>
    public void Step(T[] weights, T[] gradient, T[] hessian, double loss, IReadOnlyDictionary<string, object> hyperparameters) =>
        Step(new OwnResults(), new SharedLog(), weights, gradient, hessian, loss, hyperparameters, weights.Length, isAlone: true);

    /// <summary>Makes one step of a parameter among others.</summary>
    /// <param name="results">The results of the reductions.</param>
    /// <param name="shared">The values of the states that the optimizer has one of.</param>
    /// <param name="weights">The weights, which are updated.</param>
    /// <param name="gradient">The gradient.</param>
    /// <param name="hessian">The diagonal of the Hessian.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="hyperparameters">Numbers and truth values, by the keys of their names.</param>
    /// <param name="totalLength">How many weights all parameters have together.</param>
    /// <param name="isAlone">Whether the values of the shared states are found here, not replayed.</param>
    public void Step(
        IReductionResults results,
        SharedLog shared,
        T[] weights,
        T[] gradient,
        T[] hessian,
        double loss,
        IReadOnlyDictionary<string, object> hyperparameters,
        long totalLength,
        bool isAlone)
    {
        _steps++;
        Quantity<T> initial = _initialWeights ?? InitialWeights(weights);
        StepInputs<T> inputs = new(_steps, [.. weights], initial, gradient, hessian, loss, hyperparameters, shape, totalLength) { Givens = Givens };
        if (isAlone)
        {
            shared.Step = _steps;
            Dictionary<string, Quantity<T>> before = new(_stored);
            shared.Before = key => before.TryGetValue(key, out Quantity<T>? value) ? value.Number : 0;
        }

        StepWalk<T> walk = new(rule, inputs, key => rule.IsShared(key) ? Quantity<T>.Scalar(shared.Before(key)) : Before(key), results)
        {
            OptimizerStep = shared.Step,
            AsStored = Stored,
            RecordShared = isAlone ? shared.Add : null,
            ReplayShared = isAlone ? null : shared.Replay(),
        };
        walk.Follow(rule.Rule.Statements);
        _initialWeights = _calculator.Exchange(initial, i => Flushed(initial.At(i)), _ => false);
        Weights = _calculator.Widen(walk.Names["w"], Extent.Element);
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = Weights.At(i);
        }

        foreach ((string key, Quantity<T> value) in walk.Names.Where(entry => rule.IsKept(entry.Key)))
        {
            _stored[key] = Stored(key, value);
        }

        Evaluation = walk.Evaluation;
        EvaluationFromStored = walk.EvaluationFromStored;
    }

    /// <summary>Takes over the uncertain numbers of a state from where they are known.</summary>
    public void Adopt(string key, Func<int, T> known)
    {
        Quantity<T> state = _stored[key];
        _stored[key] = _calculator.Exchange(state, i => state.IsUncertainAt(Extent.Element, i) ? known(i) : state.At(i), _ => false);
    }

    /// <summary>What the first step reads may be the weights as they are or as they are stored.</summary>
    private Quantity<T> InitialWeights(T[] weights)
    {
        T[] copy = [.. weights];
        Quantity<T> initial = Quantity<T>.Elements(Grid.Of(shape), copy);
        return rule.Reduces ? _calculator.Exchange(initial, i => copy[i], i => ChangesWhenStored(copy[i])) : initial;
    }

    private Quantity<T> Before(string key) => _stored.TryGetValue(key, out Quantity<T>? value) ? value : rule.Zero<T>(key, Grid.Of(shape), Origins.None);

    private Quantity<T> Stored(string key, Quantity<T> value)
    {
        Quantity<T> wide = _calculator.Widen(value.Rounded(), rule.ExtentOf(key));
        return wide.IsElement ? _calculator.Exchange(wide, i => Flushed(wide.At(i)), i => wide.IsUncertainAt(Extent.Element, i)) : wide;
    }
}
