namespace OptGen.Tests.MatrixRules;

/// <summary>Rules of whole matrices, beside plain loops over doubles.</summary>
[Trait("Category", "Slow")]
public sealed class MatrixRuleTests
{
    /// <summary>Shapes narrower and wider than a lane, wide and tall, of one row, of one column, square and of three axes.</summary>
    private static readonly int[][] Shapes = [[5, 7], [7, 5], [1, 6], [6, 1], [4, 4], [3, 4, 5], [17, 9], [9, 33]];

    internal delegate Plain Step(Plain w, Plain g, int t);

    [Fact]
    public void AProductOfThree() => Check(() => new Products(), (_, _) => (w, g, _) => w - (0.01 * (g * g.T * g)), roundings: 64);

    [Fact]
    public void TransposesInEveryForm() => Check(() => new Transposes(), (_, _) => (w, g, _) => w - (0.01 * ((g * (g.T * w)) + (w * g.T * g) + (2 * g) + w)), roundings: 256);

    [Fact]
    public void Muon() => Check(() => new SimpleMuon(), (rows, columns) =>
    {
        Plain m = new(rows, columns);
        return (w, g, _) =>
        {
            m = (0.95 * m) + ((1 - 0.95) * g);
            return w - (0.02 * Math.Sqrt(Math.Max(1, (double)rows / columns)) * m.Orth());
        };
    }, roundings: 256);

    [Fact]
    public void Shampoo() => Check(() => new SimpleShampoo(), (rows, columns) =>
    {
        Plain l = 0.1 * Plain.Identity(rows);
        Plain r = 0.1 * Plain.Identity(columns);
        return (w, g, _) =>
        {
            l += g * g.T;
            r += g.T * g;
            return w - (0.1 * (l.InverseRoot(4) * g * r.InverseRoot(4)));
        };
    }, roundings: 4096);

    [Fact]
    public void AStateIsReadBeforeAndAfterItChanges() => Check(() => new ReadsOldAndNew(), (rows, _) =>
    {
        Plain l = new(rows, rows);
        return (w, g, _) =>
        {
            Plain p = l * g;
            Plain q = 0.1 * l;
            l = (0.9 * l) + ((1 - 0.9) * (g * g.T));
            return w - (0.1 * (p + ((q + l) * g)));
        };
    }, roundings: 256);

    [Fact]
    public void WeightsAreReadBeforeAndAfterTheyChange() => Check(() => new MovesBetweenProducts(), (_, _) => (w, g, _) =>
    {
        Plain a = w * w.T;
        w -= 0.1 * g;
        Plain b = w * w.T;
        return w - ((0.1 * ((a - b) * g)) + (0.01 * (b * w)));
    }, roundings: 512);

    [Fact]
    public void MatricesAreReducedToNumbers() => Check(() => new Measures(), (rows, _) => (w, g, _) =>
    {
        Plain s = g * g.T;
        Plain a = s - (0.5 * (s * s));
        Plain b = a.Map(Math.Abs) + Plain.Identity(rows);
        double sum = a.Elements.Sum();
        double measure = s.Norm + sum + b.Elements.Average() + b.Elements.Max() + s.Elements.Zip(a.Elements, (x, y) => x * y).Sum() + (a.Norm / rows);
        double[] norms = s.RowNorms();
        return w - ((0.01 * measure * g) + (0.01 * (b.MapRows((x, i) => x * norms[i]) * g)));
    }, roundings: 1 << 16);

    [Fact]
    public void AnInverseIsKeptForSomeSteps() => Check(() => new InvertsSometimes(), (rows, _) =>
    {
        Plain l = new(rows, rows);
        Plain p = new(rows, rows);
        return (w, g, t) =>
        {
            l = (0.9 * l) + ((1 - 0.9) * (g * g.T));
            p = t % 3 == 1 ? (l + (0.1 * Plain.Identity(rows))).Inverse() : p;
            return w - (0.1 * (p * g));
        };
    }, roundings: 4096);

