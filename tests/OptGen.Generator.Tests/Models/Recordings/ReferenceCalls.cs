extern alias Runtime;

using OptGen.Compiler.Models.Binding;
using OptGen.Compiler.Models.Gradients;
using OptGen.Compiler.Models.Graph;
using OptGen.Generator.Tests.Models.Reference;
using Runtime::OptGen.CompilerServices;

namespace OptGen.Generator.Tests.Models.Recordings;

/// <summary>A recorded model by a plain evaluation of its tensors.</summary>
/// <param name="model">What it computes.</param>
/// <param name="recording">Its data, parameters and first states.</param>
/// <param name="seed">The seed of the noise; null where there is none, as in what is recorded.</param>
internal sealed class ReferenceCalls(BoundModel model, Recording recording, long? seed = null)
{
    private readonly Dictionary<string, double[]> _leaves = recording.Data.Concat(recording.Parameters).Concat(recording.States).ToDictionary(tensor => tensor.Name, tensor => tensor.Values);

    /// <summary>What parameters and states are called in each round, by what stands for them in all.</summary>
    private readonly Dictionary<string, IReadOnlyList<string>> _names = model.Parameters.Concat(model.States).ToDictionary(variable => variable.Name, recording.NamesOf);

    private readonly List<string> _streams = [.. model.Graph.Tensors.Where(tensor => tensor.Operation is TensorOperation.Uniform or TensorOperation.Normal).Select(noise => noise.Content.Name).Distinct()];
    private long _calls;

    public ComputedCall Evaluate()
    {
        TensorEvaluator evaluator = Evaluator(call: 0);
        return Pass(evaluator, model.Evaluation) with { Prediction = model.Evaluation.Result is { } result ? evaluator.Evaluate(result) : null };
    }

    /// <summary>A call that takes gradients; states are as it leaves them from then on.</summary>
    public ComputedCall Train()
    {
        Tensor[] parameters = [.. model.Parameters.Select(parameter => model.Graph.Leaf(TensorOperation.Parameter, parameter.Name, parameter.AllAxes))];
        IReadOnlyList<Tensor?> gradients = model.Training.Loss is { } loss ? Adjoint.Of(model.Graph, loss, parameters) : [];
        TensorEvaluator evaluator = Evaluator(++_calls);
        ComputedCall call = Pass(evaluator, model.Training) with
        {
            Gradients = parameters.SelectMany((parameter, i) => ByRound(parameter.Content.Name, gradients[i] is { } own ? evaluator.Evaluate(own) : null)).ToDictionary(gradient => gradient.Name, gradient => gradient.Values),
            States = model.Training.Updates.SelectMany(update => ByRound(update.State, evaluator.Evaluate(update.Value))).ToDictionary(state => state.Name, state => state.Values),
        };
        foreach ((string state, double[] values) in call.States)
        {
            _leaves[state] = values;
        }

        return call;
    }

    /// <summary>The numbers of each round, which lie one after the other; zeros where there are none.</summary>
    private IEnumerable<(string Name, double[] Values)> ByRound(string variable, double[]? values) =>
        _names[variable].Select((name, round) => (name, values is null ? new double[_leaves[name].Length] : values.Skip(round * _leaves[name].Length).Take(_leaves[name].Length).ToArray()));

    private static ComputedCall Pass(TensorEvaluator evaluator, ModelPass pass) => new()
    {
        Loss = pass.Loss is { } loss ? evaluator.Evaluate(loss)[0] : null,
        Numbers = pass.Values.Where(value => value.Value.IsScalar).ToDictionary(value => value.Name, value => evaluator.Evaluate(value.Value)[0]),
    };

    private TensorEvaluator Evaluator(long call)
    {
        NoiseKey key = new(seed ?? 0, 0, call);
        return new(new TensorInputs(recording.LengthOf, (tensor, place) => Leaf(tensor, place, in key)));
    }

    /// <summary>Noise is that of the runtime, drawn one by one.</summary>
    private double Leaf(Tensor tensor, int place, in NoiseKey key) => tensor.Operation switch
    {
        TensorOperation.Hyperparameter => recording.Number(tensor.Content.Name),
        TensorOperation.Data => _leaves[tensor.Content.Name][place],
        TensorOperation.Parameter or TensorOperation.State => _leaves[_names[tensor.Content.Name][place / _leaves[_names[tensor.Content.Name][0]].Length]][place % _leaves[_names[tensor.Content.Name][0]].Length],

        TensorOperation.Uniform when seed is not null => ModelLanes.Uniform<double>(in key, _streams.IndexOf(tensor.Content.Name), place),
        TensorOperation.Normal when seed is not null => ModelLanes.Normal<double>(in key, _streams.IndexOf(tensor.Content.Name), place),

        // What is recorded drops nothing, and adds no noise.
        TensorOperation.Uniform => 0.5,
        _ => 0,
    };
}
