namespace OptGen.Tests.Steps.Protocol;

/// <summary>What steps are made of: an optimizer, or a group with one parameter in each of two members.</summary>
internal abstract class StepTarget
{
    /// <param name="rows">How many rows of four the first parameter has; the second one has three elements.</param>
    protected StepTarget(int rows)
    {
        Weights = [new float[rows * 4], new float[3]];
        Gradients = [new float[rows * 4], new float[3]];
    }

    public float[][] Weights { get; }

    public float[][] Gradients { get; }

    public Optimizer[] Members { get; protected init; } = [];

    public Parameter[] Parameters { get; protected init; } = [];

    public abstract StepOptions Options { get; set; }

    public abstract long StepCount { get; }

    public abstract bool IsWaiting { get; }

    public abstract void Schedule(Schedule schedule);

    public abstract EvaluationScope Evaluate();

    public abstract StepResult Step();

    public abstract StepResult Step(double loss);

    public abstract StepResult Step(StepOptions options);

    public abstract StepResult Step(double loss, StepOptions options);

    public abstract StepResult Step(Func<double> closure);

    public abstract StepResult Step(Func<double> closure, StepOptions options);

    public abstract StepResult Step(Parameter parameter, Span<float> weights, ReadOnlySpan<float> gradient);

    public abstract StepResult StepRows(Parameter parameter, ReadOnlySpan<int> rows, ReadOnlySpan<float> rowGradients);

    public abstract GradientAccumulator Accumulate(int batches);

    /// <summary>Makes a target.</summary>
    /// <param name="type">The type of the optimizer, or of the members.</param>
    /// <param name="isGroup">Whether it is a group.</param>
    /// <param name="rows">How many rows the first parameter has.</param>
    public static StepTarget Of(Type type, bool isGroup, int rows) => isGroup ? new OfGroup(type, rows) : new OfOptimizer(type, rows);

    private static Optimizer Create(Type type) => type == typeof(OneCall) ? new OneCall() : type == typeof(TwoCalls) ? new TwoCalls() : new OfLoss();

    private sealed class OfOptimizer : StepTarget
    {
        private readonly Optimizer _optimizer;

        public OfOptimizer(Type type, int rows)
            : base(rows)
        {
            _optimizer = Create(type);
            Members = [_optimizer];
            Parameters = [_optimizer.Add("a", Weights[0], Gradients[0], rows, 4), _optimizer.Add("b", Weights[1], Gradients[1])];
        }

        public override StepOptions Options
        {
            get => _optimizer.Options;
            set => _optimizer.Options = value;
        }

        public override long StepCount => _optimizer.StepCount;

        public override bool IsWaiting => _optimizer.IsWaitingForGradient;

        public override void Schedule(Schedule schedule) => _optimizer.Schedule("LearningRate", schedule);

        public override EvaluationScope Evaluate() => _optimizer.UseEvaluationWeights();

        public override StepResult Step() => _optimizer.Step();

        public override StepResult Step(double loss) => _optimizer.Step(loss);

        public override StepResult Step(StepOptions options) => _optimizer.Step(options);

        public override StepResult Step(double loss, StepOptions options) => _optimizer.Step(loss, options);

        public override StepResult Step(Func<double> closure) => _optimizer.Step(closure);

        public override StepResult Step(Func<double> closure, StepOptions options) => _optimizer.Step(closure, options);

        public override StepResult Step(Parameter parameter, Span<float> weights, ReadOnlySpan<float> gradient) => _optimizer.Step(parameter, weights, gradient);

        public override StepResult StepRows(Parameter parameter, ReadOnlySpan<int> rows, ReadOnlySpan<float> rowGradients) => _optimizer.StepRows(parameter, rows, rowGradients);

        public override GradientAccumulator Accumulate(int batches) => GradientAccumulator.Of(_optimizer, batches);
    }

    private sealed class OfGroup : StepTarget
    {
        private readonly OptimizerGroup<Optimizer> _group;

        public OfGroup(Type type, int rows)
            : base(rows)
        {
            Members = [Create(type), Create(type)];
            _group = new OptimizerGroup<Optimizer>(Members);
            Parameters = [_group.Members[0].Add("a", Weights[0], Gradients[0], rows, 4), _group.Members[1].Add("b", Weights[1], Gradients[1])];
        }

        /// <summary>Those of the group, and of its members, which count where a parameter is stepped alone.</summary>
        public override StepOptions Options
        {
            get => _group.Options;
            set
            {
                _group.Options = value;
                foreach (Optimizer member in Members)
                {
                    member.Options = value;
                }
            }
        }

        public override long StepCount => _group.StepCount;

        public override bool IsWaiting => _group.IsWaitingForGradient;

        public override void Schedule(Schedule schedule) => _group.Schedule("LearningRate", schedule);

        public override EvaluationScope Evaluate() => _group.UseEvaluationWeights();

        public override StepResult Step() => _group.Step();

        public override StepResult Step(double loss) => _group.Step(loss);

        public override StepResult Step(StepOptions options) => _group.Step(options);

        public override StepResult Step(double loss, StepOptions options) => _group.Step(loss, options);

        public override StepResult Step(Func<double> closure) => _group.Step(closure);

        public override StepResult Step(Func<double> closure, StepOptions options) => _group.Step(closure, options);

        public override StepResult Step(Parameter parameter, Span<float> weights, ReadOnlySpan<float> gradient) => _group.Step(parameter, weights, gradient);

        public override StepResult StepRows(Parameter parameter, ReadOnlySpan<int> rows, ReadOnlySpan<float> rowGradients) => _group.StepRows(parameter, rows, rowGradients);

        public override GradientAccumulator Accumulate(int batches) => GradientAccumulator.Of(_group, batches);
    }
}
