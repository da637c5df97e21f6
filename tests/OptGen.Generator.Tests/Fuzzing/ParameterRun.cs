extern alias Runtime;

using System.Numerics;
using OptGen.Compiler.Language;
using OptGen.Generator.Tests.Evaluation;
using Runtime::OptGen;

namespace OptGen.Generator.Tests.Fuzzing;

/// <summary>One parameter of a run: its memory, the evaluator beside it, and what can be seen of it.</summary>
internal abstract class ParameterRun
{
    public abstract int Length { get; }

    public static ParameterRun Create(string name, ParameterPlan plan, Numbers numbers, RuleAnalysis rule, Optimizer optimizer, Optimizer? asWritten, Random random, ComparisonCounts counts) =>
        plan.IsDouble
            ? new ParameterRun<double>(name, plan, numbers, rule, optimizer, asWritten, random, counts)
            : new ParameterRun<float>(name, plan, numbers, rule, optimizer, asWritten, random, counts);

    /// <summary>Fills the gradient for the next step.</summary>
    public abstract void TakeGradient(Random random);

    /// <summary>Makes the step that the optimizer has made.</summary>
    public abstract void Evaluate(AllReductions reductions, SharedResults shared, SharedLog log, double loss, IReadOnlyDictionary<string, object> hyperparameters, long totalLength);

    /// <summary>The first number that differs from what the evaluator says; null where none does.</summary>
    public abstract Finding? FirstFinding();

    /// <summary>The first number that differs between the rule with probes and the one without; null where none does.</summary>
    public abstract Finding? FirstFindingAsWritten();
}

