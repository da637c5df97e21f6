using System.ComponentModel;
using System.Numerics;
using OptGen.CompilerServices;
using OptGen.Hyperparameters;
using OptGen.Parameters;
using OptGen.Steps;

namespace OptGen;

/// <summary>
/// The base class of every optimizer; the rest is generated from the rule in an <see cref="OptimizerAttribute"/>. Add each parameter once with its
/// gradient. Each <see cref="Step()"/> then updates the weights in place, from the current gradients.
/// </summary>
/// <remarks>
/// Steps after the first allocate nothing. Results are bit-identical for every vector width and number of threads.
/// Instances are not thread-safe: one thread at a time may use an optimizer and its parameters. A call that would change the optimizer during another call throws an
/// <see cref="InvalidOperationException"/> and changes nothing. This holds for other threads and for calls from inside the first one: from a closure, a schedule, a meter
/// listener or custom memory. A closure may call <see cref="ZeroGradients"/> and <see cref="Parameter.Give(string, ReadOnlyMemory{float})"/>.
/// </remarks>
public abstract class Optimizer : IRule
{
    private readonly StepMember _member;
    private readonly Stepper _stepper;

    /// <summary>Begins without parameters.</summary>
    protected Optimizer()
    {
        _member = new StepMember(this);
        _stepper = new Stepper(this, [_member], isGroup: false);
    }

    /// <summary>Facts about the rule, found by the compiler.</summary>
    public abstract OptimizerInfo Info { get; }

    /// <summary>The parameters, in the order in which they were added.</summary>
    public IReadOnlyList<Parameter> Parameters => _member.Set.Parameters;

    /// <summary>The number of steps applied to all parameters together.</summary>
    public long StepCount => _member.Set.StepCount;

    /// <summary>The learning rate, if the rule has one.</summary>
    /// <exception cref="NotSupportedException">The rule has no learning rate.</exception>
    public virtual double LearningRate
    {
        get => throw NoLearningRate();
        set => throw NoLearningRate();
    }

    /// <summary>
    /// The seed of the rule's noise; 0 by default. <c>normal()</c> and <c>uniform()</c> depend only on the seed, the parameter's name, the element,
    /// the step and the position in the rule. For different noise, use different seeds.
    /// </summary>
    public long Seed
    {
        get => _member.Set.Seed;
        set => _member.Set.Seed = value;
    }

    /// <summary>The options of every step that is not called with its own: clipping, scaling, threads.</summary>
    public StepOptions Options
    {
        get => _stepper.Options;
        set => _stepper.Options = value;
    }

    /// <summary>Whether <see cref="OptimizerMetrics"/> measure each parameter separately instead of all together.</summary>
    public bool MeasuresParameters
    {
        get => _stepper.MeasuresParameters;
        set => _stepper.MeasuresParameters = value;
    }

    /// <summary>
    /// Whether a step waits for the gradient at the point to which it moved the weights: the last <see cref="Step()"/> returned
    /// <see cref="StepStatus.NeedsGradient"/>.
    /// </summary>
    public bool IsWaitingForGradient => _member.Set.IsWaiting;

    /// <summary>Whether the parameters' memory holds evaluation weights: between <see cref="UseEvaluationWeights"/> and <see cref="UseTrainingWeights"/>.</summary>
    public bool IsEvaluating => _member.Set.IsEvaluating;

    /// <summary>The optimizer within steps.</summary>
    internal StepMember Member => _member;

    /// <summary>What makes steps of all parameters.</summary>
    internal Stepper Stepper => _stepper;

    /// <summary>Adds a tensor to train. Its memory is not copied: each step reads the gradient and updates the weights in place.</summary>
    /// <param name="name">A name, unique within this optimizer; checkpoints identify the parameter by it.</param>
    /// <param name="weights">The weights, in row-major order.</param>
    /// <param name="gradients">The gradient of the loss with respect to the weights, in the same order.</param>
    /// <param name="shape">The lengths of the axes, outermost first; one axis if omitted.</param>
    /// <returns>The parameter, for <see cref="State(Parameter, string)"/>.</returns>
    /// <exception cref="ArgumentException">
    /// The name is empty, taken or not valid Unicode; weights or gradients are null; the lengths differ from each other or from the shape; or memory that a step would write
    /// overlaps other memory.
    /// </exception>
    /// <exception cref="InvalidOperationException">Evaluation weights are in place, or a step waits for a gradient.</exception>
    public Parameter Add(string name, Memory<float> weights, Memory<float> gradients, params int[] shape) => _member.Set.Add(name, weights, gradients, shape);

