using System.ComponentModel;

namespace OptGen.CompilerServices;

/// <summary>A function of one number that a lane can take of each of its elements. Both forms use exact and correctly rounded operations alone.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IUnaryFunction
{
    /// <summary>The function of elements that are floats, so exactly that rounding it to <see cref="float"/> makes it wrong by little more than half an ulp.</summary>
    static abstract TLane Single<TLane>(TLane x)
        where TLane : struct, ILane<TLane, double>;

    /// <summary>The function of elements that are doubles.</summary>
    static abstract TLane Double<TLane>(TLane x)
        where TLane : struct, ILane<TLane, double>;
}