/// <inheritdoc/>
internal sealed class ParameterRun<T> : ParameterRun
    where T : unmanaged, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
{
    private readonly string _description;
    private readonly Numbers _numbers;
    private readonly RuleEvaluator<T> _evaluator;
    private readonly ComparisonCounts _counts;
    private readonly Optimizer _optimizer;
    private readonly Parameter _parameter;
    private readonly Optimizer? _asWritten;
    private readonly Parameter? _parameterAsWritten;
    private readonly T[] _expected;
    private readonly T[] _weights;
    private readonly T[] _weightsAsWritten;
    private readonly T[] _gradient;
    private readonly T[] _hessian;
    private ObservedResults? _results;

    public ParameterRun(string name, ParameterPlan plan, Numbers numbers, RuleAnalysis rule, Optimizer optimizer, Optimizer? asWritten, Random random, ComparisonCounts counts)
    {
        _description = $"{name} ({typeof(T).Name} [{string.Join(", ", plan.Shape)}])";
        _numbers = numbers;
        _counts = counts;
        Grid grid = Grid.Of(plan.Shape);
        Dictionary<string, T[]> givens = rule.Givens.ToDictionary(given => given.Key, given => numbers.Take<T>(grid.Count(given.Value), random));
        _evaluator = new RuleEvaluator<T>(rule, plan.Shape) { Givens = givens.ToDictionary(given => given.Key, given => RuleAnalysis.Given(rule.Givens[given.Key], grid, given.Value)) };
        int length = plan.Shape.Aggregate(1, (product, axis) => product * axis);
        _expected = numbers.Take<T>(length, random);
        _weights = [.. _expected];
        _weightsAsWritten = [.. _expected];
        _gradient = new T[length];
        _hessian = numbers.Take<T>(length, random);
        _optimizer = optimizer;
        _parameter = Add(optimizer, name, _weights, plan.Shape);
        _asWritten = asWritten;
        _parameterAsWritten = asWritten is null ? null : Add(asWritten, name, _weightsAsWritten, plan.Shape);
        Give(_parameter, optimizer.Info, givens);
        if (_parameterAsWritten is not null)
        {
            Give(_parameterAsWritten, asWritten!.Info, givens);
        }
    }

    public override int Length => _weights.Length;

    public override void TakeGradient(Random random) => _numbers.Take<T>(Length, random).CopyTo(_gradient, 0);

    public override void Evaluate(AllReductions reductions, SharedResults shared, SharedLog log, double loss, IReadOnlyDictionary<string, object> hyperparameters, long totalLength)
    {
        _results = new ObservedResults(_optimizer, _parameter, _description, reductions, shared, _counts);
        _evaluator.Step(_results, log, _expected, _gradient, _hessian, loss, hyperparameters, totalLength, isAlone: false);
    }

    public override Finding? FirstFinding() => StateList() ?? _results!.Finding ?? Weights() ?? States() ?? EvaluationWeights();

    public override Finding? FirstFindingAsWritten()
    {
        for (int i = 0; i < Length; i++)
        {
            if (Differs(_weights[i], _weightsAsWritten[i]))
            {
                return new Finding("w as written", _description, i, _weights[i], _weightsAsWritten[i]);
            }
        }

        foreach (string state in StateNames.Named(_asWritten!).Select(state => state.Name))
        {
            if (!_parameterAsWritten!.States.Any(kept => kept.Name == state))
            {
                continue;
            }

            double[] expected = _optimizer.State(_parameter, state).ToArray();
            double[] got = _asWritten!.State(_parameterAsWritten!, state).ToArray();
            for (int i = 0; i < expected.Length; i++)
            {
                if (Differs(expected[i], got[i]))
                {
                    return new Finding($"{state} as written", _description, i, expected[i], got[i]);
                }
            }
        }

        T[] evaluation = EvaluationWeights(_optimizer, _parameter);
        T[] evaluationAsWritten = EvaluationWeights(_asWritten!, _parameterAsWritten!);
        for (int i = 0; i < Length; i++)
        {
            if (Differs(evaluation[i], evaluationAsWritten[i]))
            {
                return new Finding("eval as written", _description, i, evaluation[i], evaluationAsWritten[i]);
            }
        }

        return null;
    }

    private Finding? StateList()
    {
        string found = string.Join(", ", StateNames.Named(_optimizer).Select(state => $"{StateNames.Key(state.Name)} {state.Shape}").Order(StringComparer.Ordinal));
        string wanted = string.Join(", ", _evaluator.Rule.States.Select(key => $"{key} {ShapeOf(key)}").Order(StringComparer.Ordinal));
        return found == wanted ? null : new Finding("the list of states", _description, 0, wanted, found);
    }

    private StateShape ShapeOf(string key) => _evaluator.Rule.ExtentOf(key) switch
    {
        Extent.Scalar => _evaluator.Rule.IsShared(key) ? StateShape.Shared : StateShape.Scalar,
        Extent.Row or Extent.Axis => StateShape.Row,
        Extent.Column => StateShape.Column,
        _ => StateShape.Element,
    };

    private Finding? Weights()
    {
        for (int i = 0; i < Length; i++)
        {
            if (_evaluator.Weights!.IsUncertainAt(Extent.Element, i))
            {
                _counts.Uncertain++;
                _expected[i] = _weights[i];
            }
            else if (Differs(_expected[i], _weights[i]))
            {
                return new Finding("w", _description, i, _expected[i], _weights[i]);
            }
        }

        return null;
    }

    private Finding? States()
    {
        foreach (StateInfo state in _optimizer.Info.States.Where(state => state.Name is "w0" or "w₀").Concat(StateNames.Named(_optimizer)))
        {
            string key = StateNames.Key(state.Name);
            Quantity<T> expected = _evaluator.State(key);
            if (!_parameter.States.Contains(state))
            {
                // What the rule has no use for at this rank must have stayed at 0.
                if (key != "w0" && _evaluator.IsUsed(key))
                {
                    return new Finding(state.Name, _description, 0, "other numbers than 0", "no such state");
                }

                continue;
            }

            if (state.Shape != StateShape.Element)
            {
                double[] got = _optimizer.State(_parameter, state.Name).ToArray();
                for (int i = 0; i < got.Length; i++)
                {
                    if (Differs(expected.NumberAt(expected.Extent, i), got[i]))
                    {
                        return new Finding(state.Name, _description, i, expected.NumberAt(expected.Extent, i), got[i]);
                    }
                }

                continue;
            }

            T[] stored = _optimizer.State<T>(_parameter, state.Name).ToArray();
            for (int i = 0; i < Length; i++)
            {
                if (expected.IsUncertainAt(Extent.Element, i))
                {
                    _counts.Uncertain++;
                }
                else if (Differs(expected.At(i), stored[i]))
                {
                    return new Finding(state.Name, _description, i, expected.At(i), stored[i]);
                }
            }

            if (expected.IsUncertain)
            {
                _evaluator.Adopt(key, i => stored[i]);
            }
        }

        return null;
    }

    /// <summary>A rule may store the weights to evaluate with, or compute them when asked from what is stored.</summary>
    private Finding? EvaluationWeights()
    {
        T[] evaluation = EvaluationWeights(_optimizer, _parameter);
        for (int i = 0; i < Length; i++)
        {
            Quantity<T> expected = _evaluator.Evaluation ?? _evaluator.Weights!;
            Quantity<T> fromStored = _evaluator.EvaluationFromStored ?? expected;
            if (expected.IsUncertainAt(Extent.Element, i) || fromStored.IsUncertainAt(Extent.Element, i))
            {
                _counts.Uncertain++;
                continue;
            }

            T asIs = _evaluator.Evaluation is null ? _weights[i] : expected.At(i);
            bool isStored = !Differs(RuleEvaluator<T>.Flushed(asIs), evaluation[i]);
            if (!isStored && Differs(_evaluator.EvaluationFromStored?.At(i) ?? asIs, evaluation[i]))
            {
                return new Finding("eval", _description, i, asIs, evaluation[i]);
            }
        }

        return null;
    }

    private T[] EvaluationWeights(Optimizer optimizer, Parameter parameter)
    {
        T[] evaluation = new T[Length];
        if (evaluation is float[] single)
        {
            optimizer.EvaluationWeights(parameter, single);
        }
        else
        {
            optimizer.EvaluationWeights(parameter, (double[])(object)evaluation);
        }

        return evaluation;
    }

    private Parameter Add(Optimizer optimizer, string name, T[] weights, int[] shape)
    {
        if (weights is float[] single)
        {
            Parameter parameter = optimizer.Add(name, single, (float[])(object)_gradient, shape);
            parameter.SetHessian((float[])(object)_hessian);
            return parameter;
        }
        else
        {
            Parameter parameter = optimizer.Add(name, (double[])(object)weights, (double[])(object)_gradient, shape);
            parameter.SetHessian((double[])(object)_hessian);
            return parameter;
        }
    }

    /// <summary>Numbers by themselves, too, where the rule is given one.</summary>
    private static void Give(Parameter parameter, OptimizerInfo info, Dictionary<string, T[]> givens)
    {
        foreach (GivenInfo given in info.Givens.Where(given => given.Name != "hess"))
        {
            T[] values = givens[RuleNames.Create(given.Name).Key];
            if (given.Shape == StateShape.Scalar && parameter.Length % 2 == 0)
            {
                parameter.Give(given.Name, double.CreateTruncating(values[0]));
            }
            else if (values is float[] single)
            {
                parameter.Give(given.Name, single);
            }
            else
            {
                parameter.Give(given.Name, (double[])(object)values);
            }
        }
    }

    private bool Differs<TNumber>(TNumber expected, TNumber got)
        where TNumber : IBinaryFloatingPointIeee754<TNumber>
    {
        _counts.Numbers++;
        if (TNumber.IsFinite(expected))
        {
            _counts.FiniteNumbers++;
        }

        bool sameSign = TNumber.IsNegative(expected) == TNumber.IsNegative(got);
        return !(expected == got && sameSign) && !(TNumber.IsNaN(expected) && TNumber.IsNaN(got));
    }
}
