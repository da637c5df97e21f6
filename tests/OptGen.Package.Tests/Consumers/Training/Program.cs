using System.Runtime.Intrinsics.X86;
using OptGen;

// Not a multiple of any vector width: wide lanes, narrow lanes and single elements all have work.
const int Length = 61;
const int Steps = 25;

Console.Error.WriteLine($"AVX-512 {Avx512F.IsSupported}, FMA {Fma.IsSupported}");
Train(new MyMomentum(lr: 0.02));
Train(new Adam(lr: 0.05));
Train(new Mixed());

// Schedules are bound by an expression, which trimming must leave whole.
Mixed scheduled = new();
scheduled.Schedule(a => a.LearningRate, new CosineDecay(1e-2, 20).Warmup(5, from: 0.5));
scheduled.Schedule(a => a.Beta1, new Falling(0.9));
Train(scheduled);
#if WITH_PARTS
Parts.Print();
Nets.Print();
#endif

static void Train(Optimizer optimizer)
{
    float[] floats = new float[Length];
    float[] floatGradients = new float[Length];
    double[] doubles = new double[Length];
    double[] doubleGradients = new double[Length];
    for (int i = 0; i < Length; i++)
    {
        floats[i] = i / 8f;
        doubles[i] = i / 8.0;
    }

    optimizer.Add("floats", floats, floatGradients);
    optimizer.Add("doubles", doubles, doubleGradients);
    for (int step = 0; step < Steps; step++)
    {
        for (int i = 0; i < Length; i++)
        {
            floatGradients[i] = 2 * (floats[i] - 1);
            doubleGradients[i] = 2 * (doubles[i] - 1);
        }

        optimizer.Step();
    }

    Console.WriteLine(string.Join(' ', floats.Select(weight => BitConverter.SingleToUInt32Bits(weight).ToString("x8"))));
    Console.WriteLine(string.Join(' ', doubles.Select(weight => BitConverter.DoubleToUInt64Bits(weight).ToString("x16"))));
}

[Optimizer("v = μ*v - lr*g; w += v")] public partial class MyMomentum(double lr = .1, double μ = .9);

[Schedule("start - t/100")] public partial class Falling(double start);

// Everything that reaches the runtime by another way: a called rule, functions, conditions, sums over rows, a parameter and all of them.
[Optimizer("""
    n = unit.norm(g)
    d = Adam(clamp(sign(g)*round(|g|*10)/10, -max(|g|), all.norm(g)))
    w += d*tanh(n) - 1e-3*⟨g,w⟩/(1 + std(w))*(w > 1 ? 1 : lerp(w, g, .5))
    """)]
public partial class Mixed;
