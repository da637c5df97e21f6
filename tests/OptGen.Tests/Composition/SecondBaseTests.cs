using OptGen.Zoo;

namespace OptGen.Tests.Composition;

/// <summary>Rules that are stacked upon two others.</summary>
public sealed class SecondBaseTests
{
    /// <summary>As if both rules were called by name.</summary>
    [Fact]
    public void Both_rules_have_their_own_states() => SameWeights(new GraftedMomentum(), new WrittenGraftedMomentum());

    [Fact]
    public void The_same_rule_twice_has_its_states_twice()
    {
        GraftedTwice optimizer = new();
        Assert.Equal(["Momentum.b", "Momentum2.b"], optimizer.Info.States.Select(state => state.Name));
    }

    /// <summary>A wrapper takes the stack behind it, be it outermost or within.</summary>
    [Fact]
    public void Wrappers_stand_anywhere()
    {
        SameWeights(new WrappedGrafting(), new WrittenWrappedGrafting());
        SameWeights(new GraftingWrapped(), new WrittenGraftingWrapped());
        Assert.Contains("Grafting over (Doubled over SGD) and Momentum", new GraftingWrapped().Info.Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zero_direction_moves_nothing()
    {
        float[] weights = [1, 2];
        GraftedMomentum optimizer = new();
        optimizer.Add("w", weights, new float[2]);
        optimizer.Step();

        Assert.Equal([1, 2], weights);
    }

    private static void SameWeights(Optimizer one, Optimizer other)
    {
        float[] first = [0.5f, -1, 2, 0.25f, 3];
        float[] second = [.. first];
        float[] gradient = [1, -0.5f, 0.25f, 2, -3];
        one.Add("w", first, gradient);
        other.Add("w", second, gradient);
        for (int step = 0; step < 4; step++)
        {
            one.Step();
            other.Step();
            gradient.AsSpan().Reverse();
        }

        Assert.Equal(second, first);
        Assert.NotEqual(0.5f, first[0]);
    }
}

[Optimizer("u = base(g); w += 2*u")]
public partial class Doubled;

[Optimizer("v = 0.9*v + g; w -= lr*v; lr := 0.1")]
public partial class HeavyMomentum;

[Optimizer("w -= lr*sign(g); lr := 0.1")]
public partial class PlainSign;

[Optimizer<Grafting, PlainSign, HeavyMomentum>]
public partial class GraftedMomentum;

[Optimizer("d = PlainSign(g); r = HeavyMomentum(g); n = norm(d); w += n == 0 ? 0*d : norm(r)/n*d")]
public partial class WrittenGraftedMomentum;

[Optimizer<Grafting, Momentum, Momentum>]
public partial class GraftedTwice;

[Optimizer<Doubled, Grafting, PlainSign, HeavyMomentum>]
public partial class WrappedGrafting;

[Optimizer("w += 2*GraftedMomentum(g)")]
public partial class WrittenWrappedGrafting;

[Optimizer<Grafting, Doubled, SGD, Momentum>]
public partial class GraftingWrapped;

[Optimizer("d = 2*SGD(g); r = Momentum(g); n = norm(d); w += n == 0 ? 0*d : norm(r)/n*d")]
public partial class WrittenGraftingWrapped;
