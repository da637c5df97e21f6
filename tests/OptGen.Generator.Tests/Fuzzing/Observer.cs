extern alias Runtime;

using System.Numerics;
using OptGen.Generator.Language;
using OptGen.Generator.Tests.Evaluation;
using Runtime::OptGen;

namespace OptGen.Generator.Tests.Fuzzing;

/// <summary>Compares all that can be seen of an optimizer after a step with what the evaluator says.</summary>
internal sealed class Observer<T>(Optimizer optimizer, Parameter parameter, RuleEvaluator<T> evaluator, ComparisonCounts counts)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The first number that differs: where it stands, what was expected and what came; null where none does.</summary>
    public (string What, int Element, object Expected, object Got)? FirstMismatch(T[] expected, T[] weights)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            if (Differs(expected[i], weights[i]))
            {
                return ("w", i, expected[i], weights[i]);
            }
        }

        return StateNames() ?? States() ?? EvaluationWeights(weights);
    }

    private (string, int, object, object)? StateNames()
    {
        string found = string.Join(", ", optimizer.Info.States.Select(state => Key(state.Name)).Where(IsNamed).Order(StringComparer.Ordinal));
        string wanted = string.Join(", ", evaluator.States.Order(StringComparer.Ordinal));
        return found == wanted ? null : ("the list of states", 0, wanted, found);
    }

    private (string, int, object, object)? States()
    {
        foreach (StateInfo state in optimizer.Info.States)
        {
            string key = Key(state.Name);
            if (!IsNamed(key) && key != "w0")
            {
                continue;
            }

            if (!parameter.States.Contains(state))
            {
                // What the rule has no use for at this rank must have stayed at 0.
                Quantity<T>? idle = key == "w0" ? null : evaluator.State(key);
                if (idle is { IsElement: false, Number: not 0 } || (idle is { IsElement: true } elements && Enumerable.Range(0, parameter.Length).Any(i => elements.At(i) != T.Zero)))
                {
                    return (state.Name, 0, idle, "no such state");
                }

                continue;
            }

            if (state.Shape == StateShape.Scalar)
            {
                double expected = evaluator.State(key).IsElement ? double.NaN : evaluator.State(key).Number;
                if (evaluator.State(key).IsElement || Differs(expected, optimizer.State(parameter, state.Name)[0]))
                {
                    return (state.Name, 0, expected, optimizer.State(parameter, state.Name)[0]);
                }

                continue;
            }

            Span<T> stored = optimizer.State<T>(parameter, state.Name);
            for (int i = 0; i < stored.Length; i++)
            {
                T expected = key == "w0" ? evaluator.InitialWeight(i) : evaluator.State(key).At(i);
                if (Differs(expected, stored[i]))
                {
                    return (state.Name, i, expected, stored[i]);
                }
            }
        }

        return null;
    }

    /// <summary>A rule may store the weights to evaluate with, or compute them when asked from what is stored.</summary>
    private (string, int, object, object)? EvaluationWeights(T[] weights)
    {
        T[] evaluation = new T[weights.Length];
        if (evaluation is float[] single)
        {
            optimizer.EvaluationWeights(parameter, single);
        }
        else
        {
            optimizer.EvaluationWeights(parameter, (double[])(object)evaluation);
        }

        for (int i = 0; i < weights.Length; i++)
        {
            T expected = evaluator.Evaluation is null ? weights[i] : evaluator.Evaluation.At(i);
            bool isStored = !Differs(RuleEvaluator<T>.Flushed(expected), evaluation[i]);
            if (!isStored && Differs(evaluator.EvaluationFromStored?.At(i) ?? expected, evaluation[i]))
            {
                return ("eval", i, expected, evaluation[i]);
            }
        }

        return null;
    }

    private bool Differs<TNumber>(TNumber expected, TNumber got)
        where TNumber : IBinaryFloatingPointIeee754<TNumber>
    {
        counts.Numbers++;
        if (TNumber.IsFinite(expected))
        {
            counts.FiniteNumbers++;
        }

        bool sameSign = TNumber.IsNegative(expected) == TNumber.IsNegative(got);
        return !(expected == got && sameSign) && !(TNumber.IsNaN(expected) && TNumber.IsNaN(got));
    }

    private static string Key(string name)
    {
        int index = name.IndexOf('[');
        return IsMemory(name) || index < 0 ? RuleNames.Create(name).Key : RuleNames.Create(name[..index]).Key + name[index..];
    }

    /// <summary>Whether the rule itself names the state, rather than that the compiler keeps it for a memory, for <c>w₀</c> or for <c>eval</c>.</summary>
    private static bool IsNamed(string name) => !IsMemory(name) && name is not ("w0" or "eval");

    private static bool IsMemory(string name) => name.StartsWith("prev(", StringComparison.Ordinal) || name.StartsWith("delay(", StringComparison.Ordinal);
}
