namespace OptGen.Tests.Models.Use;

/// <summary>Figures of calls, with values above the lines and gradients below.</summary>
public sealed class FigureTests
{
    [Fact]
    public void The_apples_are_those_of_the_textbook()
    {
        // K. Saito, "Deep Learning from Scratch", section 5.1 and 5.4: two apples of 100 with a tax of 10 %.
        string svg = new Apples().DrawGraph(100, 2, 1.1);
        Figure figure = new(svg);

        Assert.Equal(
            """
            apple (data): 100; gradient 2.2
            number (data): 2; gradient 110
            tax (data): 1.1; gradient 200
            price = × of apple and number: 200; gradient 1.1
            loss = × of price and tax: 220; gradient 1

            """.ReplaceLineEndings("\n"),
            figure.Description);
        Assert.All(["apple", "100", "2.2", "price = 200", "loss = 220"], label => Assert.Contains(label, figure.Labels));
        Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "apples.svg")).ReplaceLineEndings("\n"), svg);
    }

    [Fact]
    public void A_networks_figure_has_its_values_and_gradients()
    {
        WideMlp net = new(3, hidden: 4, classes: 3, λ: 0.1) { Seed = 2 };
        double[] x = [.1, .2, .3, -.4, .5, -.6];
        int[] y = [2, 0];
        double loss = net.Gradients(x, y);
        double[] z = net.Value("z").ToArray();
        string svg = net.DrawGraph(x, y);
        Figure figure = new(svg);

        Assert.Equal(Figure.Written([loss]), figure.Value("loss"));
        Assert.Equal($"[2×3] {Figure.Written(z)}", figure.Value("z"));
        Assert.All(net.Parameters, parameter => figure.AssertGradient(parameter.Name, parameter.Gradients));
        Assert.Contains("prefers-color-scheme: dark", svg, StringComparison.Ordinal);

        // Nothing has changed, and the next call is as if there had been no figure.
        Assert.Equal(loss, net.Gradients(x, y));
    }

    [Fact]
    public void Without_a_loss_there_are_values_alone()
    {
        Figure figure = new(new Shift(2).DrawGraph([1, 2, 3, 4]));

        Assert.Equal("[2×2] ‖7.3485‖", figure.Value("result"));
        Assert.DoesNotContain("gradient", figure.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Noise_is_that_of_the_next_call()
    {
        Shaken net = new(2) { Seed = 9 };
        string drawn = new Figure(net.DrawGraph([1, 2, 3, 4])).Value("loss");

        Assert.Equal(Figure.Written([net.Gradients([1, 2, 3, 4])]), drawn);
    }

    [Fact]
    public void A_graph_that_nobody_could_read_is_refused()
    {
        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() => new Long().DrawGraph([1]));

        Assert.Contains("Long has no figure: it has more than 300 operations", refusal.Message, StringComparison.Ordinal);
    }
}

[Model("apple[]; number[]; tax[]; price = apple*number; loss = price*tax", Element = typeof(double))]
public partial class Apples;

[Model("x[N, k]; b[k] ~ 1; x + b", Element = typeof(double))]
public partial class Shift(int k);

[Model("x[N, k]; w[k] ~ 1; loss = mean(dropout(x, .5)*w + normal())", Element = typeof(double))]
public partial class Shaken(int k);

[Model("x[N]; w ~ .5; for i in 0..200 { x = sin(w*x) } loss = mean(x)", Element = typeof(double))]
public partial class Long;
