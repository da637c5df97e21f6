using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OptGen.CompilerServices;
using OptGen.Decompositions;
using OptGen.Lanes;
using OptGen.Matrices;
using OptGen.Passes;
using OptGen.Products;
using OptGen.Reductions;

namespace OptGen.Parameters;

internal sealed partial class Parameter<T>
{
    private T[]? _scaledGradient;

    internal override void Multiply(in StepMemory memory, MatrixReference a, MatrixReference b, MatrixReference result)
    {
        if (a == b.Transposed)
        {
            Product.MultiplySymmetric(View(in memory, a), View(in memory, b), View(in memory, result), memory.Settings.Threads);
        }
        else
        {
            Product.Multiply(View(in memory, a), View(in memory, b), View(in memory, result), threads: memory.Settings.Threads);
        }

        Computed(in memory, result);
    }

    internal override void Transpose(in StepMemory memory, MatrixReference x, MatrixReference result)
    {
        (int rows, int columns) = Size(x);
        Transposition.Transpose(new MatrixView<T>(Elements(in memory, x), rows, columns), new MatrixView<T>(Elements(in memory, result), columns, rows));
    }

    internal override void Identity(in StepMemory memory, MatrixReference result)
    {
        Span<T> elements = Elements(in memory, result);
        elements.Clear();
        int size = Size(result).Rows;
        for (int i = 0; i < size; i++)
        {
            elements[(i * size) + i] = T.One;
        }
    }

    internal override void Orthogonalize(in StepMemory memory, MatrixReference x, MatrixReference result)
    {
        (int rows, int columns) = Size(x);
        Orthogonalization.Orthogonalize(Elements(in memory, x), Elements(in memory, result), rows, columns, Workspace<T>(), memory.Settings.Threads);
        Computed(in memory, result);
    }

    internal override void Invert(in StepMemory memory, MatrixReference x, MatrixReference result)
    {
        MatrixInverse.Invert(Elements(in memory, x), Elements(in memory, result), Size(x).Rows, Workspace<double>(), memory.Settings.Threads);
        Computed(in memory, result);
    }

    internal override void InverseRoot(in StepMemory memory, MatrixReference x, double root, MatrixReference result)
    {
        MatrixRoot.InverseRoot(Elements(in memory, x), Elements(in memory, result), Size(x).Rows, root, Workspace<double>(), memory.Settings.Threads);
        Computed(in memory, result);
    }

    internal override void EigenVectors(in StepMemory memory, MatrixReference x, MatrixReference result)
    {
        Eigenbasis.EigenVectors(Elements(in memory, x), Elements(in memory, result), Size(x).Rows, Size(result).Columns, Workspace<double>(), memory.Settings.Threads);
        Computed(in memory, result);
    }

    internal override void Orthonormalize(in StepMemory memory, MatrixReference x, MatrixReference result)
    {
        (int rows, int columns) = Size(x);
        Span<T> elements = Elements(in memory, result);
        QRFactorization.Q(Elements(in memory, x), elements, rows, columns, Workspace<double>(), memory.Settings.Threads);
        if (columns > rows)
        {
            Widen(elements, rows, rows, columns);
        }

        Computed(in memory, result);
    }

    private void Computed(in StepMemory memory, MatrixReference result)
    {
        if (typeof(T) == typeof(double) && Set.MatrixComputed is { } observer)
        {
            observer(MemoryMarshal.Cast<T, double>(Elements(in memory, result)));
        }
    }

    internal override double Quantile(in StepMemory memory, MatrixReference matrix, int? row, int? column, double share)
    {
        Span<T> elements = Elements(in memory, matrix);
        (int rows, int columns) = Size(matrix);
        return column is { } place ? ColumnQuantile(elements, rows, columns, place, share)
            : Selection.Quantile(row is { } at ? elements.Slice(at * columns, columns) : elements, share);
    }

    internal override void Along(ReductionKind kind, int axis, int index, int? other, Span<double> result) =>
        AxisReduction.Reduce<T>(kind, Stored(index), other is { } second ? Stored(second) : default, Axis(axis).Stride, result, Workspace<double>());

    internal override double AxisQuantile(int axis, int index, int place, double share)
    {
        (int length, int stride) = Axis(axis);
        ReadOnlySpan<T> values = Stored(index);
        Span<double> gathered = Set.Workspace.Of(values.Length / length);
        int count = 0;
        for (int start = place * stride; start < values.Length; start += length * stride)
        {
            foreach (T value in values.Slice(start, stride))
            {
                gathered[count++] = Rounded.From(value);
            }
        }

        return Selection.Quantile(gathered, share);
    }

