namespace Trajectories.Nets;

/// <summary>y = max(x, 0): lets positive numbers through and stops the others, and so their gradients.</summary>
public sealed class ReLU : ILayer
{
    private Matrix _input = new(0, 0);

    public IReadOnlyList<Parameter> Parameters => [];

    public Matrix Forward(Matrix input)
    {
        _input = input;
        return input.Map(x => Math.Max(x, 0));
    }

    public Matrix Backward(Matrix outputGradient)
    {
        var inputGradient = new Matrix(_input.Rows, _input.Columns);
        for (int i = 0; i < inputGradient.Values.Length; i++)
        {
            inputGradient.Values[i] = _input.Values[i] > 0 ? outputGradient.Values[i] : 0;
        }

        return inputGradient;
    }
}