    /// <inheritdoc cref="Add(string, Memory{float}, Memory{float}, int[])"/>
    public Parameter Add(string name, Memory<double> weights, Memory<double> gradients, params int[] shape) => _member.Set.Add(name, weights, gradients, shape);

    /// <summary>
    /// Adds a tensor whose memory is passed to each <see cref="Step(Parameter, Span{float}, ReadOnlySpan{float})"/>, for example native memory.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="name">A name, unique within this optimizer.</param>
    /// <param name="shape">The lengths of the axes, outermost first; at least one.</param>
    /// <returns>The parameter.</returns>
    /// <exception cref="ArgumentException">The name is empty, taken or not valid Unicode, or the shape is empty or has a negative length.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither <see cref="float"/> nor <see cref="double"/>.</exception>
    /// <exception cref="InvalidOperationException">Evaluation weights are in place, or a step waits for a gradient.</exception>
    public Parameter AddWithoutMemory<T>(string name, params int[] shape)
        where T : unmanaged, IFloatingPointIeee754<T> => _member.Set.AddWithoutMemory<T>(name, shape);

    /// <summary>Updates the weights of all parameters once, from their current gradients.</summary>
    /// <returns>
    /// The result. <see cref="StepStatus.NeedsGradient"/> means that the rule needs the gradient at another point, to which the weights have been moved:
    /// compute the gradients there and call again, until the step is applied.
    /// </returns>
    /// <exception cref="InvalidOperationException">
    /// There are no parameters, another call is under way, the rule needs the loss in this call, a parameter was added without memory, a declared given value has not been passed to
    /// <see cref="Parameter.Give(string, ReadOnlyMemory{float})"/>, evaluation weights are in place, or the block size has changed.
    /// </exception>
    public StepResult Step() => _stepper.Step(null, _stepper.Options);

    /// <inheritdoc cref="Step()"/>
    /// <param name="loss">The loss that the gradients belong to; ignored if the rule does not read it. In a step of several calls, the first loss counts; a rule with <c>loss(p)</c> also needs the loss at the point of each later call.</param>
    public StepResult Step(double loss) => _stepper.Step(loss, _stepper.Options);

    /// <summary>Updates the weights of all parameters once, with these options instead of <see cref="Options"/>.</summary>
    /// <param name="options">The options of this step.</param>
    /// <exception cref="ArithmeticException">A gradient is infinite or NaN and the options say <see cref="NonFinite.Throw"/>; nothing has changed.</exception>
    /// <inheritdoc cref="Step()"/>
    public StepResult Step(StepOptions options) => _stepper.Step(null, in options);

    /// <inheritdoc cref="Step(StepOptions)"/>
    /// <param name="loss">The loss that the gradients belong to.</param>
    /// <param name="options">The options of this step.</param>
    public StepResult Step(double loss, StepOptions options) => _stepper.Step(loss, in options);

    /// <summary>
    /// Updates the weights of all parameters once. The closure computes the gradients, as often as the rule needs them.
    /// </summary>
    /// <param name="closure">
    /// Computes the gradients at the current weights, in the memory that was added, and returns the loss. It must not add to old gradients, unless
    /// <see cref="StepOptions.ZeroGradients"/> clears them after each call.
    /// </param>
    /// <param name="progress">Receives a report of the step.</param>
    /// <returns>The result, never <see cref="StepStatus.NeedsGradient"/>. <see cref="StepResult.Loss"/> is the loss of the closure's first call.</returns>
    /// <remarks>
    /// If the closure throws, or a non-finite gradient is skipped (<see cref="NonFinite.Skip"/>), in the middle of a step, the step waits for a gradient. The next call
    /// finishes it; <see cref="Reset"/> abandons it.
    /// </remarks>
    /// <inheritdoc cref="Step()" path="/exception"/>
    public StepResult Step(Func<double> closure, IProgress<StepProgress>? progress = null) => _stepper.Step(closure, Options, progress);

    /// <inheritdoc cref="Step(Func{double}, IProgress{StepProgress})"/>
    /// <param name="closure">Computes the gradients at the current weights, and returns the loss.</param>
    /// <param name="options">The options of this step.</param>
    /// <param name="progress">Receives a report of the step.</param>
    public StepResult Step(Func<double> closure, StepOptions options, IProgress<StepProgress>? progress = null) => _stepper.Step(closure, in options, progress);

