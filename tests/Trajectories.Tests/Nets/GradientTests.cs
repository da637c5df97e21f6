using Trajectories.Nets;

namespace Trajectories.Tests.Nets;

/// <summary>Every layer, every loss and whole nets against central differences.</summary>
public class GradientTests
{
    private const int Examples = 5;

    public static TheoryData<string> Layers => ["affine", "relu"];

    public static TheoryData<string> Losses => ["softmax", "squared", "absolute"];

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_layers_gradients_are_right(string name)
    {
        var random = new Random(7);
        ILayer layer = name == "affine" ? new Affine("a", 3, 4, random) : new ReLU();
        var input = RandomMatrix(Examples, 3, random);
        var outputGradient = RandomMatrix(Examples, layer.Forward(input).Columns, random);

        // A loss whose gradient by the layer's output is the given one.
        double Loss() => layer.Forward(input).Values.Zip(outputGradient.Values, (y, dy) => y * dy).Sum();

        Loss();
        var inputGradient = layer.Backward(outputGradient);

        AssertGradient(Loss, input, inputGradient);
        foreach (var parameter in layer.Parameters)
        {
            AssertGradient(Loss, parameter.Weights, Copy(parameter.Gradients));
        }
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void A_losss_gradient_is_right(string name)
    {
        var random = new Random(8);
        var loss = CreateLoss(name);
        Matrix output = RandomMatrix(Examples, 3, random), target = RandomTarget(name, 3, random);
        loss.Forward(output, target);
        AssertGradient(() => loss.Forward(output, target), output, loss.Backward());
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void A_whole_nets_gradients_are_right(string name)
    {
        var random = new Random(9);
        var net = Net.WithTwoLayers(2, 6, 3, CreateLoss(name), random);
        Matrix input = RandomMatrix(Examples, 2, random), target = RandomTarget(name, 3, random);

        net.ComputeGradients(input, target);

        Assert.Equal(["hidden.weight", "hidden.bias", "output.weight", "output.bias"], net.Parameters.Select(p => p.Name));
        foreach (var parameter in net.Parameters)
        {
            Assert.Contains(parameter.Gradients.Values, g => g != 0);
            AssertGradient(() => net.Loss(input, target), parameter.Weights, parameter.Gradients);
        }
    }

    [Fact]
    public void Gradients_do_not_pile_up_from_batch_to_batch()
    {
        var random = new Random(10);
        var net = Net.WithTwoLayers(2, 4, 3, new MeanSquaredError(), random);
        Matrix input = RandomMatrix(Examples, 2, random), target = RandomMatrix(Examples, 3, random);
        net.ComputeGradients(input, target);
        double[][] first = [.. net.Parameters.Select(p => p.Gradients.Values.ToArray())];
        net.ComputeGradients(input, target);
        Assert.Equal(first, net.Parameters.Select(p => p.Gradients.Values));
    }

    [Fact]
    public void Softmax_survives_large_outputs()
    {
        var loss = new SoftmaxCrossEntropy();
        Assert.Equal(2000, loss.Forward(new Matrix(1, 2, [1000, -1000]), new Matrix(1, 2, [0, 1])), 1e-9);
        Assert.Equal([1, -1], loss.Backward().Values);
    }

    private static ILoss CreateLoss(string name) => name switch
    {
        "softmax" => new SoftmaxCrossEntropy(),
        "squared" => new MeanSquaredError(),
        _ => new MeanAbsoluteError(),
    };

    private static Matrix RandomTarget(string loss, int columns, Random random)
    {
        if (loss != "softmax")
        {
            return RandomMatrix(Examples, columns, random);
        }

        var target = new Matrix(Examples, columns);
        for (int n = 0; n < Examples; n++)
        {
            target[n, random.Next(columns)] = 1;
        }

        return target;
    }

    private static Matrix RandomMatrix(int rows, int columns, Random random) => new Matrix(rows, columns).Map(_ => random.NextGaussian());

    private static Matrix Copy(Matrix matrix) => matrix.Map(x => x);

    private static void AssertGradient(Func<double> loss, Matrix variables, Matrix gradient)
    {
        Assert.Equal((variables.Rows, variables.Columns), (gradient.Rows, gradient.Columns));
        for (int i = 0; i < variables.Values.Length; i++)
        {
            NumericalGradient.AssertClose(NumericalGradient.Of(loss, ref variables.Values[i]), gradient.Values[i]);
        }
    }
}
