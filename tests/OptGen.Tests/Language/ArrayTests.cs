namespace OptGen.Tests.Language;

/// <summary>Arrays of hyperparameters: declared by the rule or taken by the constructor, read by index, checked for their length.</summary>
public sealed partial class ArrayTests
{
    private static readonly double[] Betas = [0, 0.9, 0.99];

    [Fact]
    public void ElementsAreReadByIndex()
    {
        double[] expected = [1, -2, 3];
        double[][] buffers = [new double[3], new double[3], new double[3]];
        double[] declared = [.. expected];
        double[] given = [.. expected];
        double[] gradient = [0.5, 0.25, -1];
        DeclaredArray declaredArray = new();
        declaredArray.Add("w", declared, gradient);
        GivenArray givenArray = new(0.1, Betas);
        givenArray.Add("w", given, gradient);
        for (int step = 0; step < 5; step++)
        {
            declaredArray.Step();
            givenArray.Step();
            for (int i = 0; i < Betas.Length; i++)
            {
                for (int j = 0; j < expected.Length; j++)
                {
                    buffers[i][j] = Math.FusedMultiplyAdd(Betas[i], buffers[i][j], gradient[j]);
                    expected[j] = Math.FusedMultiplyAdd(-(0.1 / 3), buffers[i][j], expected[j]);
                }
            }
        }

        Assert.Equal(expected, declared);
        Assert.Equal(expected, given);
    }

    [Fact]
    public void AChangeOfTheCallersArrayIsNotAChangeOfTheHyperparameter()
    {
        double[] values = [0, 0.9, 0.99];
        GivenArray optimizer = new(0.1, values);
        values[1] = 7;
        Assert.Equal(0.9, optimizer.Beta[1]);
    }

    [Fact]
    public void TooFewValuesAreRefusedAndNothingChanges()
    {
        Assert.Contains("must have 3 values", Assert.Throws<ArgumentException>(() => new GivenArray(0.1, 0, 0.9)).Message, StringComparison.Ordinal);
        GivenArray optimizer = new(0.1, Betas);
        Assert.Throws<ArgumentException>(() => optimizer.Beta = [1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.Beta = [1, double.NaN, 2]);
        Assert.Throws<ArgumentNullException>(() => optimizer.Beta = null!);
        Assert.Equal(Betas, optimizer.Beta);
    }

    [Optimizer("for i in 0..3 { b[i] = β[i]*b[i] + g; w -= lr/3*b[i] }; β := [0, .9, .99]; lr := .1")]
    private sealed partial class DeclaredArray;

    [Optimizer("for i in 0..3 { b[i] = β[i]*b[i] + g; w -= lr/3*b[i] }")]
    private sealed partial class GivenArray(double lr, params double[] β);
}
