using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace OptGen.CompilerServices;

/// <summary>
/// The functions of the rule language that no processor has an instruction for, from exact and correctly rounded operations alone: the same bits on
/// every machine. Each is a file of its own.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Functions
{
    /// <summary>The function of a single element.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Of<TFunction>(double x)
        where TFunction : struct, IUnaryFunction
    {
        Lane1<double>.Store(Lane1<double>.Map<TFunction>(Lane1<double>.Load(in x, 0)), ref x, 0);
        return x;
    }

    /// <summary>The function of a single pair of elements.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Of<TFunction>(double x, double y)
        where TFunction : struct, IBinaryFunction
    {
        Lane1<double>.Store(Lane1<double>.Map<TFunction>(Lane1<double>.Load(in x, 0), Lane1<double>.Load(in y, 0)), ref x, 0);
        return x;
    }
}
