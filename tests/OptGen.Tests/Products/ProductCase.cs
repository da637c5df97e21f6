using System.Numerics;
using OptGen.Products;
using OptGen.Tests.Matrices;

namespace OptGen.Tests.Products;

/// <summary>What becomes of the sums in a test.</summary>
internal enum SumsBecome
{
    Nothing,
    Positive,
    Gated,
    Numbered,
}

/// <summary>A product with all that one may ask of it, and a plain loop that gives the same bits.</summary>
/// <param name="Rows">Rows of the result.</param>
/// <param name="Inner">What is summed over.</param>
/// <param name="Columns">Columns of the result.</param>
internal sealed record ProductCase(int Rows, int Inner, int Columns)
{
    /// <summary>How the matrices are stored, and how many elements are between their rows.</summary>
    public bool TransposesA { get; init; }

    public bool TransposesB { get; init; }

    public bool TransposesC { get; init; }

    public int GapA { get; init; }

    public int GapB { get; init; }

    public int GapC { get; init; }

    public ProductStart Start { get; init; }

    public bool HasBias { get; init; }

    /// <summary>Whether the first factor is read by tables.</summary>
    public bool HasTables { get; init; }

    public SumsBecome Epilogue { get; init; }

    public int Threads { get; init; } = 1;

    public static ProductCase Random(Random random, int rows, int inner, int columns)
    {
        ProductStart start = (ProductStart)random.Next(3);
        bool isPlain = random.Next(3) == 0;
        bool hasTables = !isPlain && random.Next(4) == 0;
        return new ProductCase(rows, inner, columns)
        {
            TransposesA = random.Next(2) == 0 && !hasTables,
            TransposesB = random.Next(3) == 0,
            TransposesC = isPlain && random.Next(3) == 0,
            GapA = random.Next(3) * random.Next(20),
            GapB = random.Next(3) * random.Next(20),
            GapC = random.Next(2) * random.Next(20),
            Start = start,
            HasBias = !isPlain && start == ProductStart.Nothing && columns > 0 && random.Next(2) == 0,
            HasTables = hasTables,
            Epilogue = isPlain ? SumsBecome.Nothing : (SumsBecome)random.Next(4),
            Threads = random.Next(1, 4),
        };
    }

    /// <summary>The bits of the whole result, gaps included.</summary>
    /// <param name="allocate">Gives memory of a length.</param>
    public T[] Run<T>(Func<int, Memory<T>> allocate)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<T> a = Filled(allocate, Length(TransposesA ? Inner : Rows, TransposesA ? Rows : Inner, GapA), 1);
        Span<T> b = Filled(allocate, Length(TransposesB ? Columns : Inner, TransposesB ? Inner : Columns, GapB), 2);
        Span<T> c = Filled(allocate, Length(TransposesC ? Columns : Rows, TransposesC ? Rows : Columns, GapC), 3);
        Span<T> bias = HasBias ? Filled(allocate, Columns, 4) : default;
        Memory<T> gate = allocate(Rows * Columns);
        Values<T>(Rows * Columns, 5).CopyTo(gate);
        MatrixView<T> result = View(c, Rows, Columns, GapC, TransposesC);
        MatrixView<T> right = View(b, Inner, Columns, GapB, TransposesB);
        if (HasTables)
        {
            int[] rows = [.. Enumerable.Range(0, Rows).Select(row => row * (Inner + GapA))];
            int[] inner = [.. Enumerable.Range(0, Inner)];
            Choose(new ByTables<T>(a, rows, inner, right, result, bias, this), gate);
        }
        else
        {
            Choose(new ByStrides<T>(View(a, Rows, Inner, GapA, TransposesA), right, result, bias, this), gate);
        }

        return c.ToArray();
    }

    public T[] Plain<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] a = Values<T>(Length(TransposesA ? Inner : Rows, TransposesA ? Rows : Inner, GapA), 1);
        T[] b = Values<T>(Length(TransposesB ? Columns : Inner, TransposesB ? Inner : Columns, GapB), 2);
        T[] c = Values<T>(Length(TransposesC ? Columns : Rows, TransposesC ? Rows : Columns, GapC), 3);
        T[] bias = Values<T>(Columns, 4);
        T[] gate = Values<T>(Rows * Columns, 5);
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Columns; column++)
            {
                ref T element = ref c[Place(row, column, Rows, Columns, GapC, TransposesC)];
                T sum = Start != ProductStart.Nothing ? element : HasBias ? bias[column] : T.Zero;
                for (int k = 0; k < Inner; k++)
                {
                    T factor = a[Place(row, k, Rows, Inner, GapA, TransposesA)];
                    sum = T.FusedMultiplyAdd(Start == ProductStart.Subtracted ? -factor : factor, b[Place(k, column, Inner, Columns, GapB, TransposesB)], sum);
                }

                element = Epilogue switch
                {
                    SumsBecome.Positive => sum > T.Zero ? sum : T.Zero,
                    SumsBecome.Gated => gate[(row * Columns) + column] > T.Zero ? sum : T.Zero,
                    SumsBecome.Numbered => sum + T.CreateTruncating((row * Columns) + column),
                    _ => sum,
                };
            }
        }

        return c;
    }

    private static Span<T> Filled<T>(Func<int, Memory<T>> allocate, int length, int seed)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Memory<T> memory = allocate(length);
        Values<T>(length, seed).CopyTo(memory);
        return memory.Span;
    }

    private static T[] Values<T>(int length, int seed)
        where T : unmanaged, IFloatingPointIeee754<T> => DenseMatrix.Random<T>(1, length, seed);

    private static int Length(int rows, int columns, int gap) => rows == 0 || columns == 0 ? 0 : ((rows - 1) * (columns + gap)) + columns;

    private static int Place(int row, int column, int rows, int columns, int gap, bool isTransposed) =>
        isTransposed ? (column * (rows + gap)) + row : (row * (columns + gap)) + column;

    private static MatrixView<T> View<T>(Span<T> elements, int rows, int columns, int gap, bool isTransposed)
        where T : unmanaged =>
        isTransposed ? new MatrixView<T>(elements, columns, rows, rows + gap).Transposed : new MatrixView<T>(elements, rows, columns, columns + gap);

    private unsafe void Choose<T, TCall>(TCall call, Memory<T> gate)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TCall : struct, IProductCall<T>, allows ref struct
    {
        using System.Buffers.MemoryHandle held = gate.Pin();
        switch (Epilogue)
        {
            case SumsBecome.Positive:
                call.Multiply(default(PositivePart<T>));
                break;
            case SumsBecome.Gated:
                call.Multiply(new Gate<T>((T*)held.Pointer, Columns));
                break;
            case SumsBecome.Numbered:
                call.Multiply(new Numbered<T>(Columns));
                break;
            default:
                call.Multiply(default(Unchanged<T>));
                break;
        }
    }
}
