using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using OptGen.CompilerServices;

namespace OptGen.Randomness;

/// <summary>
/// The quantile function of the standard normal distribution, by rational functions: one in the middle, two in the tails. The vectors compute each
/// element by the operations that the scalar is computed by, in their order.
/// </summary>
/// <remarks>Wichura, "Algorithm AS 241: the percentage points of the normal distribution", 1988; relative error about 10⁻¹⁶.</remarks>
internal static class NormalQuantile
{
    /// <summary>How far from one half the middle reaches.</summary>
    private const double Middle = 0.425;

    private const double MiddleSquared = 0.180625;

    /// <summary>The point about which the nearer tail's functions are written, in √−ln p.</summary>
    private const double TailMiddle = 1.6;

    /// <summary>Where the farther tail begins.</summary>
    private const double FarTail = 5;

    private static ReadOnlySpan<double> MiddleNumerator =>
    [
        3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
        45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
    ];

    private static ReadOnlySpan<double> MiddleDenominator =>
    [
        1.0, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077,
        21213.794301586595867, 39307.895800092710610, 28729.085735721942674, 5226.4952788528545610,
    ];

    private static ReadOnlySpan<double> TailNumerator =>
    [
        1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
        1.27045825245236838258, 0.241780725177450611770, 0.0227238449892691845833, 7.74545014278341407640e-4,
    ];

    private static ReadOnlySpan<double> TailDenominator =>
    [
        1.0, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550,
        0.148103976427480074590, 0.0151986665636164571966, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
    ];

    private static ReadOnlySpan<double> FarTailNumerator =>
    [
        6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 0.296560571828504891230,
        0.0265321895265761230930, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ];

    private static ReadOnlySpan<double> FarTailDenominator =>
    [
        1.0, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525,
        7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
    ];

    /// <summary>The number below which a normal one lies with the probability ½ + <paramref name="q"/>, between −½ and ½ without these.</summary>
    public static double AtHalfPlus(double q)
    {
        if (Math.Abs(q) > Middle)
        {
            return InTail(q);
        }

        double r = MiddleSquared - (q * q);
        return q * Polynomial(MiddleNumerator, r) / Polynomial(MiddleDenominator, r);
    }

    /// <summary>The same for eight numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> AtHalfPlus(Vector512<double> q)
    {
        Vector512<double> r = Vector512.Create(MiddleSquared) - (q * q);
        Vector512<double> result = q * Polynomial(MiddleNumerator, r) / Polynomial(MiddleDenominator, r);
        Vector512<double> isInTail = Vector512.GreaterThan(Vector512.Abs(q), Vector512.Create(Middle));
        return isInTail == Vector512<double>.Zero ? result : Vector512.ConditionalSelect(isInTail, InTail(q), result);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector512<double> InTail(Vector512<double> q)
    {
        Vector512<double> r = Vector512.Create(0.5) - Vector512.Abs(q);
        ref double first = ref Unsafe.As<Vector512<double>, double>(ref r);
        Lane512<double>.Store(Lane512<double>.Map<Functions.Log>(Lane512<double>.Load(in first, 0)), ref first, 0);
        r = Vector512.Sqrt(-r);
        if (Vector512.GreaterThanAny(r, Vector512.Create(FarTail)))
        {
            return EachInTail(q);
        }

        r -= Vector512.Create(TailMiddle);
        Vector512<double> magnitude = Polynomial(TailNumerator, r) / Polynomial(TailDenominator, r);
        return Vector512.ConditionalSelect(Vector512.Create(-0.0), q, magnitude);
    }

    private static Vector512<double> EachInTail(Vector512<double> q)
    {
        ref double elements = ref Unsafe.As<Vector512<double>, double>(ref q);
        for (int i = 0; i < Vector512<double>.Count; i++)
        {
            Unsafe.Add(ref elements, i) = InTail(Unsafe.Add(ref elements, i));
        }

        return q;
    }

    private static double InTail(double q)
    {
        double r = 0.5 - Math.Abs(q);
        Lane1<double>.Store(Lane1<double>.Map<Functions.Log>(Lane1<double>.Load(in r, 0)), ref r, 0);
        r = Math.Sqrt(-r);
        double magnitude = r <= FarTail
            ? Polynomial(TailNumerator, r - TailMiddle) / Polynomial(TailDenominator, r - TailMiddle)
            : Polynomial(FarTailNumerator, r - FarTail) / Polynomial(FarTailDenominator, r - FarTail);
        return Math.CopySign(magnitude, q);
    }

    private static double Polynomial(ReadOnlySpan<double> coefficients, double x)
    {
        double sum = coefficients[^1];
        for (int i = coefficients.Length - 2; i >= 0; i--)
        {
            sum = (sum * x) + coefficients[i];
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Polynomial(ReadOnlySpan<double> coefficients, Vector512<double> x)
    {
        Vector512<double> sum = Vector512.Create(coefficients[^1]);
        for (int i = coefficients.Length - 2; i >= 0; i--)
        {
            sum = (sum * x) + Vector512.Create(coefficients[i]);
        }

        return sum;
    }
}
