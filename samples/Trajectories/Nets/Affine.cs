namespace Trajectories.Nets;

/// <summary>y = x·W + b: every output is a weighted sum of all inputs, plus a constant.</summary>
public sealed class Affine : ILayer
{
    private readonly Parameter _weight, _bias;
    private Matrix _input = new(0, 0);

    /// <summary>Random weights of a size that suits ReLU (He's), and zero constants.</summary>
    public Affine(string name, int inputs, int outputs, Random random)
    {
        _weight = new Parameter($"{name}.weight", new Matrix(inputs, outputs), new Matrix(inputs, outputs));
        _bias = new Parameter($"{name}.bias", new Matrix(1, outputs), new Matrix(1, outputs));
        double size = Math.Sqrt(2.0 / inputs);
        foreach (ref double w in _weight.Weights.Values.AsSpan())
        {
            w = size * random.NextGaussian();
        }
    }

    public IReadOnlyList<Parameter> Parameters => [_weight, _bias];

    public Matrix Forward(Matrix input)
    {
        _input = input;
        var output = new Matrix(input.Rows, _weight.Weights.Columns);
        for (int n = 0; n < output.Rows; n++)
        {
            for (int j = 0; j < output.Columns; j++)
            {
                double sum = _bias.Weights[0, j];
                for (int i = 0; i < input.Columns; i++)
                {
                    sum += input[n, i] * _weight.Weights[i, j];
                }

                output[n, j] = sum;
            }
        }

        return output;
    }

    public Matrix Backward(Matrix outputGradient)
    {
        Array.Clear(_weight.Gradients.Values);
        Array.Clear(_bias.Gradients.Values);
        var inputGradient = new Matrix(_input.Rows, _input.Columns);
        for (int n = 0; n < outputGradient.Rows; n++)
        {
            for (int j = 0; j < outputGradient.Columns; j++)
            {
                double dy = outputGradient[n, j];
                _bias.Gradients[0, j] += dy;
                for (int i = 0; i < _input.Columns; i++)
                {
                    _weight.Gradients[i, j] += _input[n, i] * dy;
                    inputGradient[n, i] += _weight.Weights[i, j] * dy;
                }
            }
        }

        return inputGradient;
    }
}
