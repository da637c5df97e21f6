using OptGen.CompilerServices;
using OptGen.Tests.Support;
using static OptGen.Tests.Givens.GivenNumbers;

namespace OptGen.Tests.Givens;

/// <summary>What the caller hands over by name, in every call that an optimizer has.</summary>
public sealed class GivenTests
{
    [Fact]
    public void Rows_stepped_alone_are_those_of_the_whole()
    {
        (GivenElements dense, float[] all) = Build();
        dense.Step();
        (GivenElements sparse, float[] some) = Build();
        int[] rows = [1, 2, 5];
        float[] gradient = Numbers<float>(42, 2);
        sparse.StepRows(sparse.Parameters[0], rows, [.. rows.SelectMany(row => gradient[(row * 6)..((row + 1) * 6)])]);

        float[] before = Numbers<float>(42, 1);
        Assert.Equal(Enumerable.Range(0, 42).Select(i => rows.Contains(i / 6) ? all[i] : before[i]), some);

        static (GivenElements, float[]) Build()
        {
            GivenElements optimizer = new();
            float[] weights = Numbers<float>(42, 1);
            Parameter parameter = optimizer.Add("w", weights, Numbers<float>(42, 2), 7, 6);
            parameter.Give("x", Numbers<float>(42, 3));
            parameter.Give("c", 2);
            return (optimizer, weights);
        }
    }

