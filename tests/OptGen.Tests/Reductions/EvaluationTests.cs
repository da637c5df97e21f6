namespace OptGen.Tests.Reductions;

/// <summary>Weights to evaluate with that are made of reductions.</summary>
public sealed class EvaluationTests
{
    [Theory]
    [InlineData(7)]
    [InlineData(4100)]
    public void AReductionOfAParameterIsThatOfTheLastStep(int length)
    {
        NormalizedAverage optimizer = new();
        double[][] trajectory = Trajectory.Of<double>(optimizer, out Parameter parameter, length);
        double[] evaluation = new double[length];
        optimizer.EvaluationWeights(parameter, evaluation);

        double[] average = [.. Enumerable.Range(0, length).Select(i => trajectory.Average(weights => weights[i]))];
        double ratio = Norm(trajectory[^1]) / Norm(average);
        for (int i = 0; i < length; i++)
        {
            // The average is off by half a unit in the last place for each step, and the ratio by a few.
            Assert.Equal(average[i] * ratio, evaluation[i], 1e-15 * trajectory.Length);
        }
    }

    [Fact]
    public void AReductionOverAllIsThatOfEveryParameter()
    {
        NormalizedMatrixAverage optimizer = new();
        (double[] vector, double[] matrix) = ([0.5, -1, 2], [1, 2, -3, 4]);
        (double[] ofVector, double[] ofMatrix) = ([1, 2, 3], [4, 5, 6, 7]);
        Parameter first = optimizer.Add("vector", vector, ofVector);
        Parameter second = optimizer.Add("matrix", matrix, ofMatrix, 2, 2);
        double[] vectors = new double[3];
        double[] matrices = new double[4];
        for (int t = 0; t < 3; t++)
        {
            optimizer.Step();
            vectors = [.. vectors.Zip(vector, (sum, w) => sum + (w / 3))];
            matrices = [.. matrices.Zip(matrix, (sum, w) => sum + (w / 3))];
        }

        (double[] ofFirst, double[] ofSecond) = (new double[3], new double[4]);
        optimizer.EvaluationWeights(first, ofFirst);
        optimizer.EvaluationWeights(second, ofSecond);

        double ratio = Norm([.. vector, .. matrix]) / Norm([.. vectors, .. matrices]);
        Assert.All(ofFirst.Zip(vectors), pair => Assert.Equal(pair.Second, pair.First, 4e-15));
        Assert.All(ofSecond.Zip(matrices), pair => Assert.Equal(pair.Second * ratio, pair.First, 8e-15));
    }

    private static double Norm(double[] values) => CompensatedSum.Norm(values);
}
