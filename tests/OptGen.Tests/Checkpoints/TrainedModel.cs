using System.Numerics;
using OptGen.Tests.Bits;

namespace OptGen.Tests.Checkpoints;

/// <summary>Some parameters that an optimizer or a group trains on gradients that follow from the step alone, so that a run can be taken up anywhere.</summary>
internal sealed class TrainedModel<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly List<(Parameter Parameter, T[] Weights, T[] Gradient)> _tensors = [];
    private readonly IReadOnlyList<Optimizer> _members;
    private readonly OptimizerGroup<Optimizer>? _group;
    private int _step;

    /// <summary>Adds two matrices, and a vector where the rule takes one.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="step">How many steps the model has behind it.</param>
    /// <param name="bias">The length of the vector.</param>
    public TrainedModel(Optimizer optimizer, int step = 0, int bias = 7)
        : this([optimizer], null, step, bias)
    {
    }

    /// <summary>Adds the same to the members of a group, by turns.</summary>
    public TrainedModel(OptimizerGroup<Optimizer> group, int step = 0, int bias = 7)
        : this(group.Members, group, step, bias)
    {
    }

    private TrainedModel(IReadOnlyList<Optimizer> members, OptimizerGroup<Optimizer>? group, int step, int bias)
    {
        _members = members;
        _group = group;
        _step = step;
        Add("body.weight", 4, 6);
        Add("head", 5, 3);
        OptimizerInfo info = members[0].Info;
        if (!info.Plans[info.PlanOf(1)].NeedsMatrix)
        {
            Add("body.bias", bias);
        }
    }

    /// <summary>The optimizer, or the first member of the group.</summary>
    public Optimizer Optimizer => _members[0];

    /// <summary>Is called after each step, with its number.</summary>
    public Action<int> AfterStep { get; init; } = _ => { };

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
            AfterStep(_step);
        }
    }

    /// <summary>The bits of all that a step goes on from: weights, those to evaluate with, states, steps and hyperparameters.</summary>
    public ulong[] Bits() => [.. _tensors.SelectMany(tensor => tensor.Weights).Select(BitRun.Bits), .. Evaluation(), .. _members.SelectMany(OptimizerBits.Of)];

    public byte[] Save(bool withWeights = true)
    {
        using MemoryStream stream = new();
        Save(stream, withWeights);
        return stream.ToArray();
    }

    public void Save(Stream stream, bool withWeights = true)
    {
        if (_group is null)
        {
            Optimizer.Save(stream, withWeights);
        }
        else
        {
            _group.Save(stream, withWeights);
        }
    }

    public void Save(string path)
    {
        if (_group is null)
        {
            Optimizer.Save(path, withWeights: true);
        }
        else
        {
            _group.Save(path, withWeights: true);
        }
    }

    public LoadResult Load(byte[] file, CheckpointOptions? options = null) => Load(new MemoryStream(file), options);

    public LoadResult Load(Stream stream, CheckpointOptions? options = null) => _group is null ? Optimizer.Load(stream, options) : _group.Load(stream, options);

    public LoadResult Load(string path) => _group is null ? Optimizer.Load(path) : _group.Load(path);

    private void Add(string name, params int[] shape)
    {
        int length = shape.Aggregate(1, (product, axis) => product * axis);
        T[] weights = [.. Enumerable.Range(0, length).Select(i => T.CreateTruncating(Trajectory.Weight(i + (100 * _tensors.Count))))];
        T[] gradient = new T[length];
        _tensors.Add((_members[_tensors.Count % _members.Count].AddWithHessian<T>(name, weights, gradient, shape), weights, gradient));
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

    private StepResult Step() => _group is null ? Optimizer.Step(1.0 / _step) : _group.Step(1.0 / _step);

    private IEnumerable<ulong> Evaluation()
    {
        foreach ((Parameter parameter, T[] trained, _) in _tensors)
        {
            T[] weights = new T[trained.Length];
            (_group?.MemberOf(parameter) ?? Optimizer).EvaluationWeights(parameter, weights);
            foreach (T weight in weights)
            {
                yield return BitRun.Bits(weight);
            }
        }
    }
}
