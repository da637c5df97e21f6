using OptGen.Zoo;

namespace OptGen.Tests.Models.Use;

/// <summary>Products of Hessians with directions, against differences of gradients, closed forms and each other.</summary>
public class HessianProductTests
{
    private static double[] Numbers(int count, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
    }

    private static int[] Labels(int count, int below, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(below))];
    }

    [Fact]
    public void Products_of_a_net_are_those_of_differences_of_gradients()
    {
        CurvedMlp net = new(5, 7, 3) { Seed = 1 };
        (double[] x, int[] y) = (Numbers(11 * 5, 1), Labels(11, 3, 2));
        AssertDifferences(net, () => net.Gradients(x, y), () => net.HessianProduct(x, y));
        int[] rows = [3, 3, 0, 10];
        AssertDifferences(net, () => net.Gradients(rows, x, y), () => net.HessianProduct(rows, x, y));
    }

    [Fact]
    public void Products_of_attention_and_of_loops_are_those_of_differences_of_gradients()
    {
        foreach (int layers in new[] { 0, 1, 3 })
        {
            CurvedAttention net = new(9, 6, 4, layers: layers) { Seed = 2 };
            (int[] tokens, int[] next) = (Labels(4 * 5, 9, 3), Labels(4 * 5, 9, 4));
            AssertDifferences(net, () => net.Gradients(tokens, next, 5), () => net.HessianProduct(tokens, next, 5));
        }
    }

    [Fact]
    public void Products_draw_as_the_gradients_before_them_and_leave_gradients_and_states()
    {
        CurvedNoise net = new(4) { Seed = 3 };
        (double[] x, double[] t) = (Numbers(13 * 4, 5), Numbers(13, 6));
        AssertDifferences(net, () => net.Gradients(x, t), () => net.HessianProduct(x, t));
        net.Gradients(x, t);
        double[][] before = [.. net.Parameters.Select(parameter => parameter.Gradients.ToArray()), .. net.States.Select(state => state.Values.ToArray())];
        net.HessianProduct(x, t);
        double[][] after = [.. net.Parameters.Select(parameter => parameter.Gradients.ToArray()), .. net.States.Select(state => state.Values.ToArray())];
        Assert.Equal(before, after);
        Assert.Equal(0, net["s"].HessianProduct[0]);
    }

    /// <summary>
    /// Differences over h and over h/2 together (Richardson) are off by h⁴/480 of a fifth derivative along the direction, and by roundings of the gradients over h. Fifth derivatives of layer
    /// norms in a row are up to some millions of the second: with h = 3e-4, 1e-9 of the greatest product is above both.
    /// </summary>
    private static void AssertDifferences(Model<double> net, Func<double> gradients, Func<double> product)
    {
        const double Step = 3e-4;
        int seed = 100;
        double[][] directions = [.. net.Parameters.Select(parameter => Numbers(parameter.Count, seed++))];
        double[][] weights = [.. net.Parameters.Select(parameter => parameter.Weights.ToArray())];
        double[][] states = [.. net.States.Select(state => state.Values.ToArray())];
        double[] Difference(double step)
        {
            double[] above = At(step), below = At(-step);
            return [.. above.Zip(below, (a, b) => (a - b) / (2 * step))];
        }

        double[] At(double step)
        {
            for (int i = 0; i < directions.Length; i++)
            {
                for (int j = 0; j < directions[i].Length; j++)
                {
                    net.Parameters[i].Weights[j] = weights[i][j] + (step * directions[i][j]);
                }
            }

            Restore();
            gradients();
            return [.. net.Parameters.SelectMany(parameter => parameter.Gradients.ToArray())];
        }

        void Restore()
        {
            for (int i = 0; i < states.Length; i++)
            {
                states[i].CopyTo(net.States[i].Values);
            }
        }

        double[] expected = [];
        double curvature = 0;
        SGD still = new(lr: 0);
        still.Add("none", new double[1], new double[1]);

        // Calls within one closure draw the same noise.
        still.Step(() =>
        {
            double[] coarse = Difference(Step), fine = Difference(Step / 2);
            expected = [.. fine.Zip(coarse, (half, whole) => half + ((half - whole) / 3))];
            At(0);
            Restore();
            for (int i = 0; i < directions.Length; i++)
            {
                directions[i].CopyTo(net.Parameters[i].Direction);
            }

            curvature = product();
            return 0;
        });
        double[] actual = [.. net.Parameters.SelectMany(parameter => parameter.HessianProduct.ToArray())];
        double bound = 1e-9 * expected.Max(Math.Abs);
        Assert.All(expected.Zip(actual), pair => Assert.InRange(pair.Second - pair.First, -bound, bound));
        Assert.Equal(directions.SelectMany(direction => direction).Zip(actual, (v, h) => v * h).Sum(), curvature, 1e-12 * expected.Sum(Math.Abs));
    }

    [Fact]
    public void Hessians_are_symmetric_and_those_of_least_squares_are_known()
    {
        CurvedMlp net = new(3, 4, 3) { Seed = 4 };
        (double[] x, int[] y) = (Numbers(6 * 3, 7), Labels(6, 3, 8));
        int n = net.Parameters.Sum(parameter => parameter.Count);
        double[] hessian = new double[n * n];
        net.Hessian(() => net.HessianProduct(x, y), hessian);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                Assert.Equal(hessian[(i * n) + j], hessian[(j * n) + i], 1e-14);
            }
        }

        CurvedLine line = new(3);
        double[] t = Numbers(6, 9);
        AssertLine(() => line.HessianProduct(x, t), line);
        Outside.Nested nested = new(3);
        AssertLine(() => nested.HessianProduct(x, t), nested);

        void AssertLine(Func<double> product, Model<double> model)
        {
            double[] second = new double[9];
            model.Hessian(product, second);
            for (int k = 0; k < 9; k++)
            {
                Assert.Equal(Enumerable.Range(0, 6).Sum(row => 2 * x[(row * 3) + (k / 3)] * x[(row * 3) + (k % 3)]) / 6, second[k], 1e-15);
            }
        }
    }

    [Fact]
    public void One_direction_finds_a_diagonal_Hessian_and_many_find_another_ones_diagonal()
    {
        DiagonalBowl bowl = new(5);
        float[] a = [1, -2, 0, 0.5f, 3];
        bowl.EstimateHessian(() => bowl.HessianProduct(a));
        Assert.Equal(a.Select(element => 2 * element), bowl["w"].HessianDiagonal.ToArray());

        CurvedLine line = new(3) { Seed = 1 };
        (double[] x, double[] t) = (Numbers(20 * 3, 10), Numbers(20, 11));
        const int Directions = 4000;
        line.EstimateHessian(() => line.HessianProduct(x, t), Directions);
        for (int k = 0; k < 3; k++)
        {
            double exact = Enumerable.Range(0, 20).Sum(row => 2 * x[(row * 3) + k] * x[(row * 3) + k]) / 20;
            double variance = Enumerable.Range(0, 3).Where(j => j != k).Sum(j => Math.Pow(Enumerable.Range(0, 20).Sum(row => 2 * x[(row * 3) + k] * x[(row * 3) + j]) / 20, 2));
            Assert.InRange(Math.Abs(line["w"].HessianDiagonal[k] - exact), 0, 5 * Math.Sqrt(variance / Directions));
        }
    }

    [Fact]
    public void Estimates_reach_rules_that_read_hess()
    {
        CurvedSingleMlp net = new(4, 5, 3) { Seed = 5 };
        (float[] x, int[] y) = ([.. Numbers(8 * 4, 12).Select(number => (float)number)], Labels(8, 3, 13));
        SophiaH sophia = new();
        sophia.Add(net);
        SophiaH other = new();
        float[][] copies = [.. net.Parameters.Select(parameter => parameter.Weights.ToArray())];
        Parameter[] parameters = [.. copies.Select((copy, i) => other.Add($"p{i}", copy, net.Parameters[i].GradientMemory, net.Parameters[i].Shape.ToArray()))];
        for (int step = 0; step < 12; step++)
        {
            net.Gradients(x, y);
            net.EstimateHessian(() => net.HessianProduct(x, y));
            for (int i = 0; i < parameters.Length; i++)
            {
                parameters[i].SetHessian(net.Parameters[i].HessianDiagonal.ToArray().AsMemory());
            }

            sophia.Step();
            other.Step();
        }

        Assert.Equal(copies, net.Parameters.Select(parameter => parameter.Weights.ToArray()));
    }

    [Fact]
    public void Newton_with_exact_second_derivatives_needs_fewer_gradients_and_finds_the_same()
    {
        Valley exact = new(), numerical = new();
        MinimizationResult byProducts = exact.Minimize(() => exact.Gradients(), () => exact.HessianProduct());
        MinimizationResult byDifferences = numerical.Minimize(() => numerical.Gradients(), new MinimizationOptions { Method = MinimizationMethod.Newton });
        Assert.True(byProducts.HasConverged);

        // Both end where the loss is below 1e-15 or so; its least curvature is 0.4.
        Assert.Equal(1, exact["u"].Weights[0], 1e-7);
        Assert.Equal(1, exact["v"].Weights[0], 1e-7);
        Assert.True(byProducts.Evaluations * 3 < byDifferences.Evaluations, $"{byProducts.Evaluations} and {byDifferences.Evaluations} evaluations.");
        exact["u"].Weights[0] = exact["v"].Weights[0] = 1;
        Assert.Equal([802, -400, -400, 200], HessianAt(exact));
    }

    private static double[] HessianAt(Valley valley)
    {
        double[] hessian = new double[4];
        valley.Hessian(() => valley.HessianProduct(), hessian);
        return hessian;
    }

    [Fact]
    public void Products_are_the_same_bits_for_any_number_of_threads_and_allocate_nothing()
    {
        (float[] x, int[] y) = ([.. Numbers(300 * 40, 14).Select(number => (float)number)], Labels(300, 6, 15));
        float[] direction = [.. Numbers(40 * 64, 16).Select(number => (float)number)];
        float[]? first = null;
        foreach (int threads in new[] { 1, 2, 3, 5 })
        {
            CurvedSingleMlp net = new(40, 64, 6) { Seed = 6, Threads = threads };
            direction.CopyTo(net["W1"].Direction);
            net.HessianProduct(x, y);
            long before = GC.GetAllocatedBytesForCurrentThread();
            double curvature = net.HessianProduct(x, y);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
            float[] products = [.. net.Parameters.SelectMany(parameter => parameter.HessianProduct.ToArray()), (float)curvature];
            first ??= products;
            Assert.Equal(first, products);
        }
    }

    [Fact]
    public void A_model_that_does_not_ask_for_them_has_none()
    {
        Linear line = new(2);
        Assert.False(line.HasHessianProducts);
        Assert.Contains("HessianProducts = true", Assert.Throws<InvalidOperationException>(() => line["w"].Direction.Clear()).Message);
        Assert.Throws<InvalidOperationException>(() => line.EstimateHessian(() => 0));
        Valley valley = new();
        Assert.Contains("2 weights has 4 numbers", Assert.Throws<ArgumentException>(() => valley.Hessian(() => 0, new double[3])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => valley.EstimateHessian(() => 0, directions: 0));
    }
}
