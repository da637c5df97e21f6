using System.Numerics;
using OptGen.CompilerServices;

namespace OptGen.Tests.Elementary;

/// <summary>The functions of a lane's elements, by their names in rules.</summary>
internal static class LaneFunctions<TLane, T>
    where TLane : struct, ILane<TLane, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static IReadOnlyDictionary<string, Func<TLane, TLane>> Unary { get; } = new Dictionary<string, Func<TLane, TLane>>
    {
        ["exp"] = TLane.Map<Functions.Exp>,
        ["expm1"] = TLane.Map<Functions.Expm1>,
        ["log"] = TLane.Map<Functions.Log>,
        ["log1p"] = TLane.Map<Functions.Log1p>,
        ["sigmoid"] = TLane.Map<Functions.Sigmoid>,
        ["softplus"] = TLane.Map<Functions.Softplus>,
        ["tanh"] = TLane.Map<Functions.Tanh>,
        ["erf"] = TLane.Map<Functions.Erf>,
        ["sin"] = TLane.Map<Functions.Sin>,
        ["cos"] = TLane.Map<Functions.Cos>,
        ["tan"] = TLane.Map<Functions.Tan>,
        ["atanh"] = TLane.Map<Functions.Atanh>,
        ["atan"] = TLane.Map<Functions.Atan>,
        ["acos"] = TLane.Map<Functions.Acos>,
        ["asin"] = TLane.Map<Functions.Asin>,
        ["cbrt"] = TLane.Map<Functions.Cbrt>,
        ["gelu"] = TLane.Map<Functions.Gelu>,
        ["silu"] = TLane.Map<Functions.Silu>,
        ["mish"] = TLane.Map<Functions.Mish>,
        ["lgamma"] = TLane.Map<Functions.Lgamma>,
        ["digamma"] = TLane.Map<Functions.Digamma>,
        ["trigamma"] = TLane.Map<Functions.Trigamma>,
    };

    public static IReadOnlyDictionary<string, Func<TLane, TLane, TLane>> Binary { get; } = new Dictionary<string, Func<TLane, TLane, TLane>>
    {
        ["pow"] = TLane.Map<Functions.Pow>,
        ["atan2"] = TLane.Map<Functions.Atan2>,
        ["remainder"] = TLane.Map<Functions.Remainder>,
    };

    /// <summary>The function of all elements of arrays that are some lanes long.</summary>
    public static T[] Map(string name, T[] x, T[] y)
    {
        T[] results = new T[x.Length];
        for (int i = 0; i < x.Length; i += TLane.Count)
        {
            TLane first = TLane.Load(in x[0], i);
            TLane.Store(Unary.TryGetValue(name, out Func<TLane, TLane>? unary) ? unary(first) : Binary[name](first, TLane.Load(in y[0], i)), ref results[0], i);
        }

        return results;
    }
}
