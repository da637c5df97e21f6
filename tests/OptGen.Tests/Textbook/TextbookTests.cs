using OptGen.Zoo;

namespace OptGen.Tests.Textbook;

/// <summary>
/// f(x, y) = x²/20 + y² from (−7, 2), 30 updates: the example of the textbook, against its published figures and against each rule written
/// out here in plain C#.
/// </summary>
public sealed class TextbookTests
{
    private const int Updates = 30;

    [Fact]
    public void GradientDescent() => Check(new SGD(0.95), new PlainGradientDescent(0.95), -0.350392996, 0.084782317);

    [Fact]
    public void Momentum() => Check(new TextbookMomentum(0.1), new PlainMomentum(0.1, 0.9), 0.896413858, 0.088085602);

    [Fact]
    public void AdaGrad() => Check(new TextbookAdaGrad(1.5), new PlainAdaGrad(1.5), -0.120162322, 0);

    [Fact]
    public void Adam() => Check(new TextbookAdam(0.3), new PlainAdam(0.3, 0.9, 0.999), 0.136006852, 0.318245376);

    [Fact]
    public void Nesterov() => Check(new TextbookNesterov(0.1), new PlainNesterov(0.1, 0.9), 0.689614902, -0.000679906);

    [Fact]
    public void RMSprop()
    {
        (double[] ours, double[] plain) = Run(new TextbookRMSprop(0.1), new PlainRMSprop(0.1, 0.99));

        CheckClose(plain, ours, 1e-12);
    }

    private static void Check(Optimizer optimizer, PlainOptimizer plain, double publishedX, double publishedY)
    {
        (double[] ours, double[] expected) = Run(optimizer, plain);

        CheckClose(expected, ours, 1e-12);
        CheckClose([publishedX, publishedY], ours, 1e-9);
    }

    private static (double[] Ours, double[] Plain) Run(Optimizer optimizer, PlainOptimizer plain)
    {
        double[] ours = [-7, 2];
        double[] theirs = [-7, 2];
        double[] gradient = new double[2];
        optimizer.Add("w", ours, gradient);
        for (int t = 0; t < Updates; t++)
        {
            (gradient[0], gradient[1]) = (ours[0] / 10, 2 * ours[1]);
            optimizer.Step();
            plain.Update(theirs, [theirs[0] / 10, 2 * theirs[1]]);
        }

        return (ours, theirs);
    }

    private static void CheckClose(double[] expected, double[] actual, double tolerance)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(actual[i] - expected[i]) <= tolerance, $"{actual[i]:R} instead of {expected[i]:R} at {i}");
        }
    }
}
