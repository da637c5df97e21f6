using OptGen.Zoo;

namespace OptGen.Tests.States;

/// <summary>The states of a rule as members: they are what the states of those names are.</summary>
public sealed class StateMembersTests
{
    private readonly float[] _weights = [1, 2, 3, 4, 5, 6];
    private readonly float[] _gradients = [1, -2, 3, -4, 5, -6];

    [Fact]
    public void MembersAreTheStatesOfTheirNames()
    {
        EveryShapeOfState optimizer = new();
        Parameter parameter = optimizer.Add("w", _weights, _gradients, 2, 3);
        optimizer.Step();

        Span<float> m = optimizer.States.M[parameter];
        Assert.True(m == optimizer.State<float>(parameter, "m"));
        Assert.True(optimizer.States.L[parameter].AsSpan<float>() == optimizer.State<float>(parameter, "L"));
        Assert.True(optimizer.States.R[parameter] == optimizer.State<double>(parameter, "r"));
        Assert.True(optimizer.States.PreviousG[parameter].AsSpan<float>() == optimizer.State<float>(parameter, "prev(g)"));
        Assert.Equal(optimizer.State(parameter, "k")[0], optimizer.States.K[parameter]);
        Assert.Equal(optimizer.State(parameter, "s")[0], optimizer.States.S.Value);
        Assert.True(optimizer.States.K[parameter] > 0);

        optimizer.States.K[parameter] = 7;
        optimizer.States.S.Value = 8;
        Assert.Equal([7.0], optimizer.State(parameter, "k").ToArray());
        Assert.Equal([8.0], optimizer.State(parameter, "s").ToArray());
    }

    [Fact]
    public void StatesOfCalledRulesStandBehindTheirNames()
    {
        ClippedAdamW optimizer = new();
        Parameter parameter = optimizer.Add("w", _weights, _gradients);
        optimizer.Step();
        Assert.True(optimizer.States.AdamW.M[parameter].AsSpan<float>() == optimizer.State<float>(parameter, "AdamW.m"));
        Assert.NotEqual(0, optimizer.States.AdamW.M[parameter][0]);
    }

    /// <summary>SOAP has a matrix V and a moment v.</summary>
    [Fact]
    public void NamesThatDifferInCaseAreKept()
    {
        SOAP optimizer = new();
        Parameter parameter = optimizer.Add("w", _weights, _gradients, 2, 3);
        optimizer.Step();
        Assert.True(optimizer.States.V[parameter].AsSpan<float>() == optimizer.State<float>(parameter, "V"));
        Assert.True(optimizer.States.v[parameter].AsSpan<float>() == optimizer.State<float>(parameter, "v"));
    }

    [Fact]
    public void NarrowStatesAreCopied()
    {
        NarrowMomentum optimizer = new();
        Parameter parameter = optimizer.Add("w", _weights, _gradients);
        float[] values = [1, 2, 3, 4, 5, 6];
        optimizer.States.M.Write(parameter, values);
        float[] copy = new float[6];
        optimizer.States.M.Read(parameter, copy);
        Assert.Equal(values, copy);
    }

    [Fact]
    public void WhatAParameterHasNotIsRefused()
    {
        EveryShapeOfState optimizer = new();
        Assert.Contains("'s'", Assert.Throws<InvalidOperationException>(() => optimizer.States.S.Value).Message);
        Parameter other = new EveryShapeOfState().Add("w", _weights, _gradients, 2, 3);
        Assert.Throws<ArgumentException>(() => optimizer.States.M[other].Length);
    }
}
