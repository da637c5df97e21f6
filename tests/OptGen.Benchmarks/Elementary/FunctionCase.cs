using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OptGen.CompilerServices;

namespace OptGen.Benchmarks.Elementary;

/// <summary>A function of elements, as rules call it.</summary>
internal sealed class FunctionCase
{
    private const double Unit = 0.95;

    private FunctionCase(string name, int index, bool isBinary, Map<float> single, Map<double> @double)
    {
        Name = name;
        Index = index;
        IsBinary = isBinary;
        Single = single;
        Double = @double;
    }

    /// <summary>The function of each element, or of each pair.</summary>
    public delegate void Map<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> results);

    /// <summary>All of them, in the order of the C++ file.</summary>
    public static IReadOnlyList<FunctionCase> All { get; } =
    [
        Of<Functions.Exp>("exp", 0, Math.Exp, (x, r) => TensorPrimitives.Exp(x, r)),
        Of<Functions.Expm1>("expm1", 1, RuleMath.Expm1, (x, r) => TensorPrimitives.ExpM1(x, r)),
        Of<Functions.Log>("log", 2, Math.Log, (x, r) => TensorPrimitives.Log(x, r), from: 0.001, to: 10),
        Of<Functions.Log1p>("log1p", 3, RuleMath.Log1p, (x, r) => TensorPrimitives.LogP1(x, r), from: -Unit, to: 5),
        Of<Functions.Sigmoid>("sigmoid", 4, RuleMath.Sigmoid, (x, r) => TensorPrimitives.Sigmoid(x, r)),
        Of<Functions.Softplus>("softplus", 5, RuleMath.Softplus, null),
        Of<Functions.Tanh>("tanh", 6, Math.Tanh, (x, r) => TensorPrimitives.Tanh(x, r)),
        Of<Functions.Erf>("erf", 7, RuleMath.Erf, null),
        Of<Functions.Sin>("sin", 8, Math.Sin, (x, r) => TensorPrimitives.Sin(x, r)),
        Of<Functions.Cos>("cos", 9, Math.Cos, (x, r) => TensorPrimitives.Cos(x, r)),
        Of<Functions.Tan>("tan", 10, Math.Tan, (x, r) => TensorPrimitives.Tan(x, r)),
        Of<Functions.Atanh>("atanh", 11, Math.Atanh, (x, r) => TensorPrimitives.Atanh(x, r), from: -Unit, to: Unit),
        Of<Functions.Atan>("atan", 12, Math.Atan, (x, r) => TensorPrimitives.Atan(x, r)),
        Of<Functions.Acos>("acos", 13, Math.Acos, (x, r) => TensorPrimitives.Acos(x, r), from: -Unit, to: Unit),
        Of<Functions.Asin>("asin", 14, Math.Asin, (x, r) => TensorPrimitives.Asin(x, r), from: -Unit, to: Unit),
        Of<Functions.Cbrt>("cbrt", 15, Math.Cbrt, (x, r) => TensorPrimitives.Cbrt(x, r)),
        Of<Functions.Pow>("pow", 16, Math.Pow, (x, y, r) => TensorPrimitives.Pow(x, y, r), from: 0.01),
        Of<Functions.Atan2>("atan2", 17, Math.Atan2, (x, y, r) => TensorPrimitives.Atan2(x, y, r)),
        Of<Functions.Remainder>("remainder", 18, (x, y) => x % y, null),
        Of<Functions.Gelu>("gelu", 19, Functions.Of<Functions.Gelu>, null),
        Of<Functions.Silu>("silu", 20, Functions.Of<Functions.Silu>, null),
        Of<Functions.Mish>("mish", 21, Functions.Of<Functions.Mish>, null),
        Of<Functions.Lgamma>("lgamma", 22, Functions.Of<Functions.Lgamma>, null, from: 0.01),
        Of<Functions.Digamma>("digamma", 23, Functions.Of<Functions.Digamma>, null, from: 0.01),
        Of<Functions.Trigamma>("trigamma", 24, Functions.Of<Functions.Trigamma>, null, from: 0.01),
    ];

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>Its number in the C++ file.</summary>
    public int Index { get; }

    /// <summary>Whether it has two arguments.</summary>
    public bool IsBinary { get; }

    /// <summary>Over floats.</summary>
    public Map<float> Single { get; }

    /// <summary>Over doubles.</summary>
    public Map<double> Double { get; }

    /// <summary>Element by element in <see cref="Math"/>, and rounded.</summary>
    public required Map<float> Scalar { get; init; }

    /// <summary>By System.Numerics.Tensors, if it has the function.</summary>
    public Map<float>? Tensor { get; init; }

    /// <summary>The arguments whose time is measured.</summary>
    public required (double From, double To) Range { get; init; }

    private static FunctionCase Of<TFunction>(string name, int index, Func<double, double> scalar, Action<float[], float[]>? tensor, double from = -5, double to = 5)
        where TFunction : struct, IUnaryFunction =>
        new(name, index, isBinary: false, (x, _, r) => Run<TFunction, float>(x, r), (x, _, r) => Run<TFunction, double>(x, r))
        {
            Range = (from, to),
            Tensor = tensor is null ? null : Buffered(tensor),
            Scalar = (x, _, r) =>
            {
                for (int i = 0; i < r.Length; i++)
                {
                    r[i] = (float)scalar(x[i]);
                }
            },
        };

    private static FunctionCase Of<TFunction>(string name, int index, Func<double, double, double> scalar, Map<float>? tensor, double from = -5, double to = 5)
        where TFunction : struct, IBinaryFunction =>
        new(name, index, isBinary: true, Run<TFunction, float>, Run<TFunction, double>)
        {
            Range = (from, to),
            Tensor = tensor,
            Scalar = (x, y, r) =>
            {
                for (int i = 0; i < r.Length; i++)
                {
                    r[i] = (float)scalar(x[i], y[i]);
                }
            },
        };

    /// <summary>A function of arrays as one of spans; what is measured has the length of the arrays.</summary>
    private static Map<float> Buffered(Action<float[], float[]> tensor)
    {
        float[]? x = null;
        float[]? results = null;
        return (arguments, _, _) =>
        {
            x ??= arguments.ToArray();
            results ??= new float[x.Length];
            tensor(x, results);
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TFunction, T>(ReadOnlySpan<T> x, Span<T> results)
        where TFunction : struct, IUnaryFunction
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ref readonly T source = ref MemoryMarshal.GetReference(x);
        ref T destination = ref MemoryMarshal.GetReference(results);
        for (nint i = 0; i < results.Length; i += Lane512<T>.Count)
        {
            Lane512<T>.Store(Lane512<T>.Map<TFunction>(Lane512<T>.Load(in source, i)), ref destination, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TFunction, T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> results)
        where TFunction : struct, IBinaryFunction
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ref readonly T first = ref MemoryMarshal.GetReference(x);
        ref readonly T second = ref MemoryMarshal.GetReference(y);
        ref T destination = ref MemoryMarshal.GetReference(results);
        for (nint i = 0; i < results.Length; i += Lane512<T>.Count)
        {
            Lane512<T>.Store(Lane512<T>.Map<TFunction>(Lane512<T>.Load(in first, i), Lane512<T>.Load(in second, i)), ref destination, i);
        }
    }
}