    /// <summary>Updates one parameter, in memory that is passed to the call: native tensors, or buffers that move.</summary>
    /// <param name="parameter">A parameter of this optimizer.</param>
    /// <param name="weights">The weights to update, as many as the parameter has.</param>
    /// <param name="gradient">The gradient, as many elements as there are weights.</param>
    /// <returns>The result. If it needs the gradient at another point, <paramref name="weights"/> hold that point: call again with the same weights.</returns>
    /// <exception cref="ArgumentException">The parameter belongs to another optimizer or has another element type, a length differs, or the weights and the gradient overlap each other or the optimizer's memory for the parameter.</exception>
    /// <exception cref="InvalidOperationException">
    /// The rule reads the loss or reduces over all parameters, or a declared given value is missing; or <see cref="Options"/> clip or zero gradients,
    /// which only steps of all parameters can do.
    /// </exception>
    public StepResult Step(Parameter parameter, Span<float> weights, ReadOnlySpan<float> gradient) => SingleStep.Make(_member, parameter, weights, gradient, Options);

    /// <inheritdoc cref="Step(Parameter, Span{float}, ReadOnlySpan{float})"/>
    public StepResult Step(Parameter parameter, Span<double> weights, ReadOnlySpan<double> gradient) => SingleStep.Make(_member, parameter, weights, gradient, Options);

    /// <summary>Updates some rows of a parameter whose gradient is zero in all other rows, such as an embedding of which a batch used a few rows.</summary>
    /// <param name="parameter">A parameter of this optimizer, added with memory. If it has one axis, its elements are the rows.</param>
    /// <param name="rows">The indices of the rows, in any order. If a row is listed several times, its gradients are added.</param>
    /// <param name="rowGradients">The gradients of these rows, one after another. The parameter's own gradient is neither read nor written.</param>
    /// <returns>The result.</returns>
    /// <remarks>
    /// As in PyTorch's SparseAdam, weights and states of the other rows do not change, and nothing in them decays. But <c>t</c>, and states with one number per
    /// parameter, count every call as a step of the whole parameter. With all rows, the result equals a dense step, bit for bit. If
    /// <see cref="OptimizerInfo.BeginsApart"/>, the first call also initialises the states of the other rows, as a step with zero gradient would; this takes one pass
    /// over the parameter, and memory for it. Later calls allocate nothing, unless the rows are unsorted and more than ever before.
    /// </remarks>
    /// <exception cref="ArgumentException">The parameter belongs to another optimizer or has another element type, the lengths do not match, or what is given shares memory with the weights or states.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The parameter has no such row.</exception>
    /// <exception cref="InvalidOperationException">
    /// The rule is more than a row can follow by itself: it is not <see cref="OptimizerInfo.StepsRows"/>, keeps weights to evaluate with or narrow states, takes gradients at
    /// other points, or reads the loss. Or <see cref="Options"/> clip or zero gradients, the parameter was added without memory, or the weights to evaluate with are in place.
    /// </exception>
    /// <exception cref="ArithmeticException">A gradient is infinite or not a number and <see cref="Options"/> say <see cref="NonFinite.Throw"/>; nothing has changed.</exception>
    public StepResult StepRows(Parameter parameter, ReadOnlySpan<int> rows, ReadOnlySpan<float> rowGradients) => RowStep.Make(_member, parameter, rows, rowGradients, Options);

    /// <inheritdoc cref="StepRows(Parameter, ReadOnlySpan{int}, ReadOnlySpan{float})"/>
    public StepResult StepRows(Parameter parameter, ReadOnlySpan<int> rows, ReadOnlySpan<double> rowGradients) => RowStep.Make(_member, parameter, rows, rowGradients, Options);

