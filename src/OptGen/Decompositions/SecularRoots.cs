using System.Runtime.CompilerServices;
using OptGen.Products;

namespace OptGen.Decompositions;

/// <summary>What is done for each root of a secular equation; an item is some roots, or some poles.</summary>
internal readonly unsafe struct SecularRoots(SecularRoots.Part part, double* poles, double* squares, double* z, double* values, double* rows, int* places, int stride, int count, double rho) : IItems
{
    /// <summary>Roots of an item.</summary>
    private const int Roots = 16;

    /// <summary>Poles of an item.</summary>
    private const int Poles = 64;

    /// <summary>What an item does.</summary>
    public enum Part
    {
        /// <summary>Finds its roots, with their distances from the poles.</summary>
        Find,

        /// <summary>Finds the z for which the roots are exact, at its poles.</summary>
        Refine,

        /// <summary>Makes vectors of distances, its elements in their places.</summary>
        Combine,
    }

    private int Length => PaddedRows.RoundUp(count);

    /// <summary>How many items there are.</summary>
    public static int ItemsFor(Part part, int count) => part == Part.Refine ? (count + Poles - 1) / Poles : (count + Roots - 1) / Roots;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int item)
    {
        if (part == Part.Refine)
        {
            RefineSome(item * Poles, Math.Min((item + 1) * Poles, Length));
            return;
        }

        int end = Math.Min((item + 1) * Roots, count);
        for (int root = item * Roots; root < end; root++)
        {
            Span<double> row = new(rows + ((nint)root * stride), Length);
            if (part == Part.Find)
            {
                values[root] = SecularEquation.Solve(root, count, new(poles, Length), new(squares, Length), rho, row);
            }
            else
            {
                CombineOne(row);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RefineSome(int first, int end)
    {
        // From here on z² are those for which the roots are exact.
        Span<double> products = new(squares + first, end - first);
        products.Fill(-1);
        for (int root = 0; root < count; root++)
        {
            SecularEquation.Refine(new(rows + ((nint)root * stride) + first, products.Length), new(poles + first, products.Length), poles[root], products);
        }

        for (int j = first; j < end; j++)
        {
            z[j] = j < count ? Math.CopySign(Math.Sqrt(Math.Abs(squares[j])), z[j]) : 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CombineOne(Span<double> row)
    {
        SecularEquation.Divide(new(z, row.Length), row);
        double scale = 1 / Math.Sqrt(PaddedRows.Dot(row, row));
        Span<double> copy = new(PackingRoom.Of(sizeof(double) * row.Length), row.Length);
        row.CopyTo(copy);
        for (int j = 0; j < count; j++)
        {
            row[places[j]] = copy[j] * scale;
        }
    }
}
