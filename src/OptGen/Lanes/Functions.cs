using System.ComponentModel;

namespace OptGen.CompilerServices;

/// <summary>The functions of the rule language that no processor has an instruction for.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Functions
{
    /// <summary>eˣ.</summary>
    public readonly struct Exp : IUnaryFunction
    {
        /// <inheritdoc/>
        public static double Invoke(double x) => Math.Exp(x);
    }


    /// <summary>ln x.</summary>
    public readonly struct Log : IUnaryFunction
    {
        /// <inheritdoc/>
        public static double Invoke(double x) => Math.Log(x);
    }


    /// <summary>ln(1 + x), exact for small x.</summary>
    public readonly struct Log1p : IUnaryFunction
    {
        /// <inheritdoc/>
        public static double Invoke(double x) => RuleMath.Log1p(x);
    }


    /// <summary>eˣ − 1, exact for small x.</summary>
    public readonly struct Expm1 : IUnaryFunction
    {
        /// <inheritdoc/>
        public static double Invoke(double x) => RuleMath.Expm1(x);
    }


    /// <summary>∛x.</summary>
    public readonly struct Cbrt : IUnaryFunction
    {
        /// <inheritdoc/>
        public static double Invoke(double x) => Math.Cbrt(x);
    }


    /// <summary>sin x.</summary>
    public readonly struct Sin : IUnaryFunction
    {
        /// <inheritdoc/>
        public static double Invoke(double x) => Math.Sin(x);
    }


    /// <summary>cos x.</summary>
    public readonly struct Cos : IUnaryFunction
    {
        /// <inheritdoc/>
        public static double Invoke(double x) => Math.Cos(x);
    }


    /// <summary>tan x.</summary>
    public readonly struct Tan : IUnaryFunction
    {
        /// <inheritdoc/>
        public static double Invoke(double x) => Math.Tan(x);
    }


    /// <summary>tanh x.</summary>
    public readonly struct Tanh : IUnaryFunction
    {
        /// <inheritdoc/>
        public static double Invoke(double x) => Math.Tanh(x);
    }


    /// <summary>artanh x.</summary>
    public readonly struct Atanh : IUnaryFunction
    {
        /// <inheritdoc/>
        public static double Invoke(double x) => Math.Atanh(x);
    }


    /// <summary>arctan x.</summary>
    public readonly struct Atan : IUnaryFunction
    {
        /// <inheritdoc/>
        public static double Invoke(double x) => Math.Atan(x);
    }


    /// <summary>arccos x.</summary>
    public readonly struct Acos : IUnaryFunction
    {
        /// <inheritdoc/>
        public static double Invoke(double x) => Math.Acos(x);
    }


    /// <summary>arcsin x.</summary>
    public readonly struct Asin : IUnaryFunction
    {
        /// <inheritdoc/>
        public static double Invoke(double x) => Math.Asin(x);
    }


    /// <summary>1/(1 + e⁻ˣ).</summary>
    public readonly struct Sigmoid : IUnaryFunction
    {
        /// <inheritdoc/>
        public static double Invoke(double x) => RuleMath.Sigmoid(x);
    }


    /// <summary>ln(1 + eˣ).</summary>
    public readonly struct Softplus : IUnaryFunction
    {
        /// <inheritdoc/>
        public static double Invoke(double x) => RuleMath.Softplus(x);
    }


    /// <summary>The error function.</summary>
    public readonly struct Erf : IUnaryFunction
    {
        /// <inheritdoc/>
        public static double Invoke(double x) => RuleMath.Erf(x);
    }

    /// <summary>xʸ.</summary>
    public readonly struct Pow : IBinaryFunction
    {
        /// <inheritdoc/>
        public static double Invoke(double x, double y) => Math.Pow(x, y);
    }

    /// <summary>The angle of the point (y, x): the first argument is the ordinate.</summary>
    public readonly struct Atan2 : IBinaryFunction
    {
        /// <inheritdoc/>
        public static double Invoke(double x, double y) => Math.Atan2(x, y);
    }

    /// <summary>x − y·trunc(x/y), as the operator % of C#.</summary>
    public readonly struct Remainder : IBinaryFunction
    {
        /// <inheritdoc/>
        public static double Invoke(double x, double y) => x % y;
    }
}
