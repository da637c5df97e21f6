namespace Trajectories.Nets;

/// <summary>Layers one after another, and a loss at the end.</summary>
public sealed class Net(IReadOnlyList<ILayer> layers, ILoss loss)
{
    /// <summary>Affine, ReLU, affine.</summary>
    public static Net WithTwoLayers(int inputs, int hidden, int outputs, ILoss loss, Random random) =>
        new([new Affine("hidden", inputs, hidden, random), new ReLU(), new Affine("output", hidden, outputs, random)], loss);

    /// <summary>The parameters of all layers.</summary>
    public IReadOnlyList<Parameter> Parameters { get; } = [.. layers.SelectMany(l => l.Parameters)];

    /// <summary>The outputs for a batch.</summary>
    public Matrix Predict(Matrix input) => layers.Aggregate(input, (x, layer) => layer.Forward(x));

    /// <summary>The loss of a batch.</summary>
    public double Loss(Matrix input, Matrix target) => loss.Forward(Predict(input), target);

    /// <summary>Sets the gradients of all parameters for a batch: forward to the loss, then backward through the layers.</summary>
    public void ComputeGradients(Matrix input, Matrix target)
    {
        Loss(input, target);
        layers.Reverse().Aggregate(loss.Backward(), (gradient, layer) => layer.Backward(gradient));
    }
}