    internal override void Spread(in StepMemory memory, int axis, ReadOnlySpan<double> vector, MatrixReference result) =>
        AxisReduction.Spread(vector, Axis(axis).Stride, Elements(in memory, result));

    internal override void Sort(in StepMemory memory, MatrixReference x, MatrixReference result) =>
        Ordering.Sort<T>(Elements(in memory, x), Elements(in memory, result), Workspace<double>());

    internal override void Places(in StepMemory memory, MatrixReference x, MatrixReference result) =>
        Ordering.Rank<T>(Elements(in memory, x), Elements(in memory, result), Workspace<double>());

    internal override void Polar(in StepMemory memory, MatrixReference x, MatrixReference result)
    {
        (int rows, int columns) = Size(x);
        PolarFactor.Find(Elements(in memory, x), Elements(in memory, result), rows, columns, Workspace<double>(), memory.Settings.Threads);
    }

    internal override double SpectralNorm(in StepMemory memory, MatrixReference x)
    {
        (int rows, int columns) = Size(x);
        return Decompositions.SpectralNorm.Of<T>(Elements(in memory, x), rows, columns, Workspace<double>(), memory.Settings.Threads);
    }

    internal override void Recall(in StepMemory memory, MatrixReference history, double count, MatrixReference result) =>
        Oldest(in memory, history, count).CopyTo(Elements(in memory, result));

    internal override void Record(in StepMemory memory, MatrixReference history, MatrixReference value, double count) =>
        Elements(in memory, value).CopyTo(Oldest(in memory, history, count));

    /// <summary>The place of the oldest of the values that a state keeps, one in each row.</summary>
    private Span<T> Oldest(in StepMemory memory, MatrixReference history, double count)
    {
        (int length, int size) = Size(history);
        return Elements(in memory, history).Slice((int)(count % length) * size, size);
    }

    /// <summary>Moves the rows of a narrow matrix to where those of a wider one are, whose further columns are 0.</summary>
    private static void Widen(Span<T> elements, int rows, int from, int to)
    {
        for (int row = rows - 1; row >= 0; row--)
        {
            elements.Slice(row * from, from).CopyTo(elements.Slice(row * to, from));
            elements.Slice((row * to) + from, to - from).Clear();
        }
    }

    private Span<TWorkspace> Workspace<TWorkspace>()
        where TWorkspace : unmanaged => MatrixWorkspace.As<TWorkspace>(Set.Workspace.Numbers);

    /// <summary>Rows and columns of a matrix, as it is used.</summary>
    private (int Rows, int Columns) Size(MatrixReference matrix)
    {
        (int rows, int columns) = matrix.Space == 0 ? (Rows, Columns) : _matrices!.Size(matrix.Space - 1);
        return matrix.IsTransposed ? (columns, rows) : (rows, columns);
    }

    /// <summary>A matrix as it is used.</summary>
    private MatrixView<T> View(in StepMemory memory, MatrixReference matrix)
    {
        (int rows, int columns) = Size(matrix);
        return matrix.IsTransposed ? new MatrixView<T>(Elements(in memory, matrix), columns, rows).Transposed : new MatrixView<T>(Elements(in memory, matrix), rows, columns);
    }

    private Span<T> Elements(in StepMemory memory, MatrixReference matrix) => matrix.Place switch
    {
        MatrixPlace.Gradient when memory.Settings.GradientScale != 1 => ScaledGradient(in memory),
        MatrixPlace.Weights when memory.IsGiven => MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref memory.Weights), Length),
        MatrixPlace.Gradient when memory.IsGiven => MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref Unsafe.AsRef(in memory.Gradient)), Length),
        MatrixPlace.Weights => _weights.Span,
        MatrixPlace.Gradient => _gradient.Span,
        MatrixPlace.Given => _givens!.Elements(matrix.Index),
        _ => matrix.Space == 0 ? Stored(matrix.Index) : _matrices![matrix.Space - 1, matrix.Index],
    };

    /// <summary>Functions of matrices read memory as it is, so that a gradient that is to be scaled is copied for them.</summary>
    private Span<T> ScaledGradient(in StepMemory memory)
    {
        _scaledGradient ??= new T[Length];
        Operands<T> operands = Operands(in memory);
        T scale = Rounded.To<T>(memory.Settings.GradientScale);
        for (int i = 0; i < _scaledGradient.Length; i++)
        {
            _scaledGradient[i] = Unsafe.Add(ref Unsafe.AsRef(in operands.Gradient), i) * scale;
        }

        return _scaledGradient;
    }
}
