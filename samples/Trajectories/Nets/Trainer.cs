using OptGen;

namespace Trajectories.Nets;

/// <summary>A net whose parameters an optimizer updates.</summary>
public sealed class Trainer
{
    private readonly Net _net;
    private readonly Optimizer _optimizer;
    private readonly OptGen.Parameter[] _parameters;

    /// <summary>Adds all parameters of the net to the optimizer.</summary>
    public Trainer(Net net, Optimizer optimizer)
    {
        _net = net;
        _optimizer = optimizer;
        _parameters = [.. net.Parameters.Select(p => optimizer.Add(p.Name, p.Weights.Values, p.Gradients.Values, p.Weights.Rows, p.Weights.Columns))];
    }

    /// <summary>Makes one update from a batch.</summary>
    public void Step(Matrix input, Matrix target)
    {
        _net.ComputeGradients(input, target);
        _optimizer.Step();
    }

    /// <summary>Measures the net with the weights that the optimizer evaluates with, an average for some, and goes back to those it trains.</summary>
    public T Evaluate<T>(Func<Net, T> measure)
    {
        double[][] trained = [.. _net.Parameters.Select(p => p.Weights.Values.ToArray())];
        double[][] evaluated = [.. trained.Select(values => new double[values.Length])];
        for (int i = 0; i < _parameters.Length; i++)
        {
            _optimizer.EvaluationWeights(_parameters[i], evaluated[i]);
        }

        SetWeights(evaluated);
        var result = measure(_net);
        SetWeights(trained);
        return result;
    }

    private void SetWeights(double[][] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i].CopyTo(_net.Parameters[i].Weights.Values, 0);
        }
    }
}
