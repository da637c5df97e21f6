extern alias Runtime;

using System.Reflection;
using OptGen.Compiler;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Planning;
using OptGen.Compiler.Values;
using Runtime::OptGen;

namespace OptGen.Generator.Tests.Fuzzing;

/// <summary>
/// Random rules with all states in eight bits beside the same with full ones, which begin each step with the same numbers: what is stored is what full states are, rounded.
/// A bound that is too low would show as a number that is far too small.
/// </summary>
[Trait("Category", "Slow")]
public sealed class NarrowRulesTests
{
    /// <summary>Rules with a pass that makes states in eight bits in registers.</summary>
    private const int BoundedRules = 25;

    /// <summary>Others.</summary>
    private const int OtherRules = 5;

    private const int Length = 1100;
    private const int BlockLength = 256;

    [Fact]
    public void WhatIsStoredIsWhatFullStatesAre()
    {
        for (int round = 0; round < FuzzBudget.Rounds; round++)
        {
            List<(int Seed, RuleCase Rule, CompiledRule Compiled, bool IsBounded)> rules = [];
            int left = BoundedRules + OtherRules;
            for (int seed = round * 1000; left > 0; seed++)
            {
                RuleCase rule = RandomRule.Create(seed, RuleKind.Elementwise, fusedMultiplyAdd: seed % 2 == 0);
                if (RuleCompiler.Compile(RuleDeclarations.Of(rule), new ParsedRules()).Plan is not { Givens.Count: 0, DrawsNoise: false } plan || !States(plan).Any())
                {
                    continue;
                }

                CompiledRule compiled = RuleCompiler.Compile(RuleDeclarations.Of(rule) with { States = new([.. States(plan).Select(state => new StateStorage(state, OptGen.Compiler.Declarations.Storage.Block8))]) }, new ParsedRules());
                bool isBounded = compiled.Plan!.Executed.Any(executed => executed.Phases.Any(phase => executed.Blocks.AreMadeBy(phase.Kernel)));
                if (isBounded || rules.Count(known => !known.IsBounded) < OtherRules)
                {
                    rules.Add((seed, rule, compiled, isBounded));
                    left--;
                }
            }

            Assembly assembly = RuleCompilation.Load(string.Join("\n", rules.Select((rule, i) => rule.Rule.Declare($"Full{i}") + "\n" + Narrow(rule.Rule.Declare($"Narrow{i}"), rule.Compiled.Plan!))));
            for (int i = 0; i < rules.Count; i++)
            {
                Type narrow = assembly.GetType($"Narrow{i}", throwOnError: true)!;
                Compare((Optimizer)Activator.CreateInstance(assembly.GetType($"Full{i}", throwOnError: true)!)!, (Optimizer)Activator.CreateInstance(narrow)!, rules[i].Seed, rules[i].Rule.Text);
            }
        }
    }

    /// <summary>The states that can be narrow, without those that stand for expressions and have no name of their own.</summary>
    private static IEnumerable<string> States(StepPlan plan) => plan.Rule.States.Where(state => state.Shape == Shape.Element).Select(state => state.Name);

    private static string Narrow(string declaration, StepPlan plan)
    {
        string attributes = string.Join(", ", States(plan).Select(state => $"OptGen.State(\"{state.Replace("\\", "\\\\").Replace("\"", "\\\"")}\", OptGen.Storage.Block8)"));
        int place = declaration.IndexOf("public partial class", StringComparison.Ordinal);
        return declaration.Insert(place, $"[{attributes}] ");
    }

    private static void Compare(Optimizer full, Optimizer narrow, int seed, string rule)
    {
        Random random = new(seed);
        (float[] weights, float[] gradient) = (Numbers(random, 1), new float[Length]);
        float[] narrowWeights = [.. weights];
        Parameter fullParameter = full.Add("w", weights, gradient);
        Parameter narrowParameter = narrow.Add("w", narrowWeights, gradient);
        for (int step = 0; step < 6; step++)
        {
            Numbers(random, step switch { 2 => 1e15f, 3 => 1e-20f, 4 => 3e37f, _ => 1 }).CopyTo(gradient.AsSpan());
            foreach (StateInfo state in narrow.Info.States.Where(state => state.Storage == Runtime::OptGen.Storage.Block8))
            {
                float[] values = Read(narrow, narrowParameter, state.Name);
                full.WriteState(fullParameter, state.Name, values);
            }

            narrowWeights.CopyTo(weights.AsSpan());
            full.Step(0.5);
            narrow.Step(0.5);
            int narrowIndex = 0;
            foreach (StateInfo state in narrow.Info.States.Where(state => state.Shape == StateShape.Element))
            {
                float[] scales = Scales(narrowParameter, narrowIndex++);
                float[] exact = Read(full, fullParameter, state.Name);
                float[] stored = Read(narrow, narrowParameter, state.Name);
                for (int start = 0; start < Length; start += BlockLength)
                {
                    int count = Math.Min(BlockLength, Length - start);
                    bool isFinite = exact.AsSpan(start, count).ToArray().All(float.IsFinite);
                    for (int i = start; i < start + count; i++)
                    {
                        // A code is the number below or above: apart by an eighth of their size, or by the unit near 0.
                        string Message() => $"Seed {seed}, step {step}, {state.Name}[{i}] is {stored[i]:R}, not {exact[i]:R} in units of {scales[start / BlockLength]:R}:\n{rule}";
                        if (!isFinite)
                        {
                            Assert.True(float.IsNaN(stored[i]), Message());
                            continue;
                        }

                        float spacing = Math.Max(Math.Abs(exact[i]) / 8, Math.Abs(scales[start / BlockLength]));
                        Assert.True(Math.Abs((double)stored[i] - exact[i]) <= spacing || float.IsSubnormal(exact[i]), Message());
                    }
                }
            }
        }
    }

    /// <summary>Numbers of very different sizes, with zeros among them.</summary>
    private static float[] Numbers(Random random, float scale) =>
        [.. Enumerable.Range(0, Length).Select(i => random.Next(10) == 0 ? 0 : (float)(scale * ((2 * random.NextDouble()) - 1) * Math.Pow(2, -random.Next(30))))];

    private static float[] Read(Optimizer optimizer, Parameter parameter, string state)
    {
        float[] values = new float[Length];
        optimizer.ReadState(parameter, state, values);
        return values;
    }

    /// <summary>The scales of a state's blocks, which no user has to know.</summary>
    private static float[] Scales(Parameter parameter, int index)
    {
        object state = typeof(Parameter).GetMethod("NarrowState", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(parameter, [index])!;
        return (float[])state.GetType().GetField("_scales", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(state)!;
    }
}