    /// <summary>
    /// Binds a hyperparameter to a schedule, such as a learning-rate schedule. Each step that is not skipped first sets it to the schedule's value for that step,
    /// <see cref="StepCount"/> + 1. It can then no longer be set by hand.
    /// </summary>
    /// <param name="hyperparameter">The property: one of <see cref="OptimizerInfo.Hyperparameters"/>.</param>
    /// <param name="schedule">The schedule, used from the next step on. It replaces an earlier one.</param>
    /// <remarks>
    /// Only applied steps count: a skipped step does not, and a step of several calls counts once. After a checkpoint is loaded, counting continues from its
    /// step count. A step of a single parameter uses that parameter's count. If the loaded checkpoint has the state of a
    /// <see cref="ReduceOnPlateau"/> for this hyperparameter, the one in this schedule continues from that state.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// There is no such hyperparameter, it sets the size of states, or the schedule and the checkpoint have different numbers of <see cref="ReduceOnPlateau"/>.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The schedule's value for the next step is outside the hyperparameter's range.</exception>
    /// <exception cref="InvalidOperationException">A step waits for a gradient.</exception>
    /// <exception cref="NotSupportedException">The hyperparameter is not a number.</exception>
    public void Schedule(string hyperparameter, Schedule schedule) => _stepper.Schedule(hyperparameter, schedule);

    /// <summary>Removes the schedule of a hyperparameter, which keeps its value until it is set by hand.</summary>
    /// <param name="hyperparameter">The property.</param>
    /// <exception cref="ArgumentException">It follows no schedule.</exception>
    /// <exception cref="InvalidOperationException">A call is under way.</exception>
    public void Unschedule(string hyperparameter) => _stepper.Unschedule(hyperparameter);

    /// <summary>Sets all gradients to zero.</summary>
    public void ZeroGradients() => _stepper.ZeroGradients();

    /// <summary>
    /// Resets all states and step counts, as if no step had been made. Training weights and gradients stay. The training weights are restored if evaluation weights are in
    /// place, or if <see cref="Step()"/> has moved them to take a gradient.
    /// </summary>
    /// <exception cref="InvalidOperationException">The optimizer is in a group: reset the group.</exception>
    public void Reset() => _stepper.Reset();

    /// <summary>
    /// Puts the evaluation weights into the memory of every parameter and keeps a copy of the training weights; the first call allocates it. No step is possible
    /// until the training weights are restored. If the rule has no separate evaluation weights, the memory does not change.
    /// </summary>
    /// <returns>A scope that restores the training weights when disposed: <c>using (optimizer.UseEvaluationWeights()) { … }</c>. Inside another such scope it does nothing.</returns>
    /// <exception cref="InvalidOperationException">A parameter was added without memory, or a step waits for a gradient; nothing has changed.</exception>
    public EvaluationScope UseEvaluationWeights() => _member.Evaluation.Begin();

    /// <summary>Restores the training weights, bit for bit, after <see cref="UseEvaluationWeights"/>; changes made to the weights in between are lost. Otherwise does nothing.</summary>
    public void UseTrainingWeights() => _member.Evaluation.End();

    /// <summary>Computes the evaluation weights, if the rule defines them with <c>eval = …</c>; otherwise copies the weights.</summary>
    /// <param name="parameter">A parameter of this optimizer, added with memory.</param>
    /// <param name="destination">Where to put them, not the weights' own memory; as many elements as the parameter has.</param>
    /// <exception cref="ArgumentException">
    /// The parameter belongs to another optimizer or has another element type, the length differs, or the destination shares memory with anything that the optimizer uses.
    /// </exception>
    /// <exception cref="InvalidOperationException">The parameter was added without memory, a step waits for a gradient, or a call is under way and not in its closure.</exception>
    public void EvaluationWeights(Parameter parameter, Span<float> destination) => _member.Evaluation.CopyTo(parameter, destination);

    /// <inheritdoc cref="EvaluationWeights(Parameter, Span{float})"/>
    public void EvaluationWeights(Parameter parameter, Span<double> destination) => _member.Evaluation.CopyTo(parameter, destination);

    /// <summary>The stored values of a state.</summary>
    /// <param name="parameter">A parameter of this optimizer.</param>
    /// <param name="name">The state's name in the rule: one of <see cref="OptimizerInfo.States"/>.</param>
    /// <returns>One value per weight, in the weights' type. For a state of rows, columns or blocks: one <see cref="double"/> each. For a scalar state: one <see cref="double"/>.</returns>
    /// <exception cref="ArgumentException">The parameter belongs to another optimizer, or the rule has no such state, or not for parameters of its rank.</exception>
    /// <exception cref="InvalidOperationException">The state is stored in fewer bits than the weights, so there is no such memory: use <see cref="ReadState(Parameter, string, Span{float})"/> and <see cref="WriteState(Parameter, string, ReadOnlySpan{float})"/>.</exception>
    public StateSpan State(Parameter parameter, string name) => _member.Set.State(parameter, name);