    [Fact]
    public void Memory_of_the_call_is_stepped_with_what_is_given()
    {
        GivenElements optimizer = new();
        Parameter parameter = optimizer.AddWithoutMemory<double>("w", 19);
        double[] weights = Numbers<double>(19, 1);
        double[] gradient = Numbers<double>(19, 2);
        double[] x = Numbers<double>(19, 3);
        parameter.Give("x", x);
        parameter.Give("c", new double[] { 2 });
        double[] expected = [.. weights.Select((w, i) => w - ((0.5 * gradient[i] * x[i]) + i))];
        optimizer.Step(parameter, weights, gradient);

        Assert.Equal(expected, weights);
        Assert.Contains("'x'", Assert.Throws<ArgumentException>(() => optimizer.Step(parameter, x.AsSpan(), gradient)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Beside_narrow_states()
    {
        CheckNarrow(new NarrowGiven());
        CheckNarrow(new Block8Given());
    }

    private static void CheckNarrow(Optimizer optimizer)
    {
        float[] weights = new float[700];
        Parameter parameter = optimizer.Add("w", weights, Enumerable.Repeat(1f, 700).ToArray());
        parameter.Give("x", Enumerable.Range(0, 700).Select(i => (i / 256) + 1f).ToArray());
        optimizer.Step();

        // One value in each block of 256: codes hold it exactly.
        Assert.Equal(Enumerable.Range(0, 700).Select(i => -0.5f * ((i / 256) + 1) * i), weights);
    }

    [Fact]
    public void Members_of_a_group_have_their_own()
    {
        OptimizerGroup<GivenOverAll> group = new(new GivenOverAll(), new GivenOverAll());
        float[] first = [0];
        double[] second = [0, 0];
        group.Members[0].Add("a", first, new float[] { 3 }).Give("x", 2);
        Parameter parameter = group.Members[1].Add("b", second, new double[] { 5, 7 });
        Assert.Contains("'b'", Assert.Throws<InvalidOperationException>(() => group.Step()).Message, StringComparison.Ordinal);
        Assert.Equal([0], first);
        parameter.Give("x", new double[] { 1, 10 });
        group.Step();

        Assert.Equal([-81], first);
        Assert.Equal([-81, -81], second);
    }

    [Fact]
    public void Called_rules_are_given_what_their_callers_are()
    {
        Assert.Equal(["x"], new CallsWithGiven().Info.Givens.Select(given => given.Name));
        Assert.Equal(["x"], new CallsGiven().Info.Givens.Select(given => given.Name));
        Assert.Equal([-2.0, -1], Stepped(new CallsGiven(), 4, 2));
        Assert.Equal([-2.0, -1], Stepped(new CallsWithGiven(), 4, 2));
        Assert.Equal([-4.0, -2], Stepped(new StackedGiven(), 4, 2));

        static double[] Stepped(Optimizer optimizer, params double[] x)
        {
            double[] weights = new double[x.Length];
            optimizer.Add("w", weights, new double[x.Length]).Give("x", x);
            optimizer.Step();
            return weights;
        }
    }

    [Fact]
    public void What_is_given_takes_the_place_of_a_called_rules_hyperparameter()
    {
        OwnRate optimizer = new();
        double[] first = [1];
        double[] second = [1];
        optimizer.Add("a", first, new double[] { 1 }).Give("lr", 0.5);
        optimizer.Add("b", second, new double[] { 1 }).Give("lr", 0.25);
        optimizer.Step();

        Assert.Equal((0.5, 0.75), (first[0], second[0]));
        Assert.DoesNotContain("LearningRate", optimizer.Info.Hyperparameters);
    }

    [Fact]
    public void Each_rank_needs_what_it_reads()
    {
        GivenByRank optimizer = new();
        float[] vector = [1, 2];
        float[] matrix = [1, 2];
        optimizer.Add("v", vector, new float[2]).Give("y", new float[] { 1, 1 });
        Parameter parameter = optimizer.Add("m", matrix, new float[2], 1, 2);
        string message = Assert.Throws<InvalidOperationException>(() => optimizer.Step()).Message;
        Assert.Contains("'x'", message, StringComparison.Ordinal);
        Assert.Contains("'m'", message, StringComparison.Ordinal);
        parameter.Give("x", new float[] { 2, 2 });
        optimizer.Step();

        Assert.Equal([0, 1], vector);
        Assert.Equal([-1, 0], matrix);
    }

    [Fact]
    public void Weights_to_evaluate_with_are_those_of_the_step()
    {
        EvaluatesWithGiven optimizer = new();
        float[] weights = [1, 2];
        float[] x = [10, 20];
        Parameter parameter = optimizer.Add("w", weights, new float[] { 1, 1 });
        parameter.Give("x", x);
        optimizer.Step();
        x[0] = 0;
        float[] evaluation = new float[2];
        optimizer.EvaluationWeights(parameter, evaluation.AsSpan());

        Assert.Equal([10, 21], evaluation);
    }

    [Fact]
    public void A_step_of_two_calls_reads_it_in_both()
    {
        GivenInBothParts optimizer = new();
        double[] weights = [4];
        double[] gradient = [1];
        double[] x = [0.5];
        optimizer.Add("w", weights, gradient).Give("x", x);
        Assert.True(optimizer.Step().NeedsGradient);
        Assert.Equal([3.5], weights);
        gradient[0] = 8;
        optimizer.Step();

        Assert.Equal([0], weights);
    }

    [Fact]
    public void It_stays_after_a_reset_and_is_not_saved()
    {
        FollowsGiven optimizer = new();
        float[] weights = [0];
        optimizer.Add("w", weights, new float[1]).Give("x", new float[] { 2 });
        optimizer.Step();
        using MemoryStream file = new();
        optimizer.Save(file);
        optimizer.Reset();
        optimizer.Step();

        Assert.Equal([-2], weights);
        FollowsGiven other = new();
        float[] loaded = [0];
        Parameter parameter = other.Add("w", loaded, new float[1]);
        file.Position = 0;
        other.Load(file);
        Assert.Throws<InvalidOperationException>(() => other.Step());
        parameter.Give("x", new float[] { 2 });
        other.Step();
        Assert.Equal([-1.5f], loaded);
    }

    [Fact]
    public void A_step_does_not_allocate()
    {
        GivenElements optimizer = new();
        Parameter parameter = optimizer.Add("w", new float[1000], new float[1000]);
        parameter.Give("x", new float[1000]);
        Assert.Equal(0, Allocations.OfRepetitions(() =>
        {
            parameter.Give("c", 1);
            optimizer.Step();
        }));
    }

    [Fact]
    public void One_process_has_its_own_values()
    {
        OneProcess optimizer = new();
        double[] weights = [1, 2];
        optimizer.Add("w", weights, new double[] { 3, 6 });
        optimizer.Step();

        Assert.Equal([-2, -4], weights);
    }

    [Fact]
    public void What_is_wrong_is_named_and_changes_nothing()
    {
        GivenVectors optimizer = new();
        float[] weights = [1, 2, 3, 4, 5, 6];
        float[] gradient = new float[6];
        Parameter parameter = optimizer.Add("w", weights, gradient, 2, 3);
        float[] other = new float[3];
        optimizer.Add("other", other, new float[3], 3, 1);

        Refuses<ArgumentException>(() => parameter.Give("z", new float[1]), "'z'", "'r', 'k', 'q'", nameof(GivenVectors));
        Refuses<ArgumentNullException>(() => parameter.Give(null!, 1), "name");
        Refuses<ArgumentException>(() => parameter.Give("r", new float[3]), "'w'", "'r'", "2", "3");
        Refuses<ArgumentException>(() => parameter.Give("k", new float[2]), "'k'", "3");
        Refuses<ArgumentException>(() => parameter.Give("q", new float[2]), "'q'", "3");
        Refuses<ArgumentException>(() => parameter.Give("q", 1.0), "'q'", "3");
        Refuses<ArgumentException>(() => parameter.Give("r", new double[2]), "'r'", "Single", "Double");
        Refuses<ArgumentException>(() => parameter.Give("k", weights.AsMemory(1, 3)), "'k'", "'w'");
        Refuses<ArgumentException>(() => parameter.Give("k", gradient.AsMemory(1, 3)), "'k'", "'w'");
        Refuses<ArgumentException>(() => parameter.Give("k", other), "'k'", "'other'");
        Refuses<InvalidOperationException>(() => optimizer.Step(), "'r'", "'w'", "Give(\"r\"");
        parameter.Give("r", new float[2]);
        Refuses<InvalidOperationException>(() => optimizer.Step(), "'k'", "'w'");
        Refuses<InvalidOperationException>(() => optimizer.StepRows(parameter, [0], new float[3]), "'w'");
        Assert.Equal([1, 2, 3, 4, 5, 6], weights);
        Assert.Equal(0, optimizer.StepCount);
        Refuses<ArgumentException>(() => new SGD().Add("w", new float[1], new float[1]).Give("x", 1), "'x'", nameof(SGD));
    }

    [Fact]
    public void The_facts_list_it()
    {
        IReadOnlyList<GivenInfo> givens = new GivenMatrices().Info.Givens;
        Assert.Equal(["A Matrix", "B Matrix", "P Matrix"], givens.Select(given => $"{given.Name} {given.Shape}"));
        Assert.Equal((MatrixSide.Columns, MatrixSide.OfHyperparameter(0)), (givens[2].Height, givens[2].Width));
        Assert.Equal(["r Row", "k Column", "q Row"], new GivenVectors().Info.Givens.Select(given => $"{given.Name} {given.Shape}"));
        Assert.False(new GivenVectors().Info.StepsRows);
        Assert.True(new GivenElements().Info is { StepsRows: true, IsShardable: false });
        Assert.True(new GivenAlone().Info.IsShardable);
    }

    private static void Refuses<TException>(Action action, params string[] words)
        where TException : Exception
    {
        string message = Assert.Throws<TException>(action).Message;
        Assert.All(words, word => Assert.Contains(word, message, StringComparison.Ordinal));
    }
}
