using System.Numerics;
using OptGen.Tests.Bits;

namespace OptGen.Tests.Checkpoints;

/// <summary>Some parameters that an optimizer trains on gradients that follow from the step alone, so that a run can be taken up anywhere.</summary>
internal sealed class TrainedModel<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly List<(T[] Weights, T[] Gradient)> _tensors = [];
    private int _step;

    /// <summary>Adds two matrices, and a vector where the rule takes one.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="step">How many steps the model has behind it.</param>
    /// <param name="bias">The length of the vector.</param>
    public TrainedModel(Optimizer optimizer, int step = 0, int bias = 7)
    {
        Optimizer = optimizer;
        _step = step;
        Add("body.weight", 4, 6);
        Add("head", 5, 3);
        if (!optimizer.Info.ForVariant(optimizer.Info.VariantOf(1)).NeedsMatrix)
        {
            Add("body.bias", bias);
        }
    }

    public Optimizer Optimizer { get; }

    public void Train(int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            _step++;
            int call = 0;
            do
            {
                SetGradients(_step + (1000 * call++));
            }
            while (Step().NeedsGradient);
        }
    }

    /// <summary>The bits of all that a step goes on from: weights, those to evaluate with, states, steps and hyperparameters.</summary>
    public ulong[] Bits() => [.. _tensors.SelectMany(tensor => tensor.Weights).Select(BitRun.Bits), .. Evaluation(), .. OptimizerBits.Of(Optimizer)];

    public byte[] Save(bool withWeights = true)
    {
        using MemoryStream stream = new();
        Optimizer.Save(stream, withWeights);
        return stream.ToArray();
    }

    private void Add(string name, params int[] shape)
    {
        int length = shape.Aggregate(1, (product, axis) => product * axis);
        T[] weights = [.. Enumerable.Range(0, length).Select(i => T.CreateTruncating(Trajectory.Weight(i + (100 * _tensors.Count))))];
        T[] gradient = new T[length];
        Optimizer.AddWithHessian<T>(name, weights, gradient, shape);
        _tensors.Add((weights, gradient));
    }

    private void SetGradients(int step)
    {
        for (int tensor = 0; tensor < _tensors.Count; tensor++)
        {
            T[] gradient = _tensors[tensor].Gradient;
            for (int i = 0; i < gradient.Length; i++)
            {
                gradient[i] = T.CreateTruncating(Trajectory.Gradient(i + (100 * tensor), step));
            }
        }
    }

    private StepResult Step() => Optimizer.Info.ReadsLoss ? Optimizer.Step(1.0 / _step) : Optimizer.Step();

    private IEnumerable<ulong> Evaluation()
    {
        for (int i = 0; i < _tensors.Count; i++)
        {
            T[] weights = new T[_tensors[i].Weights.Length];
            Optimizer.EvaluationWeights(Optimizer.Parameters[i], weights);
            foreach (T weight in weights)
            {
                yield return BitRun.Bits(weight);
            }
        }
    }
}
