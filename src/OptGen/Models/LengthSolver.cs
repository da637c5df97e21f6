using OptGen.CompilerServices;

namespace OptGen.Models;

/// <summary>
/// Finds the lengths that a call gives, from the number of elements of its data: each is the product of the lengths of its axes. Data with one unknown length tells it; where
/// all of them have several, their logarithms are a system of linear equations.
/// </summary>
internal readonly ref struct LengthSolver
{
    /// <summary>A length that is not known yet.</summary>
    private const long Unknown = -1;

    private readonly Model _model;
    private readonly ModelLayout _layout;

    /// <summary>How many elements each data has; negative where the call does not take it.</summary>
    private readonly ReadOnlySpan<long> _counts;

    /// <summary>The lengths; behind them, where rows are picked, how many there are to pick from.</summary>
    private readonly Span<long> _lengths;

    private readonly bool _picks;

    /// <param name="model">The model.</param>
    /// <param name="layout">What it is made of.</param>
    /// <param name="counts">How many elements each data has; negative where the call does not take it.</param>
    /// <param name="lengths">Takes the lengths, and behind them the number of rows that a batch picks from; arguments among them are there already, all others negative.</param>
    /// <param name="batch">How many rows are picked; negative where all are taken.</param>
    public LengthSolver(Model model, ModelLayout layout, ReadOnlySpan<long> counts, Span<long> lengths, int batch)
    {
        _model = model;
        _layout = layout;
        _counts = counts;
        _lengths = lengths;
        _picks = batch >= 0;
        if (_picks && FirstPicked() is { Symbol: >= 0 } axis)
        {
            lengths[axis.Symbol] = batch;
        }
    }

    private int Rows => _lengths.Length - 1;

    /// <summary>Finds all lengths that the data of the call tell.</summary>
    /// <exception cref="ArgumentException">They do not fit each other.</exception>
    public void Solve()
    {
        for (int k = 0; k < _counts.Length; k++)
        {
            if (_counts[k] == 0)
            {
                throw new ArgumentException($"'{_layout.Data[k].Name}' is empty; a call needs at least one example.", _layout.Data[k].Name);
            }
        }

        while (Advance())
        {
        }

        if (FirstOpen() >= 0)
        {
            LogarithmicLengths.Solve(_layout, _counts, _lengths, this);
        }

        for (int k = 0; k < _counts.Length; k++)
        {
            if (_counts[k] >= 0)
            {
                Check(k);
            }
        }

        for (int i = 0; i < _lengths.Length; i++)
        {
            // Nothing that the call takes has it.
            _lengths[i] = _lengths[i] < 0 ? 1 : _lengths[i];
        }
    }

    /// <summary>Which length an axis of data has; negative where the model knows it.</summary>
    public int SymbolOf(int data, int axis) =>
        _picks && axis == 0 && _layout.Data[data].IsPicked ? Rows : _layout.Data[data].Axes[axis].Symbol;

    /// <summary>The first data with more than one unknown length; negative where there is none.</summary>
    private int FirstOpen()
    {
        for (int k = 0; k < _counts.Length; k++)
        {
            if (_counts[k] >= 0 && Open(k, out _, out _) > 0)
            {
                return k;
            }
        }

        return -1;
    }

    /// <summary>Finds the lengths that now are the only unknown ones of some data; whether there were any.</summary>
    private bool Advance()
    {
        bool isFound = false;
        for (int k = 0; k < _counts.Length; k++)
        {
            if (_counts[k] >= 0 && Open(k, out int symbol, out long known) == 1 && symbol >= 0)
            {
                if (known == 0 || _counts[k] % known != 0)
                {
                    throw new ArgumentException(
                        $"'{_layout.Data[k].Name}' has {_counts[k]} elements, expected a multiple of {known}: it is {_layout.Data[k].Describe()}{Known(k)}.", _layout.Data[k].Name);
                }

                _lengths[symbol] = _counts[k] / known;
                isFound = true;
            }
        }

        return isFound;
    }

    /// <summary>How many axes of data have unknown lengths, one of these, and the product of the others.</summary>
    private int Open(int data, out int symbol, out long known)
    {
        symbol = -1;
        known = 1;
        int open = 0;
        ModelAxis[] axes = _layout.Data[data].Axes;
        for (int i = 0; i < axes.Length; i++)
        {
            int own = SymbolOf(data, i);
            long length = LengthOf(in axes[i], own);
            if (length == Unknown)
            {
                open++;
                symbol = own;
            }
            else
            {
                known *= length;
            }
        }

        return open;
    }

    /// <summary>The length of an axis, where it is known by now.</summary>
    public long LengthOf(ref readonly ModelAxis axis, int symbol)
    {
        if (symbol >= 0)
        {
            return _lengths[symbol];
        }

        foreach (int needed in axis.Symbols ?? [])
        {
            if (_lengths[needed] == Unknown)
            {
                return Unknown;
            }
        }

        return axis.Symbols is null ? axis.Length : _model.Count((int)axis.Length, _lengths);
    }

    private void Check(int data)
    {
        DataLayout layout = _layout.Data[data];
        if (Open(data, out _, out long expected) == 0 && expected != _counts[data])
        {
            throw new ArgumentException($"'{layout.Name}' has {_counts[data]} elements, expected {expected}: it is {layout.Describe()}{Known(data)}.", layout.Name);
        }
    }

    /// <summary>The lengths that are known of those that the call gives, for a message.</summary>
    private string Known(int data)
    {
        string text = "";
        ModelAxis[] axes = _layout.Data[data].Axes;
        for (int i = 0; i < axes.Length; i++)
        {
            int symbol = SymbolOf(data, i);
            if (symbol >= 0 && _lengths[symbol] >= 0 && !axes.Take(i).Any(axis => axis.Symbol == axes[i].Symbol))
            {
                text += $"{(text.Length == 0 ? ", where " : ", ")}{axes[i].Name} is {_lengths[symbol]}";
            }
        }

        return text;
    }

    private ModelAxis? FirstPicked()
    {
        for (int k = 0; k < _layout.Data.Count; k++)
        {
            if (_layout.Data[k].IsPicked)
            {
                return _layout.Data[k].Axes[0];
            }
        }

        return null;
    }
}