    /// <summary>With an ε that is not small, for the first gradient is diagonal in its own eigenvectors: what is left beside the diagonal is noise.</summary>
    [Fact]
    public void Soap() => Check(() => new SimpleSoap(), (rows, columns) =>
    {
        (Plain l, Plain r, Plain v) = (new Plain(rows, rows), new Plain(columns, columns), new Plain(rows, columns));
        (Plain left, Plain right) = (new Plain(rows, rows), new Plain(columns, columns));
        return (w, g, t) =>
        {
            l = (0.9 * l) + ((1 - 0.9) * (g * g.T));
            r = (0.9 * r) + ((1 - 0.9) * (g.T * g));
            (left, right) = t == 1 ? (l.Eigen().Vectors, r.Eigen().Vectors) : t % 3 == 0 ? ((l * left).Q(), (r * right).Q()) : (left, right);
            Plain q = left.T * g * right;
            v = (0.9 * v) + ((1 - 0.9) * q.Map(x => x * x));
            Plain u = Plain.Zip(q, v, (x, y) => x / (Math.Sqrt(y / (1 - Math.Pow(0.9, t))) + 0.1));
            return w - (0.01 * (left * u * right.T));
        };
    }, shape => shape[0] == 4, roundings: 1 << 14);

    /// <summary>Not of one column, where all eigenvectors but one belong to 0 and are any.</summary>
    [Fact]
    public void AGradientOfLowRank() => Check(() => new LowRank(), (rows, columns) =>
    {
        Plain p = new(rows, Math.Min(2, rows));
        Plain b = new(Math.Min(2, rows), columns);
        return (w, g, t) =>
        {
            p = t % 4 == 1 ? (g * g.T).Eigen().Vectors.Last(Math.Min(2, rows)) : p;
            b = (0.9 * b) + (p.T * g);
            return w + (p * (-0.1 * b));
        };
    }, shape => shape[1] > 1, roundings: 1 << 12);

    [Fact]
    public void AConditionOnTheRankKeepsMatricesFromVectors()
    {
        Check(() => new MatricesByRank(), (rows, columns) =>
        {
            Plain m = new(rows, columns);
            return (w, g, _) =>
            {
                m = (0.9 * m) + ((1 - 0.9) * g);
                return w - (0.1 * m.Orth());
            };
        }, shape => shape.Length == 2, roundings: 1 << 10);
        Trajectory.Follows(() => new MatricesByRank(), _ => (w, g, _) => new Plain(w, 1, w.Length).Elements.Zip(g, (x, y) => x - (0.1 * y)).ToArray().CopyTo(w, 0), [19]);
    }

    [Fact]
    public void ReductionsOverAllParametersStandBetweenProducts() => Check(() => new MatricesOfAll(), (_, _) => (w, g, _) =>
    {
        Plain x = 1 / (g.Norm + 1) * g;
        Plain step = x * x.T * g;
        return w - (0.1 / step.Elements.Max(Math.Abs) * step);
    }, roundings: 256);

    [Fact]
    public void TheIdentityTakesItsSizeFromVectors() => Check(() => new Diagonals(), (rows, columns) =>
    {
        Plain? d = null;
        return (w, g, _) =>
        {
            Plain lengths = Plain.Diagonal(g.RowNorms());
            d = (0.5 * (d ?? lengths)) + lengths;
            Plain square = g.T * g;
            Plain third = Plain.Diagonal([.. square.T.RowNorms().Select(length => 1 / (1 + length))]) + square;
            return w - (0.01 * (((d + (0.1 * Plain.Identity(rows))) * g) + (g * Plain.Diagonal(g.T.RowNorms())) + (g * third)));
        };
    }, roundings: 512);

    [Fact]
    public void FunctionsOfSingularValues() => Check(() => new SingularValues(), (rows, columns) =>
    {
        Plain m = new(rows, columns);
        return (w, g, _) =>
        {
            m = (0.9 * m) + ((1 - 0.9) * g);
            double greatest = (g * g.T).Eigen().Values.Max();
            double other = ((g * g.T) - (m * m.T)).Eigen().Values.Max(Math.Abs);
            return w - (0.1 * ((Math.Sqrt(greatest) * m.Polar()) + (1 / (1 + other) * g.Polar())));
        };
    }, roundings: 1 << 12);

    [Fact]
    public void AnUnneededSingularValueLeavesTheFactorOut() => Check(() => new SingularValueDecides(), (rows, columns) =>
    {
        Plain p = new(rows, columns);
        return (w, g, _) =>
        {
            p = Math.Sqrt((g * g.T).Eigen().Values.Max()) > 1 ? g.Polar() : p;
            return w - (0.1 * p);
        };
    }, roundings: 1 << 12);

