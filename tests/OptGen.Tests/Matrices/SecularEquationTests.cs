using OptGen.Decompositions;

namespace OptGen.Tests.Matrices;

public sealed class SecularEquationTests
{
    /// <summary>Poles a billionth apart and weights of 2⁻⁴⁰ and 2⁻⁶⁰, with roots as near to a pole as 10⁻²⁰: by bisection in 60 digits (mpmath).</summary>
    [Fact]
    public void DistancesHaveAllTheirDigits()
    {
        double[][] expected =
        [
            [-0.11673945243070373744, 0.88326054756929626256, 0.88326054850061883718, 2.8832605475692962626],
            [-1.0, -6.7762634896326786751e-21, 9.3132257460870225214e-10, 2.0],
            [-1.0707605485010735845, -0.070760548501073584486, -0.070760547569751009871, 1.9292394514989264155],
            [-3.0000000000000000005, -2.0000000000000000005, -1.9999999990686774259, -4.6779060027086603437e-19],
        ];
        double[] poles = [0, 1, 1 + Math.ScaleB(1, -30), 3, .. Enumerable.Repeat(SecularEquation.NoPole, 4)];
        double[] squares = [0.25, Math.ScaleB(1, -40), 0.125, Math.ScaleB(1, -60), 0, 0, 0, 0];
        double[] distances = new double[8];
        for (int root = 0; root < 4; root++)
        {
            double value = SecularEquation.Solve(root, 4, poles, squares, 0.5, distances);

            // A root is one where |f| is below u·(16 S + 2/ρ + |τ|·f′), S the sum of the terms' magnitudes. The nearest pole's own term is at least a quarter of S here, and
            // |τ|·f′ at least that term, so that τ errs by 16·4 + 8 + 1 u.
            Assert.Equal(-expected[root][0], value, 73 * Math.ScaleB(1, -53) * Math.Abs(value));
            for (int pole = 0; pole < 4; pole++)
            {
                Assert.Equal(1, distances[pole] / expected[root][pole], 73 * Math.ScaleB(1, -53));
            }
        }
    }

    /// <summary>The roots lie between the poles, and their sum is the trace of D + ρ·z·zᵀ.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(61)]
    public void RootsLieBetweenPoles(int count)
    {
        int length = PaddedRows.RoundUp(count);
        double[] gaps = DenseMatrix.Random<double>(1, count, 1);
        double[] weights = DenseMatrix.Random<double>(1, count, 2);
        double[] poles = new double[length];
        double[] squares = new double[length];
        Array.Fill(poles, SecularEquation.NoPole);
        double last = 0;
        for (int i = 0; i < count; i++)
        {
            // Gaps and weights over ten orders of magnitude.
            last += Math.Pow(10, 5 * (gaps[i] - 1));
            poles[i] = last;
            squares[i] = Math.Pow(10, 5 * (weights[i] - 1));
        }

        double[] distances = new double[length];
        double sum = 0;
        for (int root = 0; root < count; root++)
        {
            double value = SecularEquation.Solve(root, count, poles, squares, 0.75, distances);
            sum += value - poles[root];

            Assert.True(value >= poles[root] && (root == count - 1 || value <= poles[root + 1]));
            Assert.All(distances[..(root + 1)], distance => Assert.True(distance < 0));
            Assert.All(distances[(root + 1)..count], distance => Assert.True(distance > 0));
        }

        // Each root is rounded, and each difference from its pole; the roots themselves are some u of the greatest.
        double trace = 0.75 * squares.Sum();
        Assert.Equal(trace, sum, 20 * count * Math.ScaleB(1, -53) * (last + trace));
    }
}
