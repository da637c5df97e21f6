using OptGen.Parameters;
using OptGen.Steps;

namespace OptGen;

/// <summary>
/// Several optimizers of one type with different hyperparameters, whose parameters are stepped together: what PyTorch calls parameter groups. Where hyperparameters agree,
/// weights and states are those of one optimizer with all parameters in the same order, bit for bit.
/// </summary>
/// <remarks>
/// Reductions over all parameters (<c>all.</c>), <see cref="StepOptions.MaxGradientNorm"/> and <see cref="StepOptions.NonFinite"/> go over the parameters of all members.
/// A state that the whole optimizer has one of is kept by each member, which gives it the same values where its hyperparameters are the same. Noise follows from each
/// member's own <see cref="Optimizer.Seed"/> and the parameters' names. Not thread-safe.
/// </remarks>
/// <typeparam name="TOptimizer">The type of the members.</typeparam>
public partial class OptimizerGroup<TOptimizer>
    where TOptimizer : Optimizer
{
    private readonly ParameterPool _pool = new();
    private readonly TOptimizer[] _members;
    private readonly Stepper _stepper;

    /// <summary>Puts optimizers together that have no parameters yet.</summary>
    /// <param name="members">The members; the first one takes the parameters that no route leads to another.</param>
    /// <exception cref="ArgumentException">
    /// There is no member, one is given twice, is in a group or has parameters already, or they are of different types.
    /// </exception>
    public OptimizerGroup(params TOptimizer[] members)
    {
        ArgumentNullException.ThrowIfNull(members);
        Check(members);
        _members = [.. members];
        _stepper = new Stepper(this, Array.ConvertAll(_members, member => member.Member), isGroup: true);
        foreach (TOptimizer member in _members)
        {
            member.Member.Set.Enter(_pool);
        }
    }

    /// <summary>The members, in the order in which they were given.</summary>
    public IReadOnlyList<TOptimizer> Members => _members;

    /// <summary>The parameters of all members, in the order in which they were added.</summary>
    public IReadOnlyList<Parameter> Parameters => _pool.Parameters;

    /// <summary>How many steps the group has applied.</summary>
    public long StepCount => _members[0].StepCount;

    /// <summary>Whether a step waits for the gradient at the point that the weights were moved to.</summary>
    public bool IsWaitingForGradient => _members[0].IsWaitingForGradient;

    /// <summary>What <see cref="Step()"/> does besides the rule, where a call does not say otherwise; those of the members do not count.</summary>
    public StepOptions Options
    {
        get => _stepper.Options;
        set => _stepper.Options = value;
    }

    /// <summary>Whether <see cref="OptimizerMetrics"/> measure each parameter by itself instead of all together; what the members say does not count.</summary>
    public bool MeasuresParameters
    {
        get => _stepper.MeasuresParameters;
        set => _stepper.MeasuresParameters = value;
    }

    /// <summary>What makes steps of all parameters.</summary>
    internal Stepper Stepper => _stepper;

    /// <summary>Updates the weights of every parameter once, from what its gradient now holds.</summary>
    /// <inheritdoc cref="Optimizer.Step()"/>
    public StepResult Step() => _stepper.Step(null, Options);

    /// <inheritdoc cref="Optimizer.Step(double)"/>
    public StepResult Step(double loss) => _stepper.Step(loss, Options);

    /// <inheritdoc cref="Optimizer.Step(StepOptions)"/>
    public StepResult Step(StepOptions options) => _stepper.Step(null, in options);

    /// <inheritdoc cref="Optimizer.Step(double, StepOptions)"/>
    public StepResult Step(double loss, StepOptions options) => _stepper.Step(loss, in options);

    /// <summary>Updates the weights of every parameter once, and computes the gradients for it: once, or as often as the rule takes the gradient at other points.</summary>
    /// <inheritdoc cref="Optimizer.Step(Func{double}, IProgress{StepProgress})"/>
    public StepResult Step(Func<double> closure, IProgress<StepProgress>? progress = null) => _stepper.Step(closure, Options, progress);

    /// <inheritdoc cref="Optimizer.Step(Func{double}, StepOptions, IProgress{StepProgress})"/>
    public StepResult Step(Func<double> closure, StepOptions options, IProgress<StepProgress>? progress = null) => _stepper.Step(closure, in options, progress);

    /// <summary>Sets every gradient to zero.</summary>
    public void ZeroGradients() => _stepper.ZeroGradients();

    private static void Check(TOptimizer[] members)
    {
        if (members.Length == 0)
        {
            throw new ArgumentException("A group has at least one member.", nameof(members));
        }

        for (int i = 0; i < members.Length; i++)
        {
            TOptimizer member = members[i] ?? throw new ArgumentException($"Member {i} of the group is null.", nameof(members));
            if (Array.IndexOf(members, member) < i)
            {
                throw new ArgumentException($"Member {i} of the group is given twice; make an optimizer for each set of hyperparameters.", nameof(members));
            }

            if (member.GetType() != members[0].GetType())
            {
                throw new ArgumentException($"Members of a group are of one type, but member {i} is {member.GetType().Name} and the first is {members[0].GetType().Name}.", nameof(members));
            }

            if (member.Member.Set.IsInGroup)
            {
                throw new ArgumentException($"Member {i} of the group is in another group.", nameof(members));
            }

            if (member.Parameters.Count > 0)
            {
                throw new ArgumentException($"Member {i} of the group has parameters; put the group together first and add them to it, so that their order is known.", nameof(members));
            }
        }
    }
}
