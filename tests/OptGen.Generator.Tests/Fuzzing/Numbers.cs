using System.Numerics;

namespace OptGen.Generator.Tests.Fuzzing;

/// <summary>What weights and gradients are made of.</summary>
internal enum Numbers
{
    /// <summary>Between −2 and 2.</summary>
    Dense,

    /// <summary>Between −2 and 2, with an exact zero now and then.</summary>
    Ordinary,

    /// <summary>Zeros of both signs, subnormal, tiny and huge numbers, and ordinary ones.</summary>
    Wide,

    /// <summary>The same with infinities and NaN.</summary>
    NonFinite,

    /// <summary>Ordinary ones, with one of the last now and then.</summary>
    Occasional,
}

internal static class NumbersExtensions
{
    public static T[] Take<T>(this Numbers numbers, int count, Random random)
        where T : IBinaryFloatingPointIeee754<T>, IMinMaxValue<T> =>
        [.. Enumerable.Range(0, count).Select(_ => Next<T>(numbers, random))];

    private static T Next<T>(Numbers numbers, Random random)
        where T : IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        T ordinary = numbers != Numbers.Dense && random.Next(12) == 0 ? T.Zero : T.CreateChecked((4 * random.NextDouble()) - 2);
        if (numbers is Numbers.Dense or Numbers.Ordinary || random.Next(numbers == Numbers.Occasional ? 60 : 3) == 0 == (numbers != Numbers.Occasional))
        {
            return ordinary;
        }

        T special = random.Next(numbers == Numbers.Wide ? 9 : 12) switch
        {
            0 => T.Zero,
            1 => T.Epsilon * T.CreateChecked(random.Next(1, 1000)),
            2 => T.CreateChecked(double.Exp2(random.Next(-150, -120))),
            3 => T.CreateChecked(random.NextDouble() * 1e-18),
            4 => T.CreateChecked(random.NextDouble() * 1e19),
            5 => T.MaxValue / T.CreateChecked(random.Next(1, 100)),
            6 => T.CreateChecked(random.Next(1, 5)),
            7 => T.CreateChecked(random.Next(1, 5) + 0.5),
            8 => T.One,
            9 => T.PositiveInfinity,
            _ => T.NaN,
        };
        return random.Next(2) == 0 ? special : -special;
    }
}
