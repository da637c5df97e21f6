using System.ComponentModel;

namespace OptGen.CompilerServices;

/// <summary>A function of two numbers that a lane can take of each pair of elements. Both forms use exact and correctly rounded operations alone.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IBinaryFunction
{
    /// <summary>The function of elements that are floats, so exactly that rounding it to <see cref="float"/> makes it wrong by little more than half an ulp.</summary>
    static abstract TLane Single<TLane>(TLane x, TLane y)
        where TLane : struct, ILane<TLane, double>;

    /// <summary>The function of elements that are doubles.</summary>
    static abstract TLane Double<TLane>(TLane x, TLane y)
        where TLane : struct, ILane<TLane, double>;
}
