namespace Trajectories.Nets;

/// <summary>
/// For classes: softmax makes probabilities of the outputs, and the loss is −log of the right class's probability.
/// Together their gradient is simply (probability − target).
/// </summary>
public sealed class SoftmaxCrossEntropy : ILoss
{
    private Matrix _probabilities = new(0, 0), _target = new(0, 0);

    public double Forward(Matrix output, Matrix target)
    {
        _target = target;
        _probabilities = new Matrix(output.Rows, output.Columns);
        double loss = 0;
        for (int n = 0; n < output.Rows; n++)
        {
            // Subtracting the largest output changes no probability, and keeps exp from overflowing.
            double largest = double.MinValue, sum = 0;
            foreach (double x in output.Row(n))
            {
                largest = Math.Max(largest, x);
            }

            foreach (double x in output.Row(n))
            {
                sum += Math.Exp(x - largest);
            }

            for (int j = 0; j < output.Columns; j++)
            {
                double logProbability = output[n, j] - largest - Math.Log(sum);
                _probabilities[n, j] = Math.Exp(logProbability);
                loss -= target[n, j] * logProbability;
            }
        }

        return loss / output.Rows;
    }

    public Matrix Backward()
    {
        var gradient = new Matrix(_target.Rows, _target.Columns);
        for (int i = 0; i < gradient.Values.Length; i++)
        {
            gradient.Values[i] = (_probabilities.Values[i] - _target.Values[i]) / _target.Rows;
        }

        return gradient;
    }
}
