extern alias Runtime;

using OptGen.Generator.Tests.Evaluation;
using OptGen.Generator.Tests.Evaluation.Reductions;
using Runtime::OptGen;

namespace OptGen.Generator.Tests.Fuzzing;

/// <summary>How often what was compared.</summary>
internal sealed class ComparisonCounts
{
    public long Steps { get; set; }

    public long Numbers { get; set; }

    public long FiniteNumbers { get; set; }

    /// <summary>Numbers that may be others, because the language leaves open how a state is read.</summary>
    public long Uncertain { get; set; }

    /// <summary>Results of reductions.</summary>
    public long Reductions { get; set; }

    /// <summary>Of these, those that may be anything: sums that overflow in some order, or that uncertain numbers enter.</summary>
    public long OpenReductions { get; set; }

    /// <summary>Steps in which the rule as written and the one with probes were compared.</summary>
    public long StepsAsWritten { get; set; }

    public void Note(Interval result)
    {
        Reductions++;
        OpenReductions += result.IsAnywhere ? 1 : 0;
    }

    public override string ToString() =>
        $"{Steps} steps, {Numbers} numbers of which {FiniteNumbers} finite and {Uncertain} uncertain, {Reductions} reductions of which {OpenReductions} open, {StepsAsWritten} steps as written";
}

/// <summary>A number that the compiled rule and the evaluator disagree about.</summary>
internal sealed record Mismatch(string What, string Parameter, Numbers Numbers, int Step, int Element, object Expected, object Got)
{
    public override string ToString() =>
        FormattableString.Invariant($"{What}[{Element}] of {Parameter} after step {Step} ({Numbers} numbers): expected {Expected:R}, got {Got:R}");
}

/// <summary>
/// Runs a compiled rule and the evaluator side by side and compares every bit. The results of reductions, whose sums the language does not
/// fix to the bit, must lie where they may, and are then taken for the evaluator's own, so that all that follows from them is compared to the
/// bit again.
/// </summary>
/// <param name="rule">The rule, with the results of its reductions in states.</param>
/// <param name="create">Gives its optimizer.</param>
/// <param name="createAsWritten">Gives that of the rule without these states, whose bits must be the same; null where it has no reductions.</param>
/// <param name="counts">Counts what is compared.</param>
internal sealed class Comparison(RuleCase rule, Func<Optimizer> create, Func<Optimizer>? createAsWritten, ComparisonCounts counts)
{
    private const int Steps = 4;

    private readonly RuleAnalysis _analysis = new(rule.Text, rule.Values, rule.FusedMultiplyAdd);

    /// <summary>The first disagreement; null where there is none.</summary>
    public Mismatch? FirstMismatch(RunPlan plan, int seed)
    {
        Random random = new(seed);
        Optimizer optimizer = create();
        Optimizer? asWritten = createAsWritten?.Invoke();
        bool takesVectors = TakesVectors(create());
        Dictionary<string, object> values = new(rule.Values);
        List<ParameterRun> parameters = [];
        AllReductions reductions = new(counts);
        long open = counts.Uncertain + counts.OpenReductions;
        RuleEvaluator<double> shared = new(_analysis, [0, 0]);
        for (int step = 1; step <= Steps; step++)
        {
            foreach (ParameterPlan parameter in plan.Parameters.Where(parameter => parameter.AddedBefore == step && (parameter.Shape.Length > 1 || takesVectors)))
            {
                parameters.Add(ParameterRun.Create($"p{parameters.Count}", parameter, plan.Numbers, _analysis, optimizer, asWritten, random, counts));
            }

            if (parameters.Count == 0)
            {
                return null;
            }

            if (step == 3 && values.ContainsKey("lr"))
            {
                values["lr"] = optimizer.LearningRate /= 3;
                _ = asWritten?.LearningRate = optimizer.LearningRate;
            }

            double loss = (2 * random.NextDouble()) - 0.5;
            long totalLength = parameters.Sum(parameter => (long)parameter.Length);
            parameters.ForEach(parameter => parameter.TakeGradient(random));
            optimizer.Step(loss);
            asWritten?.Step(loss);
            counts.Steps++;

            SharedLog log = new();
            SharedResults sharedResults = new(optimizer);
            shared.Step(sharedResults, log, [], [], [], loss, values, totalLength, isAlone: true);
            reductions.Clear();
            parameters.ForEach(parameter => parameter.Evaluate(reductions, sharedResults, log, loss, values, totalLength));
            Finding? finding = parameters.Select(parameter => parameter.FirstFinding()).Append(reductions.FirstFinding()).FirstOrDefault(found => found is not null);
            if (finding is null && asWritten is not null && counts.Uncertain + counts.OpenReductions == open)
            {
                counts.StepsAsWritten++;
                finding = parameters.Select(parameter => parameter.FirstFindingAsWritten()).FirstOrDefault(found => found is not null);
            }

            if (finding is not null)
            {
                return new Mismatch(finding.What, finding.Parameter, plan.Numbers, step, finding.Element, finding.Expected, finding.Got);
            }
        }

        return null;
    }

    private static bool TakesVectors(Optimizer optimizer)
    {
        try
        {
            optimizer.AddWithoutMemory<float>("vector", 1);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
