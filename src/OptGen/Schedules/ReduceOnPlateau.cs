using OptGen.CompilerServices;
using OptGen.Hyperparameters;

namespace OptGen;

/// <summary>What a <see cref="ReduceOnPlateau"/> remembers: all there is to save of it.</summary>
/// <param name="Rate">The value that it gives.</param>
/// <param name="Best">The best measure so far; infinite where there was none.</param>
/// <param name="Waited">How many reports in a row were no better.</param>
/// <param name="Cooling">For how many reports it still waits after a reduction.</param>
public readonly record struct PlateauState(double Rate, double Best, long Waited, long Cooling)
{
    /// <summary>Whether a plateau can have come to remember this.</summary>
    internal bool IsPossible => !double.IsNaN(Rate) && !double.IsNaN(Best) && Waited >= 0 && Cooling >= 0;
}

/// <summary>
/// A value that is reduced whenever a measure, such as the loss of a validation, has stopped getting better. It follows from what was reported to it
/// and not from the step, so that its <see cref="State"/> is saved with the optimizers whose hyperparameters follow it, and loaded with them.
/// </summary>
/// <remarks><c>ReduceLROnPlateau</c> of PyTorch.</remarks>
public sealed class ReduceOnPlateau : Schedule
{
    private readonly double _factor;
    private readonly long _patience;
    private readonly double _threshold;
    private readonly bool _isThresholdAbsolute;
    private readonly bool _maximizes;
    private readonly long _cooldown;
    private readonly double _minimum;
    private readonly double _leastChange;
    private PlateauState _state;

    /// <summary>Begins with a value.</summary>
    /// <param name="rate">The value to begin with.</param>
    /// <param name="factor">What the value is multiplied by.</param>
    /// <param name="patience">How many reports that are no better are borne before it is.</param>
    /// <param name="threshold">By how much a measure must be better than the best one to count: a part of the magnitude of that, whatever its sign, or absolute.</param>
    /// <param name="isThresholdAbsolute">Whether the threshold is absolute.</param>
    /// <param name="maximizes">Whether greater measures are better.</param>
    /// <param name="cooldown">How many reports after a reduction are not counted as no better.</param>
    /// <param name="minimum">The least value.</param>
    /// <param name="leastChange">Reductions by no more than this are left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor does not lie between 0 and 1, or another number is negative or NaN.</exception>
    public ReduceOnPlateau(
        double rate,
        double factor = 0.1,
        long patience = 10,
        double threshold = 1e-4,
        bool isThresholdAbsolute = false,
        bool maximizes = false,
        long cooldown = 0,
        double minimum = 0,
        double leastChange = 1e-8)
    {
        _factor = Hyperparameter.Checked(factor, nameof(factor), 0, 1, excludesMinimum: true, excludesMaximum: true);
        _patience = RangeCheck.AtLeast(0, patience, nameof(patience));
        _threshold = Hyperparameter.Checked(threshold, nameof(threshold), 0, double.PositiveInfinity);
        _isThresholdAbsolute = isThresholdAbsolute;
        _maximizes = maximizes;
        _cooldown = RangeCheck.AtLeast(0, cooldown, nameof(cooldown));
        _minimum = Hyperparameter.Checked(minimum, nameof(minimum), 0, double.PositiveInfinity);
        _leastChange = Hyperparameter.Checked(leastChange, nameof(leastChange), 0, double.PositiveInfinity);
        State = new PlateauState(Hyperparameter.Checked(rate, nameof(rate)), maximizes ? double.NegativeInfinity : double.PositiveInfinity, 0, 0);
    }

    /// <summary>All that it remembers; set it to go on where another left off.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number of it is NaN or negative where that cannot be.</exception>
    public PlateauState State
    {
        get => _state;
        set => _state = value.IsPossible
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Value and best measure must be numbers, and the reports waited and to cool 0 or more.");
    }

    /// <inheritdoc/>
    internal override IEnumerable<ReduceOnPlateau> Plateaus => [this];

    /// <summary>Tells it a measure, and reduces the value where patience is over.</summary>
    /// <param name="measure">The measure; NaN is no better than anything.</param>
    /// <returns>Whether the value was reduced; steps take it from the next one on.</returns>
    public bool Report(double measure)
    {
        bool isBetter = IsBetter(measure);
        double best = isBetter ? measure : State.Best;
        long waited = isBetter ? 0 : State.Waited + 1;
        long cooling = State.Cooling;
        if (cooling > 0)
        {
            cooling--;
            waited = 0;
        }

        double rate = State.Rate;
        if (waited > _patience)
        {
            double reduced = Math.Max(rate * _factor, _minimum);
            rate = rate - reduced > _leastChange ? reduced : rate;
            cooling = _cooldown;
            waited = 0;
        }

        bool isReduced = rate != State.Rate;
        State = new PlateauState(rate, best, waited, cooling);
        return isReduced;
    }

    /// <inheritdoc/>
    protected override double ValueAt(double t) => State.Rate;

    private bool IsBetter(double measure) => _maximizes ? measure > Bar(1) : measure < Bar(-1);

    /// <summary>What a measure must pass to count as better. The first one passes whatever the threshold.</summary>
    private double Bar(int direction)
    {
        double best = State.Best;
        return double.IsInfinity(best) ? best
            : _isThresholdAbsolute ? best + (direction * _threshold)
            : best * (1 + (direction * Math.Sign(best) * _threshold));
    }
}
