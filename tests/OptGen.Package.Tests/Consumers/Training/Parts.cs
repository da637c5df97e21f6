using OptGen;

/// <summary>Whatever computes in a way of its own: functions of elements, products, functions of matrices and narrow states. Prints a hash over the bits of each, and how many of its numbers are finite.</summary>
internal static class Parts
{
    private const int Elements = 2000;

    public static void Print()
    {
        foreach (Func<Optimizer> create in Functions)
        {
            PrintBoth(create, Arguments, Elements, [], steps: 1);
        }

        foreach (Func<Optimizer> create in Matrices)
        {
            // Beyond the tiles and blocks of products, and no multiple of any.
            PrintBoth(create, Plain, 131 * 70, [131, 70], steps: 2);
        }

        PrintBoth(static () => new Product(), Plain, 150 * 330, [150, 330], steps: 2);
        foreach (Func<Optimizer> create in NarrowStates)
        {
            // Beyond two times the blocks that are bounded at once.
            PrintSteps(create(), "float", Floats(1, Plain, 5000), Floats(2, Plain, 5000), [], steps: 20);
        }
    }

    private static IEnumerable<Func<Optimizer>> Functions =>
    [
        static () => new Exp(), static () => new Expm1(), static () => new Log(), static () => new Log1p(), static () => new Pow(), static () => new Cbrt(),
        static () => new Sin(), static () => new Cos(), static () => new Tan(), static () => new Asin(), static () => new Acos(), static () => new Atan(), static () => new Atan2(),
        static () => new Tanh(), static () => new Atanh(), static () => new Sigmoid(), static () => new Softplus(), static () => new Erf(),
    ];

    private static IEnumerable<Func<Optimizer>> Matrices =>
        [static () => new Inv(), static () => new InvRoot(), static () => new EigVecs(), static () => new Qr(), static () => new Polar(), static () => new Orth(), static () => new SpecNorm()];

    private static IEnumerable<Func<Optimizer>> NarrowStates => [static () => new Block8InOnePass(), static () => new Block8InTwoPhases(), static () => new BFloat16()];

    private static void PrintBoth(Func<Optimizer> create, Func<Draws, double> draw, int length, int[] shape, int steps)
    {
        PrintSteps(create(), "float", Floats(1, draw, length), Floats(2, draw, length), shape, steps);
        Optimizer optimizer = create();
        double[] weights = Doubles(1, draw, length);
        optimizer.Add("w", weights, Doubles(2, draw, length), shape);
        Step(optimizer, steps);
        PrintHash(optimizer.GetType().Name, "double", weights);
    }

    private static void PrintSteps(Optimizer optimizer, string type, float[] weights, float[] gradient, int[] shape, int steps)
    {
        optimizer.Add("w", weights, gradient, shape);
        Step(optimizer, steps);
        PrintHash(optimizer.GetType().Name, type, [.. weights.Select(weight => (double)weight)]);
    }

    private static void Step(Optimizer optimizer, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            optimizer.Step();
        }
    }

    public static void PrintHash(string name, string type, IReadOnlyCollection<double> numbers)
    {
        ulong hash = 0;
        foreach (double number in numbers)
        {
            // All NaN are one.
            hash = Mixed(hash ^ BitConverter.DoubleToUInt64Bits(double.IsNaN(number) ? double.NaN : number));
        }

        Console.WriteLine($"{name} {type} {hash:x16} {numbers.Count(double.IsFinite)}");
    }

    private static float[] Floats(uint seed, Func<Draws, double> draw, int length) => [.. Doubles(seed, draw, length).Select(number => (float)number)];

    private static double[] Doubles(uint seed, Func<Draws, double> draw, int length)
    {
        Draws draws = new(seed);
        return [.. Enumerable.Range(0, length).Select(_ => draw(draws))];
    }

    private static double Plain(Draws draws) => (2 * draws.Next()) - 1;

    /// <summary>A number of either sign from 2⁻¹²⁶ to 2¹²⁷, three of four near 1: where functions overflow, where they are 0 or NaN, and where they are neither.</summary>
    private static double Arguments(Draws draws)
    {
        double exponent = draws.Next() < 0.25 ? (253 * draws.Next()) - 126 : (10 * draws.Next()) - 6;
        return Math.ScaleB(draws.Next() < 0.5 ? -(1 + draws.Next()) : 1 + draws.Next(), (int)exponent);
    }

    /// <summary>A step of SplitMix64.</summary>
    private static ulong Mixed(ulong bits)
    {
        bits += 0x9E3779B97F4A7C15;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }

    /// <summary>Numbers from 0 to 1, the same everywhere.</summary>
    private sealed class Draws(ulong seed)
    {
        private ulong _state = seed << 32;

        public double Next()
        {
            return (Mixed(_state++) >> 11) * (1.0 / (1L << 53));
        }
    }
}

[Optimizer("w = exp(g)")] public partial class Exp;

[Optimizer("w = expm1(g)")] public partial class Expm1;

[Optimizer("w = log(g)")] public partial class Log;

[Optimizer("w = log1p(g)")] public partial class Log1p;

[Optimizer("w = pow(w, g)")] public partial class Pow;

[Optimizer("w = cbrt(g)")] public partial class Cbrt;

[Optimizer("w = sin(g)")] public partial class Sin;

[Optimizer("w = cos(g)")] public partial class Cos;

[Optimizer("w = tan(g)")] public partial class Tan;

[Optimizer("w = asin(g)")] public partial class Asin;

[Optimizer("w = acos(g)")] public partial class Acos;

[Optimizer("w = atan(g)")] public partial class Atan;

[Optimizer("w = atan2(w, g)")] public partial class Atan2;

[Optimizer("w = tanh(g)")] public partial class Tanh;

[Optimizer("w = atanh(g)")] public partial class Atanh;

[Optimizer("w = sigmoid(g)")] public partial class Sigmoid;

[Optimizer("w = softplus(g)")] public partial class Softplus;

[Optimizer("w = erf(g)")] public partial class Erf;

[Optimizer("w = g@(wᵀ@g)")] public partial class Product;

[Optimizer("w -= w@inv(gᵀ@g + eye)")] public partial class Inv;

[Optimizer("w -= w@invroot(gᵀ@g + eye, 4)")] public partial class InvRoot;

[Optimizer("w -= w@eigvecs(gᵀ@g)")] public partial class EigVecs;

[Optimizer("w -= qr(g + w)")] public partial class Qr;

[Optimizer("w -= polar(g + w)")] public partial class Polar;

[Optimizer("w -= orth(g + w)")] public partial class Orth;

[Optimizer("w -= g/specnorm(w)")] public partial class SpecNorm;

[Optimizer("w += AdamW(g)"), State("AdamW.m", Storage.Block8), State("AdamW.v", Storage.Block8)] public partial class Block8InOnePass;

[Optimizer("m = ema(m, g, 0.9); w -= 0.1*m/(1 + norm(m))"), State("m", Storage.Block8)] public partial class Block8InTwoPhases;

[Optimizer("w += AdamW(g)"), State("AdamW.m", Storage.BFloat16), State("AdamW.v", Storage.BFloat16)] public partial class BFloat16;
