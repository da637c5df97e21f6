using System.Numerics;

namespace OptGen.CompilerServices;

/// <content>Gradients of tables, of which a call writes a few rows.</content>
public sealed unsafe partial class ModelMemory<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly TouchedRows?[] _touched;

    /// <summary>The rows of a table's gradient that calls have written since it was cleared.</summary>
    /// <param name="parameter">The parameter.</param>
    public TouchedRows TouchedRows(int parameter) => _touched[parameter] ??= new();

    /// <summary>Makes a table's gradient 0, unless the call adds to it: only the rows that calls have written, where nobody else may have written others.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="rows">How many rows the table has.</param>
    /// <param name="length">How many elements a row has.</param>
    public void ClearRows(int parameter, nint rows, nint length)
    {
        TouchedRows touched = TouchedRows(parameter);
        touched.Reserve(checked((int)rows));
        if (Adds)
        {
            return;
        }

        T* gradient = (T*)_gradients[parameter];
        if (touched.IsShared)
        {
            ModelLoops.Clear(new Elements<T>(ref *gradient), rows * length);
        }
        else
        {
            foreach (int row in touched.Rows)
            {
                new Span<T>(gradient + (row * length), checked((int)length)).Clear();
            }
        }

        touched.Clear();
    }

    /// <summary>Says which rows of a table's gradient are listed.</summary>
    internal void SetTouchedRows(int parameter, TouchedRows rows) => _touched[parameter] = rows;
}
