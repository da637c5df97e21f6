using System.Runtime.InteropServices;
using OptGen.Memory;
using OptGen.Parameters;
using OptGen.Randomness;

namespace OptGen;

/// <summary>
/// The limited-memory BFGS method, as PyTorch's LBFGS: a quasi-Newton method that evaluates loss and gradient several times in one step, for problems without
/// noise of batches.
/// </summary>
/// <remarks>
/// Liu and Nocedal, "On the limited memory BFGS method for large scale optimization", 1989; Nocedal and Wright, "Numerical Optimization", 2nd edition,
/// algorithms 7.4 and 7.5. All parameters are one vector; whatever their types, it is computed in <see cref="double"/>, and weights are rounded to their type
/// before each evaluation. Memory: twice <see cref="HistorySize"/> vectors of doubles, and up to a dozen more. Not thread-safe.
/// </remarks>
public sealed class LBFGS
{
    private readonly List<FlatParameter> _parameters = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly MemoryMap _memory = new();
    private readonly MemoryHold _hold = new();
    private readonly Occupancy _occupancy = new();
    private LineDescent? _descent;
    private QuasiNewtonDirection? _direction;
    private double[] _point = [];
    private int _length;

    /// <summary>What the direction is multiplied by, for the first point that is tried; 1 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a positive finite number.</exception>
    public double LearningRate
    {
        get;
        set => field = double.IsFinite(value) && value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "LearningRate must be a finite number above 0.");
    } = 1;

    /// <summary>How many directions a step goes along at most; 20 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int MaxIterations
    {
        get;
        set => field = MinimizationChecks.Positive(value, nameof(MaxIterations));
    } = 20;

    /// <summary>
    /// After how many evaluations a step ends; null, unless set, for 5/4 of <see cref="MaxIterations"/>. A line search that is under way is finished: up to 25 more.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int? MaxEvaluations
    {
        get;
        set => field = value is null ? null : MinimizationChecks.Positive(value.Value, nameof(MaxEvaluations));
    }

    /// <summary>A step ends where no component of the gradient is greater; 1e-7 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not a number.</exception>
    public double GradientTolerance
    {
        get;
        set => field = MinimizationChecks.Tolerance(value, nameof(GradientTolerance));
    } = 1e-7;

    /// <summary>A step ends where the loss changes by less, no weight by more, or the slope along the direction is above minus this; 1e-9 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not a number.</exception>
    public double ChangeTolerance
    {
        get;
        set => field = MinimizationChecks.Tolerance(value, nameof(ChangeTolerance));
    } = 1e-9;

    /// <summary>How many changes of weights and gradient are remembered; 100 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int HistorySize
    {
        get;
        set => field = MinimizationChecks.Positive(value, nameof(HistorySize));
    } = 100;

    /// <summary>How far to go along a direction; <see cref="LineSearch.None"/> unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such value.</exception>
    public LineSearch LineSearch
    {
        get;
        set => field = value is LineSearch.None or LineSearch.StrongWolfe ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "LineSearch must be None or StrongWolfe.");
    }

    /// <summary>How often closures were called in all steps since the last <see cref="Reset"/>.</summary>
    public long EvaluationCount { get; private set; }

    /// <summary>How many directions all steps went along since the last <see cref="Reset"/>.</summary>
    public long IterationCount { get; private set; }

    /// <summary>Adds a tensor to minimize over. Its memory is not copied: the closure reads the weights and writes the gradient where they are.</summary>
    /// <param name="name">A name of its own.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="gradients">The gradient of the loss by the weights, in the same order.</param>
    /// <exception cref="ArgumentException">The name is empty, taken or no valid Unicode, weights or gradients are null, the lengths differ, or memory overlaps other memory.</exception>
    /// <exception cref="InvalidOperationException">A step has been made: call <see cref="Reset"/> first.</exception>
    public void Add(string name, Memory<float> weights, Memory<float> gradients) => _occupancy.Within(this, () => AddTensor(name, weights, gradients));

    /// <inheritdoc cref="Add(string, Memory{float}, Memory{float})"/>
    public void Add(string name, Memory<double> weights, Memory<double> gradients) => _occupancy.Within(this, () => AddTensor(name, weights, gradients));

    /// <summary>Goes along up to <see cref="MaxIterations"/> directions.</summary>
    /// <param name="closure">
    /// Computes the loss and all gradients at the weights as they then are, from nothing: old gradients are not to be added to. It must be a function of the weights,
    /// the same batch and the same noise at each call.
    /// </param>
    /// <param name="progress">Is told of each iteration.</param>
    /// <returns>What was done and why it ended.</returns>
    /// <remarks>
    /// Where loss or gradient are not finite, a line search turns back; without one, the step ends, with the weights at the last point where they were, and earlier
    /// steps are forgotten. An exception of the closure passes through, with the weights at the last point that was accepted.
    /// </remarks>
    public LbfgsResult Step(Func<double> closure, IProgress<StepProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(closure);
        return _occupancy.Within(this, () => _hold.While(() => StepWithMemory(closure, progress)));
    }

    private LbfgsResult StepWithMemory(Func<double> closure, IProgress<StepProgress>? progress)
    {
        if (_parameters.Count == 0)
        {
            throw new InvalidOperationException("This LBFGS has no parameters: give it some by Add before the first step.");
        }

        LineDescent descent = Begin();
        ClosureObjective objective = new(_parameters, closure);
        DescentOutcome outcome;
        long scope = ClosureScope.Enter();
        try
        {
            outcome = descent.Run(objective, _point, Settings, progress);
        }
        finally
        {
            ClosureScope.Leave(scope);
            objective.Write(_point);
            EvaluationCount += objective.Evaluations;
        }

        IterationCount += outcome.Iterations;
        return new LbfgsResult(outcome.Reason)
        {
            InitialLoss = outcome.InitialLoss,
            Loss = descent.Current.Loss,
            Evaluations = objective.Evaluations,
            Iterations = outcome.Iterations,
        };
    }

    /// <summary>Forgets all steps; the weights stay. Tensors can be added again.</summary>
    public void Reset() => _occupancy.Within(this, Forget);

    private bool Forget()
    {
        _descent = null;
        _direction = null;
        EvaluationCount = 0;
        IterationCount = 0;
        return true;
    }

    private DescentSettings Settings => new()
    {
        LearningRate = LearningRate,
        MaxIterations = MaxIterations,
        MaxEvaluations = MaxEvaluations ?? (int)Math.Min(int.MaxValue, MaxIterations * 5L / 4),
        GradientTolerance = GradientTolerance,
        ChangeTolerance = ChangeTolerance,
        LineSearch = LineSearch,
    };

    /// <summary>Takes the weights as they are, wherever they have been moved to.</summary>
    private LineDescent Begin()
    {
        if (_descent is null)
        {
            _point = new double[_length];
            _direction = new QuasiNewtonDirection(_length, HistorySize, CorrectionHistory.AsPyTorch());
            _descent = new LineDescent(_direction, _length);
        }

        _direction!.HistorySize = HistorySize;
        foreach (FlatParameter parameter in _parameters)
        {
            parameter.ReadWeights(_point);
        }

        return _descent;
    }

    private bool AddTensor<T>(string name, Memory<T> weights, Memory<T> gradients)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        ParameterName.Check(name);
        ParameterName.CheckNotNull(weights, "The weights", name, nameof(weights));
        ParameterName.CheckNotNull(gradients, "The gradients", name, nameof(gradients));
        if (_descent is not null)
        {
            throw new InvalidOperationException($"Parameter '{name}' comes after a step, whose memory is of another length: call Reset() first.");
        }

        if (_names.Contains(name))
        {
            throw new ArgumentException($"A parameter '{name}' was added before; each needs a name of its own.", nameof(name));
        }

        if (weights.Length != gradients.Length)
        {
            throw new ArgumentException($"Parameter '{name}' has {weights.Length} weights but a gradient of {gradients.Length} elements.", nameof(gradients));
        }

        if ((long)_length + weights.Length > Array.MaxLength)
        {
            throw new ArgumentException($"With parameter '{name}' there are more than {Array.MaxLength} weights, the most that one vector holds.", nameof(weights));
        }

        bool mayOverlap = _memory.IsOutdated || _memory.MayOverlap(weights) || _memory.MayOverlap(gradients);
        CheckOverlaps(name, MemoryMarshal.AsBytes<T>(weights.Span), MemoryMarshal.AsBytes<T>(gradients.Span), mayOverlap ? _parameters : []);
        FlatParameter<T> parameter = new(name, _length, weights, gradients);
        _parameters.Add(parameter);
        _names.Add(name);
        _memory.Add(weights);
        _memory.Add(gradients);
        _hold.Add(parameter);
        _length += weights.Length;
        return true;
    }

    private void CheckOverlaps(string name, ReadOnlySpan<byte> weights, ReadOnlySpan<byte> gradient, List<FlatParameter> others)
    {
        if (weights.Overlaps(gradient))
        {
            throw new ArgumentException($"The weights and the gradient of parameter '{name}' share memory.", nameof(gradient));
        }

        foreach (FlatParameter other in others)
        {
            if (other.Overlaps(weights, alsoGradient: true) || other.Overlaps(gradient, alsoGradient: true))
            {
                throw new ArgumentException($"Parameter '{name}' shares memory with parameter '{other.Name}'.", nameof(weights));
            }
        }
    }
}
