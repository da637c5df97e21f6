using System.Text.RegularExpressions;
using OptGen.Tests.Models.Use;

namespace OptGen.Tests.Models.Examples;

/// <summary>The models of docs/models-by-example.md: they compile, their gradients are those of differences, and they learn.</summary>
public sealed partial class TextbookModelsTests
{
    private const int N = 12;
    private const int K = 3;

    private static readonly double[] X = Numbers(N * K, seed: 1);
    private static readonly double[] Y = Numbers(N, seed: 2);
    private static readonly int[] Classes = [.. Enumerable.Range(0, N).Select(i => (i * 7) % 3)];
    private static readonly int[] Others = [.. Classes.Select((label, i) => (label + 1 + (i % 5 / 4)) % 3)];
    private static readonly double[] Counts = [.. Enumerable.Range(0, N).Select(i => (double)(i % 4))];
    private static readonly double[] Bits = [.. Enumerable.Range(0, N).Select(i => (double)(i / 2 % 2))];
    private static readonly double[] Times = [.. Enumerable.Range(0, N).Select(i => .5 + (i * .4))];

    public static TheoryData<string> Names => [.. Cases().Select(run => run.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_are_right_and_steps_lower_the_loss(string name)
    {
        Case run = Cases().Single(run => run.Name == name);

        // Where differences of 6e-6 meet no kink they are good for ten digits; the language promises six.
        GradientCheck check = run.Check();
        Assert.True(check.RelativeError < 1e-6, $"{check}");

        // The figure is computed by other means: plain loops over the graph.
        Figure? figure = run.Draw is { } draw ? new(draw()) : null;
        double before = run.Gradients();
        if (figure is not null)
        {
            Assert.Equal(Figure.Written([before]), figure.Value("loss"));
            Assert.All(run.Net.Parameters, parameter => figure.AssertGradient(parameter.Name, parameter.Gradients));
        }

        Adam adam = new(0.01);
        run.Train(adam);
        for (int step = 0; step < 20; step++)
        {
            run.Gradients();
            adam.Step();
        }

        Assert.True(run.Gradients() < before, $"{before} does not fall");
    }

    [Fact]
    public void A_loop_has_no_figure() =>
        Assert.StartsWith("HighwayNet has no figure: it has more than 300 operations, or a loop", Assert.Throws<InvalidOperationException>(() => new HighwayNet(K).DrawGraph(X, Y)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_page_shows_them_as_they_are()
    {
        string page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "models-by-example.md")).ReplaceLineEndings("\n");
        string source = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "TextbookModels.cs")).ReplaceLineEndings("\n");
        string[] blocks = [.. Block().Matches(page).Select(block => block.Groups[1].Value)];

        Assert.True(blocks.Length > 20);
        Assert.All(blocks, block => Assert.Contains(block, source, StringComparison.Ordinal));
        Assert.Equal(Regex.Count(source, @"^\[Model\(", RegexOptions.Multiline), blocks.Sum(block => Regex.Count(block, @"^\[Model\(", RegexOptions.Multiline)));
    }

