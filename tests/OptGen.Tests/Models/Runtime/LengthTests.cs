using OptGen.CompilerServices;
using OptGen.Models;

namespace OptGen.Tests.Models.Runtime;

/// <summary>The lengths of a call follow from all of its data together.</summary>
public sealed class LengthTests
{
    [Fact]
    public void A_length_that_one_data_tells_serves_the_others()
    {
        // x[N, T, 3]; y[N]; z[T, U]
        ModelLayout layout = Layout("NTU", [[Call('N', 0), Call('T', 1), ModelAxis.Of("k", 3)], [Call('N', 0)], [Call('T', 1), Call('U', 2)]]);

        Assert.Equal([4, 5, 7], Solve(layout, [60, 4, 35]));
        Assert.Contains("'x' has 61 elements, expected a multiple of 12: it is x[N, T, 3], where N is 4", Assert.Throws<ArgumentException>(() => Solve(layout, [61, 4, 35])).Message);
    }

    [Fact]
    public void Lengths_are_found_of_which_each_data_tells_a_product()
    {
        // x[A, B]; y[B, C]; z[A, C]
        ModelLayout layout = Layout("ABC", [[Call('A', 0), Call('B', 1)], [Call('B', 1), Call('C', 2)], [Call('A', 0), Call('C', 2)]]);

        Assert.Equal([123, 4567, 89], Solve(layout, [123 * 4567, 4567 * 89, 123 * 89]));
        Assert.Throws<ArgumentException>(() => Solve(layout, [6, 10, 14]));
    }

    [Fact]
    public void A_square_tells_its_side()
    {
        ModelLayout layout = Layout("N", [[Call('N', 0), Call('N', 0)]]);

        Assert.Equal([31], Solve(layout, [961]));
        Assert.Contains("'x' has 960 elements, expected 961: it is x[N, N], where N is 31", Assert.Throws<ArgumentException>(() => Solve(layout, [960])).Message);
    }

    [Fact]
    public void Lengths_that_data_do_not_tell_are_arguments()
    {
        // x[N, T], with T given.
        ModelLayout layout = Layout("NT", [[Call('N', 0), Call('T', 1)]]);

        Assert.Equal([6, 5], Solve(layout, [30], given: (1, 5)));
        Assert.Contains("do not tell", Assert.Throws<ArgumentException>(() => Solve(layout, [30])).Message);
    }

    [Fact]
    public void Data_that_a_call_does_not_take_tell_nothing()
    {
        ModelLayout layout = Layout("NU", [[Call('N', 0), ModelAxis.Of("k", 2)], [Call('N', 0), Call('U', 1)]]);

        Assert.Equal([4, 1], Solve(layout, [8, -1]));
    }

    [Fact]
    public void Rows_are_picked_of_data_that_may_be_longer()
    {
        // x[N, T]; y[N], of 10 rows; 3 are picked. w[T] is whole.
        ModelLayout layout = Layout("NT", [[Call('N', 0), Call('T', 1)], [Call('N', 0)], [Call('T', 1)]], picked: 2);
        long[] lengths = [-1, -1, -1];
        new LengthSolver(new HandWrittenModel<float>(1, 1), layout, [70, 10, 7], lengths, 3).Solve();

        Assert.Equal([3, 7, 10], lengths);
    }

    private static ModelAxis Call(char name, int symbol) => ModelAxis.OfCall(name.ToString(), symbol);

    private static ModelLayout Layout(string lengths, ModelAxis[][] data, int picked = 0)
    {
        ModelLayout layout = new();
        foreach (char length in lengths)
        {
            layout.AddLength(length.ToString(), false);
        }

        for (int k = 0; k < data.Length; k++)
        {
            layout.AddData("xyz"[k].ToString(), false, k < picked, data[k]);
        }

        return layout;
    }

    private static long[] Solve(ModelLayout layout, long[] counts, (int Length, long Value)? given = null)
    {
        long[] lengths = [.. Enumerable.Repeat(-1L, layout.Lengths.Count)];
        if (given is { } argument)
        {
            lengths[argument.Length] = argument.Value;
        }

        new LengthSolver(new HandWrittenModel<float>(1, 1), layout, counts, lengths, -1).Solve();
        return lengths;
    }
}
