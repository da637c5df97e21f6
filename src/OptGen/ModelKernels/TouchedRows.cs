using System.ComponentModel;

namespace OptGen.CompilerServices;

/// <summary>The rows of a table's gradient that calls have written since it was cleared, each once.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TouchedRows
{
    /// <summary>For each row, the number of the clearing since which it is listed.</summary>
    private int[] _listed = [];
    private int[] _rows = [];
    private int _clearings;
    private int _count;
    private bool _isSorted = true;

    /// <summary>Whether others may have written rows that are not listed.</summary>
    internal bool IsShared { get; set; }

    /// <summary>The rows, in the order of the table.</summary>
    internal ReadOnlySpan<int> Rows
    {
        get
        {
            Span<int> rows = _rows.AsSpan(0, _count);
            if (!_isSorted)
            {
                rows.Sort();
                _isSorted = true;
            }

            return rows;
        }
    }

    /// <summary>Lists a row.</summary>
    internal void Add(int row)
    {
        if (_listed[row] == _clearings)
        {
            return;
        }

        if (_count == _rows.Length)
        {
            Array.Resize(ref _rows, Math.Min(_listed.Length, Math.Max(16, 2 * _count)));
        }

        _listed[row] = _clearings;
        _rows[_count++] = row;
        _isSorted = false;
    }

    /// <summary>Makes room for a table.</summary>
    /// <param name="length">How many rows it has.</param>
    internal void Reserve(int length)
    {
        if (_listed.Length != length)
        {
            (_listed, _clearings) = (new int[length], 1);
        }
    }

    /// <summary>Forgets the rows: all are 0 now.</summary>
    internal void Clear()
    {
        if (_clearings == int.MaxValue)
        {
            Array.Clear(_listed);
            _clearings = 0;
        }

        (_clearings, _count, _isSorted) = (_clearings + 1, 0, true);
    }
}