    private static IEnumerable<Case> Cases()
    {
        yield return Of(new Ridge(K), net => net.CheckGradients(X, Y), net => net.Gradients(X, Y), net => net.DrawGraph(X, Y));
        yield return Of(new Poisson(K), net => net.CheckGradients(X, Counts), net => net.Gradients(X, Counts), net => net.DrawGraph(X, Counts));
        yield return Of(new Quantile(K), net => net.CheckGradients(X, Y), net => net.Gradients(X, Y), net => net.DrawGraph(X, Y));
        yield return Of(new Heteroscedastic(K), net => net.CheckGradients(X, Y), net => net.Gradients(X, Y), net => net.DrawGraph(X, Y));
        yield return Of(new MixtureDensity(K), net => net.CheckGradients(X, Y), net => net.Gradients(X, Y), net => net.DrawGraph(X, Y));
        yield return Of(new RadialBasis(K), net => net.CheckGradients(X, Y), net => net.Gradients(X, Y), net => net.DrawGraph(X, Y));
        yield return Of(new FactorizationMachine(K), net => net.CheckGradients(X, Y), net => net.Gradients(X, Y), net => net.DrawGraph(X, Y));
        yield return Of(new Multinomial(K, 3), net => net.CheckGradients(X, Classes), net => net.Gradients(X, Classes), net => net.DrawGraph(X, Classes));
        yield return Of(new Ordinal(K, 3), net => net.CheckGradients(X, Counts), net => net.Gradients(X, Counts), net => net.DrawGraph(X, Counts));
        yield return Of(new SupportVectors(K), net => net.CheckGradients(X, [.. Bits.Select(bit => (2 * bit) - 1)]), net => net.Gradients(X, [.. Bits.Select(bit => (2 * bit) - 1)]), net => net.DrawGraph(X, [.. Bits.Select(bit => (2 * bit) - 1)]));
        yield return Of(new Smoothed(K), net => net.CheckGradients(X, [.. Classes.Select(label => (double)label)]), net => net.Gradients(X, [.. Classes.Select(label => (double)label)]), net => net.DrawGraph(X, [.. Classes.Select(label => (double)label)]));
        yield return Of(new Focal(K), net => net.CheckGradients(X, Classes), net => net.Gradients(X, Classes), net => net.DrawGraph(X, Classes));
        yield return Of(new Distilled(K, 3), net => net.CheckGradients(X, X, Classes), net => net.Gradients(X, X, Classes), net => net.DrawGraph(X, X, Classes));
        yield return Of(new BradleyTerry(3), net => net.CheckGradients(Classes, Others), net => net.Gradients(Classes, Others), net => net.DrawGraph(Classes, Others));
        yield return Of(new Elo(3), net => net.CheckGradients(Classes, Others, Bits), net => net.Gradients(Classes, Others, Bits), net => net.DrawGraph(Classes, Others, Bits));
        yield return Of(new Ratings(3, 3), net => net.CheckGradients(Classes, Others, Y), net => net.Gradients(Classes, Others, Y), net => net.DrawGraph(Classes, Others, Y));
        yield return Of(new Cbow(3), net => net.CheckGradients([.. Classes, .. Others], Classes), net => net.Gradients([.. Classes, .. Others], Classes), net => net.DrawGraph([.. Classes, .. Others], Classes));
        yield return Of(new GloVe(3), net => net.CheckGradients(Classes, Others, Times), net => net.Gradients(Classes, Others, Times), net => net.DrawGraph(Classes, Others, Times));
        yield return Of(new Contrastive(new Tower(K) { Seed = 3 }), net => net.CheckGradients(X, Shifted(X), Bits), net => net.Gradients(X, Shifted(X), Bits), net => net.DrawGraph(X, Shifted(X), Bits));
        yield return Of(new Triplets(new Tower(K) { Seed = 3 }), net => net.CheckGradients(X, Shifted(X), Shifted(Shifted(X))), net => net.Gradients(X, Shifted(X), Shifted(Shifted(X))), net => net.DrawGraph(X, Shifted(X), Shifted(Shifted(X))));
        yield return Of(new Pairs(new Tower(K) { Seed = 3 }), net => net.CheckGradients(X, Shifted(X)), net => net.Gradients(X, Shifted(X)), net => net.DrawGraph(X, Shifted(X)));
        yield return Of(new Clusters(K), net => net.CheckGradients(X), net => net.Gradients(X), net => net.DrawGraph(X));
        yield return Of(new Autoencoder(K), net => net.CheckGradients(X), net => net.Gradients(X), net => net.DrawGraph(X));
        yield return Of(new Denoising(K), net => net.CheckGradients(X), net => net.Gradients(X), net => net.DrawGraph(X));
        yield return Of(new HighwayNet(K), net => net.CheckGradients(X, Y), net => net.Gradients(X, Y), draw: null);
        yield return Of(new ResidualNet(K), net => net.CheckGradients(X, Classes), net => net.Gradients(X, Classes), net => net.DrawGraph(X, Classes));
        double[] images = Numbers(N * 6 * 7, seed: 9);
        yield return Of(new ConvNet(6, 7), net => net.CheckGradients(images, Classes), net => net.Gradients(images, Classes), net => net.DrawGraph(images, Classes));
        yield return Of(new ResidualImages(6, 7), net => net.CheckGradients(images, Classes), net => net.Gradients(images, Classes), net => net.DrawGraph(images, Classes));
        yield return Of(new CausalConvolution(K), net => net.CheckGradients(X, Y, 4), net => net.Gradients(X, Y, 4), net => net.DrawGraph(X, Y, 4));
        yield return Of(new AttentionPooling(K), net => net.CheckGradients(X, Y[..4]), net => net.Gradients(X, Y[..4]), net => net.DrawGraph(X, Y[..4]));
        yield return Of(new DeepSets(K), net => net.CheckGradients(X, Y[..4]), net => net.Gradients(X, Y[..4]), net => net.DrawGraph(X, Y[..4]));

        (Generator generator, Critic critic) = (new(2, K) { Seed = 4 }, new(K) { Seed = 5 });
        double[] z = Numbers(2 * N, seed: 6);
        yield return Of(new CriticLoss(generator, critic), net => net.CheckGradients(z, X), net => net.Gradients(z, X), net => net.DrawGraph(z, X)) with { Train = adam => adam.Add(critic) };
        yield return Of(new GeneratorLoss(generator, critic), net => net.CheckGradients(z), net => net.Gradients(z), net => net.DrawGraph(z)) with { Train = adam => adam.Add(generator) };

        (QNet q, QNet target) = (new(K, 3) { Seed = 7 }, new(K, 3) { Seed = 8 });
        yield return Of(new QLearning(q, target), net => net.CheckGradients(X, Classes, Y, Shifted(X), Bits), net => net.Gradients(X, Classes, Y, Shifted(X), Bits), net => net.DrawGraph(X, Classes, Y, Shifted(X), Bits)) with { Train = adam => adam.Add(q) };
        yield return Of(new Policy(K, 3), net => net.CheckGradients(X, Classes, Y), net => net.Gradients(X, Classes, Y), net => net.DrawGraph(X, Classes, Y));
        double[] old = [.. Enumerable.Repeat(-1.2, N)];
        yield return Of(new ProximalPolicy(K, 3), net => net.CheckGradients(X, Classes, Y, old), net => net.Gradients(X, Classes, Y, old), net => net.DrawGraph(X, Classes, Y, old));
        yield return Of(new Svensson(), net => net.CheckGradients(Times, Y), net => net.Gradients(Times, Y), net => net.DrawGraph(Times, Y));
        yield return Of(new Svi(), net => net.CheckGradients(Y, Times), net => net.Gradients(Y, Times), net => net.DrawGraph(Y, Times));
        yield return Of(new Weibull(K), net => net.CheckGradients(X, Times, Bits), net => net.Gradients(X, Times, Bits), net => net.DrawGraph(X, Times, Bits));
        yield return Of(new Cox(K), net => net.CheckGradients(X, Bits), net => net.Gradients(X, Bits), net => net.DrawGraph(X, Bits));
        yield return Of(new Decay(), net => net.CheckGradients(Times), net => net.Gradients(Times), net => net.DrawGraph(Times));
    }

    private static Case Of<T>(T net, Func<T, GradientCheck> check, Func<T, double> gradients, Func<T, string>? draw)
        where T : Model<double>
    {
        net.Seed = 1;
        return new(typeof(T).Name, net, () => check(net), () => gradients(net), draw is null ? null : () => draw(net), adam => adam.Add(net));
    }

    private static double[] Numbers(int count, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
    }

    /// <summary>The examples in another order.</summary>
    private static double[] Shifted(double[] x) => [.. x[K..], .. x[..K]];

    [GeneratedRegex(@"^```csharp\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    private sealed record Case(string Name, Model<double> Net, Func<GradientCheck> Check, Func<double> Gradients, Func<string>? Draw, Action<Optimizer> Train);
}
