extern alias Runtime;

using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using OptGen.Compiler.Values;
using Runtime::OptGen;
using Xunit.Abstractions;

namespace OptGen.Generator.Tests.Fuzzing;

/// <summary>Derivatives of random expressions, taken by the compiler, are what difference quotients tend to whose values are computed without it.</summary>
[Trait("Category", "Slow")]
public sealed class DerivativePropertyTests(ITestOutputHelper output)
{
    private const int Batch = 60;

    /// <summary>The widest of the differences; the others are a half and a quarter of it.</summary>
    private const double Width = 1.0 / 128;

    /// <summary>Beyond it, products of values and slopes within an expression may overflow where the whole does not.</summary>
    private const double Largest = 1e30;

    private static readonly double[] Points = [-2.63, -1.41, -0.87, -0.33, 0.19, 0.61, 1.17, 1.93, 2.71];
    private static readonly FuzzParameter[] Parameters = [new("a", DifferentiableExpression.A), new("b", DifferentiableExpression.B)];

    private int _judged;
    private int _seen;

    /// <summary>Expressions are compiled together; those of a batch that fails are left out, and shortened, until one is left that cannot be.</summary>
    [Fact]
    public void DerivativesOfRandomExpressionsAreWhatDifferencesTendTo()
    {
        Arbitrary<DifferentiableExpression[]> batches = Arb.From(DifferentiableExpression.Generator.ArrayOf(Batch), Shrink);
        Config config = Config.QuickThrowOnFailure.WithMaxTest(8 * FuzzBudget.Rounds).WithStartSize(8).WithEndSize(32)
            .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(271_828, 314_159), FSharpOption<int>.None)));
        Check.One(config, Prop.ForAll(batches, AgreesWithDifferences));

        output.WriteLine($"{_judged} of {_seen} slopes judged");
        Assert.InRange(_judged, _seen / 2, _seen);
    }

    [Fact]
    public void EveryFunctionIsAmongTheForms() =>
        Assert.All(Intrinsics.All, function => Assert.Contains(DifferentiableExpression.Texts, text => text.Contains(function.Name == "rem" ? " % " : function.Name + "(", StringComparison.Ordinal)));

    /// <summary>Whether all slopes are right; tells the first one that is not.</summary>
    private bool AgreesWithDifferences(DifferentiableExpression[] expressions)
    {
        CompiledRules rules = CompiledRules.Of([.. expressions.Select(expression => new RuleCase($"w = w*0 + ∂({expression})", Parameters, FusedMultiplyAdd: true))]);
        for (int i = 0; i < expressions.Length; i++)
        {
            double[] slopes = Slopes(rules.Create(i));
            for (int k = 0; k < Points.Length; k++)
            {
                _seen++;
                if (Difference(expressions[i], Points[k]) is not var (slope, error) || !(error <= 1e-4 * (1 + Math.Abs(slope))))
                {
                    continue;
                }

                _judged++;
                Assert.True(
                    Math.Abs(slopes[k] - slope) <= error,
                    string.Create(CultureInfo.InvariantCulture, $"∂({expressions[i]}) at w = {Points[k]:R} is {slopes[k]:R}, but differences tend to {slope:R} ± {error:g2}."));
            }
        }

        return true;
    }

    /// <summary>
    /// Central differences of three widths, extrapolated twice (Richardson): the first extrapolation differs from the second by what the second is better, and the roundings of values
    /// come in by 64/45·4 + 20/45·2 + 1/45 ≤ 6.6 times their size over the width. A kink or jump that a difference reaches over makes the two differ, so that nothing is learnt.
    /// </summary>
    private static (double Slope, double Error)? Difference(DifferentiableExpression expression, double point)
    {
        double[] quotients = new double[3];
        double rounding = 0;
        for (int i = 0; i < 3; i++)
        {
            double half = Width / (1 << i);
            (double above, double aboveError, double aboveGreatest) = expression.At(point + half);
            (double below, double belowError, double belowGreatest) = expression.At(point - half);
            if (!(Math.Max(aboveGreatest, belowGreatest) <= Largest))
            {
                return null;
            }

            quotients[i] = (above - below) / (2 * half);
            rounding = Math.Max(rounding, Math.Max(aboveError, belowError));
        }

        double first = ((4 * quotients[2]) - quotients[1]) / 3;
        double second = ((16 * first) - (((4 * quotients[1]) - quotients[0]) / 3)) / 15;
        return (second, Math.Abs(second - first) + (6.6 * rounding / Width));
    }

    private static double[] Slopes(Optimizer optimizer)
    {
        double[] result = [.. Points];
        optimizer.Add("w", result, Enumerable.Repeat(DifferentiableExpression.G, result.Length).ToArray());
        optimizer.Step();
        return result;
    }

    /// <summary>Halves, down to single expressions, and then shorter ones.</summary>
    private static IEnumerable<DifferentiableExpression[]> Shrink(DifferentiableExpression[] batch)
    {
        if (batch.Length > 1)
        {
            return [batch[..(batch.Length / 2)], batch[(batch.Length / 2)..]];
        }

        return batch.SelectMany(expression => expression.Shrink()).Select(shorter => new[] { shorter });
    }
}
