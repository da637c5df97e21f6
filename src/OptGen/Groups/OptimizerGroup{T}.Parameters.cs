using System.Numerics;

namespace OptGen;

public partial class OptimizerGroup<TOptimizer>
{
    /// <summary>What the compiler knows of the rule, which all members share.</summary>
    public OptimizerInfo Info => _members[0].Info;

    /// <summary>Adds a tensor whose memory is given to each step, to the member that its route leads to: the first member without one.</summary>
    /// <inheritdoc cref="Optimizer.AddWithoutMemory{T}(string, int[])"/>
    public Parameter AddWithoutMemory<T>(string name, params int[] shape)
        where T : unmanaged, IFloatingPointIeee754<T> => MemberFor(name, shape).AddWithoutMemory<T>(name, shape);

    /// <inheritdoc cref="Optimizer.State(Parameter, string)"/>
    public StateSpan State(Parameter parameter, string name) => MemberOf(parameter).State(parameter, name);

    /// <inheritdoc cref="Optimizer.State{T}(Parameter, string)"/>
    public Span<T> State<T>(Parameter parameter, string name)
        where T : unmanaged => MemberOf(parameter).State<T>(parameter, name);

    /// <inheritdoc cref="Optimizer.ReadState(Parameter, string, Span{float})"/>
    public void ReadState(Parameter parameter, string name, Span<float> destination) => MemberOf(parameter).ReadState(parameter, name, destination);

    /// <inheritdoc cref="Optimizer.WriteState(Parameter, string, ReadOnlySpan{float})"/>
    public void WriteState(Parameter parameter, string name, ReadOnlySpan<float> source) => MemberOf(parameter).WriteState(parameter, name, source);

    /// <inheritdoc cref="Optimizer.EvaluationWeights(Parameter, Span{float})"/>
    public void EvaluationWeights(Parameter parameter, Span<float> destination) => MemberOf(parameter).EvaluationWeights(parameter, destination);

    /// <inheritdoc cref="Optimizer.EvaluationWeights(Parameter, Span{float})"/>
    public void EvaluationWeights(Parameter parameter, Span<double> destination) => MemberOf(parameter).EvaluationWeights(parameter, destination);

    /// <summary>Updates one parameter of the group in memory that is given to the call; the options are those of its member.</summary>
    /// <inheritdoc cref="Optimizer.Step(Parameter, Span{float}, ReadOnlySpan{float})"/>
    public StepResult Step(Parameter parameter, Span<float> weights, ReadOnlySpan<float> gradient) => MemberOf(parameter).Step(parameter, weights, gradient);

    /// <inheritdoc cref="Step(Parameter, Span{float}, ReadOnlySpan{float})"/>
    public StepResult Step(Parameter parameter, Span<double> weights, ReadOnlySpan<double> gradient) => MemberOf(parameter).Step(parameter, weights, gradient);

    /// <summary>Updates some rows of one parameter of the group; the options are those of its member.</summary>
    /// <inheritdoc cref="Optimizer.StepRows(Parameter, ReadOnlySpan{int}, ReadOnlySpan{float})"/>
    public StepResult StepRows(Parameter parameter, ReadOnlySpan<int> rows, ReadOnlySpan<float> rowGradients) => MemberOf(parameter).StepRows(parameter, rows, rowGradients);

    /// <inheritdoc cref="StepRows(Parameter, ReadOnlySpan{int}, ReadOnlySpan{float})"/>
    public StepResult StepRows(Parameter parameter, ReadOnlySpan<int> rows, ReadOnlySpan<double> rowGradients) => MemberOf(parameter).StepRows(parameter, rows, rowGradients);
}
