using System.Numerics;
using OptGen.Generator.Language;

namespace OptGen.Generator.Tests.Evaluation;

/// <summary>
/// Interprets a rule for one parameter, step by step, straight from its tree and from what the language promises. Slow and simple: it is
/// what the compiled kernels are compared with, and shares nothing with the compiler but the parser.
/// </summary>
internal sealed class RuleEvaluator<T>
    where T : IBinaryFloatingPointIeee754<T>
{
    private static readonly T SmallestNormal = T.CreateChecked(typeof(T) == typeof(float) ? Math.Pow(2, -126) : Math.Pow(2, -1022));

    private readonly RuleSyntax _rule;
    private readonly bool _fusedMultiplyAdd;
    private readonly Dictionary<string, Quantity<T>> _stored = [];
    private HashSet<string>? _elementNames;
    private T[]? _initialWeights;
    private long _steps;

    public RuleEvaluator(string text, bool fusedMultiplyAdd)
    {
        _rule = RuleParser.Parse(text).Rule;
        _fusedMultiplyAdd = fusedMultiplyAdd;
        States = StateInference.StatesOf(_rule);
    }

    /// <summary>The keys of the states that the rule names.</summary>
    public IReadOnlySet<string> States { get; }

    /// <summary>The weights to evaluate with, computed where the rule says so; null where it does not.</summary>
    public Quantity<T>? Evaluation { get; private set; }

    /// <summary>The same, computed from states as they are stored.</summary>
    public Quantity<T>? EvaluationFromStored { get; private set; }

    /// <summary>A state as it is stored between steps.</summary>
    public Quantity<T> State(string key) => _stored[key];

    /// <summary>The weights before the first step, as they are stored between steps.</summary>
    public T InitialWeight(int index) => Flushed(_initialWeights![index]);

    /// <summary>Makes one step: updates the weights and the states.</summary>
    public void Step(T[] weights, T[] gradient, T[] hessian, double loss, IReadOnlyDictionary<string, object> hyperparameters, IReadOnlyList<int> shape)
    {
        _initialWeights = _steps == 0 ? [.. weights] : [.. _initialWeights!.Select(Flushed)];
        _steps++;
        StepInputs<T> inputs = new(_steps, [.. weights], _initialWeights, gradient, hessian, loss, hyperparameters, shape);
        _elementNames ??= InferShapes(inputs);
        StepWalk<T> walk = Walk(inputs, _elementNames);
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = walk.Names["w"].At(i);
        }

        foreach ((string key, Quantity<T> value) in walk.Names)
        {
            if (States.Contains(key) || StepWalk<T>.IsMemory(key))
            {
                _stored[key] = _elementNames.Contains(key) ? Stored(value, weights.Length) : Quantity<T>.Scalar(value.Number);
            }
        }

        Evaluation = walk.Evaluation;
        EvaluationFromStored = walk.EvaluationFromStored;
    }

    /// <summary>Subnormal numbers become 0, and so does −0.</summary>
    public static T Flushed(T value) => T.Abs(value) < SmallestNormal ? T.Zero : value;

    /// <summary>Assumes that every name is a scalar, and walks until no further one turns out to be more.</summary>
    private HashSet<string> InferShapes(StepInputs<T> inputs)
    {
        HashSet<string> elementNames = [];
        while (true)
        {
            StepWalk<T> walk = Walk(inputs, elementNames);
            if (walk.ElementNames.IsSubsetOf(elementNames))
            {
                return elementNames;
            }

            elementNames.UnionWith(walk.ElementNames);
        }
    }

    private StepWalk<T> Walk(StepInputs<T> inputs, HashSet<string> elementNames)
    {
        int length = inputs.Weights.Length;
        Quantity<T> Before(string key) =>
            _stored.TryGetValue(key, out Quantity<T>? value) ? value
            : elementNames.Contains(key) ? Quantity<T>.Elements(new T[length])
            : Quantity<T>.Scalar(0);
        StepWalk<T> walk = new(inputs, States, Before, _fusedMultiplyAdd) { AsStored = (key, value) => elementNames.Contains(key) ? Stored(value, length) : value };
        walk.Follow(_rule.Statements);
        return walk;
    }

    private static Quantity<T> Stored(Quantity<T> value, int length) =>
        Quantity<T>.Elements([.. Enumerable.Range(0, length).Select(i => Flushed(value.At(i)))]);
}