    /// <summary>With as many columns as the gradient has rank, the projection leaves nothing out, wherever it begins.</summary>
    [Fact]
    public void ARandomSubspaceIsDrawnOnceAndHoldsTheGradient()
    {
        RandomSubspace optimizer = new(lr: 1) { Seed = 5 };
        double[] left = [1, -2, 0.5, 3, 1, 1, 0, 2];
        double[] right = [0.5, 1, -1, 2, 0.25, 3, -0.5, 1, 1, -1];
        double[] weights = new double[20];
        double[] gradient = (new Plain(left, 4, 2) * new Plain(right, 2, 5)).Elements;
        Parameter parameter = optimizer.Add("w", weights, gradient, 4, 5);
        optimizer.Step();
        Assert.All(weights.Zip(gradient), pair => Assert.Equal(-pair.Second, pair.First, 1e-13));
        Assert.Equal(10, optimizer.State(parameter, "Q").ToArray().Length);

        // The second step goes on from the subspace that the first one left.
        optimizer.Step();
        Assert.All(weights.Zip(gradient), pair => Assert.Equal(-2 * pair.Second, pair.First, 1e-12));
    }

    [Fact]
    public void DrawsHaveTheSizesThatTheyAreGiven()
    {
        (Optimizer Optimizer, Parameter Parameter) Started(long seed, int threads)
        {
            DrawsOfSizes optimizer = new() { Seed = seed, Options = new StepOptions { Threads = threads } };
            Parameter parameter = optimizer.Add("w", new float[300 * 70], new float[300 * 70], 300, 70);
            optimizer.Step();
            return (optimizer, parameter);
        }

        (Optimizer first, Parameter a) = Started(1, 1);
        (Optimizer same, Parameter b) = Started(1, 4);
        (Optimizer other, Parameter c) = Started(2, 1);
        foreach ((string name, int length) in ((string, int)[])[("A", 280), ("B", 600), ("C", 10), ("D", 12), ("E", 21000), ("F", 4)])
        {
            Assert.Equal(length, first.State(a, name).ToArray().Length);
            Assert.Equal(first.State(a, name).ToArray(), same.State(b, name).ToArray());
            Assert.NotEqual(first.State(a, name).ToArray(), other.State(c, name).ToArray());
        }

        // Means and deviations lie within five deviations of theirs.
        double[] normal = first.State(a, "E").ToArray();
        Assert.InRange(normal.Average(), -5 / Math.Sqrt(21000), 5 / Math.Sqrt(21000));
        Assert.InRange(normal.Average(x => x * x), 1 - (5 * Math.Sqrt(2.0 / 21000)), 1 + (5 * Math.Sqrt(2.0 / 21000)));
        double[] uniform = first.State(a, "B").ToArray();
        Assert.All(uniform, x => Assert.InRange(x, -1, 1));
        Assert.InRange(uniform.Average(), -5 / Math.Sqrt(1800), 5 / Math.Sqrt(1800));
        Assert.All(first.State(a, "D").ToArray(), x => Assert.Equal(1, Math.Abs(x)));
        double[] begun = first.State(a, "A").ToArray();
        first.Step();
        Assert.Equal(begun, first.State(a, "A").ToArray());
    }

    /// <summary>A side that is counted is at most as long as that of the parameter beside it.</summary>
    [Fact]
    public void DrawsAreNoWiderThanTheParameter()
    {
        RandomSubspace optimizer = new(r: 9);
        Parameter parameter = optimizer.Add("w", new double[6], [1, 2, 3, 4, 5, 6.5], 2, 3);
        optimizer.Step();
        Assert.Equal(9, optimizer.State(parameter, "Q").ToArray().Length);
        Assert.All(optimizer.State(parameter, "Q").ToArray(), x => Assert.True(double.IsFinite(x)));
    }

    /// <summary>The rule must follow plain loops on every shape that suits it, in both types.</summary>
    internal static void Check(Func<Optimizer> create, Func<int, int, Step> plain, Func<int[], bool>? suits = null, int roundings = 64)
    {
        foreach (int[] shape in Shapes.Where(shape => suits is null || suits(shape)))
        {
            int columns = shape.Skip(1).Aggregate(1, (product, axis) => product * axis);
            Trajectory.Follows(
                create,
                _ =>
                {
                    Step step = plain(shape[0], columns);
                    return (w, g, t) => step(new Plain(w, shape[0], columns), new Plain(g, shape[0], columns), t).Elements.CopyTo(w, 0);
                },
                shape,
                roundings);
        }
    }
}
