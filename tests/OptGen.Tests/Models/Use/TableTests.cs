namespace OptGen.Tests.Models.Use;

/// <summary>Words next to each other: two tables, one of which is indexed twice, and a parameter that is no table.</summary>
[Model("""
    centre[N]; context[N]; negative[N, s]; E[vocab, d] ~ uniform(-.5, .5); O[vocab, d] ~ uniform(-.5, .5); a[vocab] ~ 0; scale ~ 1
    e = E[centre]*scale
    loss = mean(softplus(-sum(e*O[context], d) - a[context])) + mean(sum(softplus(sum(e*O[negative], d)), s))
    """)]
public partial class Neighbours(int vocab, int d = 6);

/// <summary>The same, where both tables are read as a whole besides: their gradients are not by rows.</summary>
[Model("""
    centre[N]; context[N]; negative[N, s]; E[vocab, d] ~ uniform(-.5, .5); O[vocab, d] ~ uniform(-.5, .5); a[vocab] ~ 0; scale ~ 1
    e = E[centre]*scale
    loss = mean(softplus(-sum(e*O[context], d) - a[context])) + mean(sum(softplus(sum(e*O[negative], d)), s)) + 0*(sum(E) + sum(O) + sum(a))
    """)]
public partial class DenseNeighbours(int vocab, int d = 6);

/// <summary>Rows by computed numbers, in double.</summary>
[Model("i[N]; t[N]; E[rows] ~ normal(1); p = E[2*i + 1]; loss = mean((p - t)²); p", Element = typeof(double))]
public partial class Odd(int rows);

/// <summary>A table that the loss reaches by an index alone has its gradient by rows.</summary>
public class TableTests
{
    private const int Vocabulary = 40;

    private static (int[] Centre, int[] Context, int[] Negative) Words(int seed, int count, int vocabulary = Vocabulary)
    {
        Random random = new(seed);
        int[] Draw(int length) => [.. Enumerable.Range(0, length).Select(_ => random.Next(vocabulary))];
        return (Draw(count), Draw(count), Draw(3 * count));
    }

    [Fact]
    public void Gradients_are_those_of_the_whole_table_call_after_call()
    {
        Neighbours net = new(Vocabulary) { Seed = 1 };
        DenseNeighbours dense = new(Vocabulary) { Seed = 1 };
        for (int call = 0; call < 6; call++)
        {
            (int[] centre, int[] context, int[] negative) = Words(call, 4);
            bool adds = call is 2 or 3;
            Assert.Equal(dense.Gradients(centre, context, negative, add: adds), net.Gradients(centre, context, negative, add: adds), 1e-6);
            foreach (string table in new[] { "E", "O", "a" })
            {
                ModelParameter<float> parameter = net[table];
                Assert.True(parameter.HasGradientByRows);
                Assert.False(dense[table].HasGradientByRows);
                float[] expected = dense[table].Gradients.ToArray();
                float[] all = new float[expected.Length];
                int length = expected.Length / Vocabulary;
                for (int i = 0; i < parameter.GradientRows.Length; i++)
                {
                    parameter.RowGradients.Slice(i * length, length).CopyTo(all.AsSpan(parameter.GradientRows[i] * length));
                }

                // Sums of some ten numbers below 1, in another order.
                Assert.All(expected.Zip(all), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
                if (!adds)
                {
                    int[] rows = table == "E" ? centre : table == "a" ? context : [.. context, .. negative];
                    Assert.Equal(rows.Distinct().Order(), parameter.GradientRows.ToArray());
                }
            }

            if (call == 4)
            {
                net.Reset();
                dense.Reset();
                Assert.Empty(net["E"].GradientRows.ToArray());
            }
        }

        Assert.False(net["scale"].HasGradientByRows);
        Assert.Contains("by rows", Assert.Throws<InvalidOperationException>(() => net["scale"].RowGradients.Length).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new SGD().AddTables(dense));
    }

    [Fact]
    public void Who_reads_or_writes_the_whole_gradient_finds_it_right()
    {
        Neighbours net = new(Vocabulary) { Seed = 1 };
        DenseNeighbours dense = new(Vocabulary) { Seed = 1 };
        for (int call = 0; call < 3; call++)
        {
            (int[] centre, int[] context, int[] negative) = Words(call, 4);
            net.Gradients(centre, context, negative);
            dense.Gradients(centre, context, negative);
            Assert.All(dense["E"].Gradients.ToArray().Zip(net["E"].Gradients.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));

            // What somebody wrote elsewhere is gone after the next call.
            net["E"].Gradients.Fill(7);
        }
    }

    [Fact]
    public void Steps_by_rows_are_those_of_the_whole_table_where_a_rule_leaves_other_rows_alone()
    {
        Neighbours net = new(Vocabulary) { Seed = 2 }, whole = new(Vocabulary) { Seed = 2 };
        SGD tables = new(lr: 0.5), others = new(lr: 0.5), all = new(lr: 0.5);
        Assert.Equal(["E", "O", "a"], tables.AddTables(net).Select(parameter => parameter.Name));
        Assert.Equal(["scale"], others.AddAllButTables(net).Select(parameter => parameter.Name));
        all.Add(whole);
        for (int step = 0; step < 10; step++)
        {
            (int[] centre, int[] context, int[] negative) = Words(step, 5);
            net.Gradients(centre, context, negative);
            Assert.Equal(StepStatus.Applied, tables.StepRows(net).Status);
            others.Step();
            whole.Gradients(centre, context, negative);
            all.Step();
        }

        Assert.Equal(whole.Parameters.Select(parameter => parameter.Weights.ToArray()), net.Parameters.Select(parameter => parameter.Weights.ToArray()));
        Assert.Throws<ArgumentException>(() => others.StepRows(net));
    }

    [Fact]
    public void Rows_may_be_computed_and_a_name_may_stand_before_theirs()
    {
        Odd net = new(11) { Seed = 1 };
        Adam adam = new();
        adam.AddTables(net, "odd");
        int[] i = [3, 0, 3];
        double[] t = [1, 2, 3];
        double[] before = net["E"].Weights.ToArray();
        net.Gradients(i, t);
        Assert.Equal([1, 7], net["E"].GradientRows.ToArray());
        Assert.Equal(2.0 / 3 * (before[1] - 2), net["E"].RowGradients[0], 1e-15);
        Assert.Equal(2.0 / 3 * ((2 * before[7]) - 4), net["E"].RowGradients[1], 1e-15);
        adam.StepRows(net, "odd");
        Assert.Equal([1, 7], Enumerable.Range(0, 11).Where(row => net["E"].Weights[row] != before[row]));
        Assert.Throws<ArgumentException>(() => adam.StepRows(net));
    }

    [Fact]
    public void Calls_leave_rows_alone_that_none_has_indexed_and_allocate_nothing()
    {
        const int Long = 100_000;
        Neighbours net = new(Long) { Seed = 3 };
        SGD sgd = new(lr: 0.1);
        sgd.AddTables(net);
        (int[] centre, int[] context, int[] negative) = Words(1, 50, Long);
        for (int step = 0; step < 3; step++)
        {
            net.Gradients(centre, context, negative);
            sgd.StepRows(net);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        net.Gradients(centre, context, negative);
        sgd.StepRows(net);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        // What is written behind the model's back, in a row that is not indexed, would be cleared by a pass over the table.
        int row = Enumerable.Range(0, Long).Except([.. context, .. negative]).First();
        net["O"].HeldGradients.Span[row * 6] = 7;
        net.Gradients(centre, context, negative);
        Assert.Equal(7, net["O"].HeldGradients.Span[row * 6]);
    }
}
