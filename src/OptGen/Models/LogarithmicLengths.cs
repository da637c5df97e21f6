using OptGen.CompilerServices;

namespace OptGen.Models;

/// <summary>
/// Lengths of which each data tells a product alone: <c>x[A, B]; y[B, C]; z[A, C]</c>. The logarithms of the numbers of elements are sums of theirs; rounded, they are tried
/// by multiplication.
/// </summary>
internal static class LogarithmicLengths
{
    /// <summary>Solves the equations by elimination.</summary>
    /// <param name="layout">The model.</param>
    /// <param name="counts">How many elements each data has; negative where the call does not take it.</param>
    /// <param name="lengths">The lengths; those that are not known yet are negative.</param>
    /// <param name="solver">Tells which length an axis has.</param>
    /// <exception cref="ArgumentException">The equations leave a length open.</exception>
    public static void Solve(ModelLayout layout, ReadOnlySpan<long> counts, Span<long> lengths, LengthSolver solver)
    {
        int unknowns = lengths.Length;
        double[,] rows = new double[counts.Length, unknowns + 1];
        bool[] isAsked = new bool[unknowns];
        for (int k = 0; k < counts.Length; k++)
        {
            if (counts[k] <= 0)
            {
                continue;
            }

            rows[k, unknowns] = Math.Log(counts[k]);
            for (int i = 0; i < layout.Data[k].Axes.Length; i++)
            {
                int symbol = solver.SymbolOf(k, i);
                if (symbol >= 0 && lengths[symbol] < 0)
                {
                    rows[k, symbol]++;
                    isAsked[symbol] = true;
                }
                else
                {
                    // One that follows from lengths which are not known says nothing here.
                    rows[k, unknowns] -= Math.Log(Math.Max(solver.LengthOf(in layout.Data[k].Axes[i], symbol), 1));
                }
            }
        }

        int next = 0;
        int[] pivots = new int[unknowns];
        for (int column = 0; column < unknowns; column++)
        {
            pivots[column] = isAsked[column] ? Eliminate(rows, column, next) : -1;
            next += pivots[column] >= 0 ? 1 : 0;
        }

        for (int column = 0; column < unknowns; column++)
        {
            if (!isAsked[column])
            {
                continue;
            }

            if (pivots[column] < 0 || Enumerable.Range(0, unknowns).Any(other => other != column && Math.Abs(rows[pivots[column], other]) > 1e-9))
            {
                string name = column < layout.Lengths.Count ? layout.Lengths[column].Name : "the number of rows";
                throw new ArgumentException($"The lengths of the data do not tell {name}.");
            }
        }

        for (int column = 0; column < unknowns; column++)
        {
            if (isAsked[column])
            {
                lengths[column] = (long)Math.Round(Math.Exp(rows[pivots[column], unknowns]));
            }
        }
    }

    /// <summary>Makes a column 0 but for one row, which is put at a place; the place, or negative where the column is 0 from there on.</summary>
    private static int Eliminate(double[,] rows, int column, int place)
    {
        int height = rows.GetLength(0);
        int width = rows.GetLength(1);
        int best = -1;
        for (int row = place; row < height; row++)
        {
            best = Math.Abs(rows[row, column]) > 1e-9 && (best < 0 || Math.Abs(rows[row, column]) > Math.Abs(rows[best, column])) ? row : best;
        }

        if (best < 0)
        {
            return -1;
        }

        double pivot = rows[best, column];
        for (int i = 0; i < width; i++)
        {
            (rows[best, i], rows[place, i]) = (rows[place, i], rows[best, i] / pivot);
        }

        for (int row = 0; row < height; row++)
        {
            double factor = rows[row, column];
            for (int i = 0; i < width && row != place && factor != 0; i++)
            {
                rows[row, i] -= factor * rows[place, i];
            }
        }

        return place;
    }
}