    /// <summary>The stored values of a state, as a span of their type.</summary>
    /// <typeparam name="T">The parameter's element type; <see cref="double"/> for a scalar state.</typeparam>
    /// <exception cref="InvalidOperationException">The state has the other type, or is stored in fewer bits than the weights.</exception>
    /// <inheritdoc cref="State(Parameter, string)"/>
    public Span<T> State<T>(Parameter parameter, string name)
        where T : unmanaged => State(parameter, name).AsSpan<T>();

    /// <summary>Copies the values of a state, whatever its storage.</summary>
    /// <param name="parameter">A parameter of this optimizer.</param>
    /// <param name="name">The state's name in the rule: one of <see cref="OptimizerInfo.States"/>.</param>
    /// <param name="destination">As many elements as the state has; values in <see cref="double"/> are rounded to the nearest.</param>
    /// <exception cref="ArgumentException">The parameter belongs to another optimizer, the rule has no such state, or not for parameters of its rank, or the length differs.</exception>
    public void ReadState(Parameter parameter, string name, Span<float> destination) => _member.Set.ReadState(parameter, name, destination);

    /// <summary>Sets the values of a state, whatever its storage.</summary>
    /// <param name="parameter">A parameter of this optimizer.</param>
    /// <param name="name">The state's name in the rule: one of <see cref="OptimizerInfo.States"/>.</param>
    /// <param name="source">As many elements as the state has; where it is kept narrower, they are rounded to the nearest.</param>
    /// <exception cref="ArgumentException">The parameter belongs to another optimizer, the rule has no such state, or not for parameters of its rank, or the length differs.</exception>
    /// <exception cref="InvalidOperationException">A call is under way.</exception>
    public void WriteState(Parameter parameter, string name, ReadOnlySpan<float> source) => _member.Set.WriteState(parameter, name, source);

    /// <summary>The class, the rule, the hyperparameter values, the parameters and the step count, as readable lines without a fixed format.</summary>
    public override string ToString() => OptimizerText.Of(this);

    /// <summary>Updates weights and states of the parameters; generated from the rule.</summary>
    /// <param name="batch">The parameters that take part.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract void Update(in StepBatch batch);

    /// <summary>Whether the step needs the gradient at the point that the weights have been moved to; generated where that depends on a branch of the rule.</summary>
    /// <param name="batch">The parameters, at the section of the step that would need it.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual bool AsksForGradient(in StepBatch batch) => true;

    /// <summary>Computes the weights to evaluate with; generated where the rule has <c>eval = …</c>.</summary>
    /// <param name="step">The parameter, at the number of its last step.</param>
    /// <param name="batch">All parameters.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual void Evaluate(in ParameterStep step, in StepBatch batch) => throw new InvalidOperationException();

    /// <summary>Tells a hyperparameter and sets it, by its place in <see cref="OptimizerInfo.Hyperparameters"/>; generated where the rule has some.</summary>
    /// <param name="index">The place.</param>
    /// <param name="value">Takes the value and gives the one that the hyperparameter is to have.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual void ExchangeHyperparameter(int index, HyperparameterExchange value)
    {
    }

    /// <summary>The value of a hyperparameter that sets sizes of matrices; generated where the rule has some.</summary>
    /// <param name="index">Its place in <see cref="OptimizerInfo.SizeHyperparameters"/>.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual double SizeOf(int index) => throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>A size of blocks that the rule reduces, by its place among them; generated where it has any.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual double BlockSize(int index) => throw new InvalidOperationException();

    string IHyperparameters.Name => GetType().Name;

    void IHyperparameters.Exchange(int index, HyperparameterExchange value) => ExchangeHyperparameter(index, value);

    double IHyperparameters.SizeOf(int index) => SizeOf(index);

    double IHyperparameters.BlockSize(int index) => BlockSize(index);

    void IRule.Update(in StepBatch batch) => Update(in batch);

    bool IRule.AsksForGradient(in StepBatch batch) => AsksForGradient(in batch);

    void IRule.Evaluate(in ParameterStep step, in StepBatch batch) => Evaluate(in step, in batch);

    private NotSupportedException NoLearningRate() =>
        new($"The rule of {GetType().Name} has no learning rate: no hyperparameter of it is called 'lr' or 'η'.");
}
