using System.ComponentModel;

namespace OptGen.CompilerServices;

/// <summary>A function of one number that a lane can take of each of its elements.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IUnaryFunction
{
    /// <summary>The value of the function at <paramref name="x"/>.</summary>
    static abstract double Invoke(double x);
}

/// <summary>A function of two numbers that a lane can take of each pair of elements.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IBinaryFunction
{
    /// <summary>The value of the function at <paramref name="x"/> and <paramref name="y"/>.</summary>
    static abstract double Invoke(double x, double y);
}
