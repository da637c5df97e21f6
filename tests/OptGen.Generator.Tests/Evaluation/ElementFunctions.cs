extern alias Runtime;

using System.Numerics;
using Runtime::OptGen.CompilerServices;
using Transcendental = Runtime::OptGen.CompilerServices.Functions;

namespace OptGen.Generator.Tests.Evaluation;

/// <summary>The functions of elements that are not those of scalars: the package computes them in lanes. Here, one element at a time.</summary>
internal static class ElementFunctions
{
    /// <summary>The function of an element, or null if it is that of scalars, rounded once.</summary>
    public static Func<T, T>? Unary<T>(string name) =>
        typeof(T) == typeof(float) ? (Func<T, T>?)(object?)Of<float>.Unary.GetValueOrDefault(name) : (Func<T, T>?)(object?)Of<double>.Unary.GetValueOrDefault(name);

    /// <summary>The function of two elements, or null if it is that of scalars, rounded once.</summary>
    public static Func<T, T, T>? Binary<T>(string name) =>
        typeof(T) == typeof(float) ? (Func<T, T, T>?)(object?)Of<float>.Binary.GetValueOrDefault(name) : (Func<T, T, T>?)(object?)Of<double>.Binary.GetValueOrDefault(name);

    private static class Of<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static readonly IReadOnlyDictionary<string, Func<T, T>> Unary = new Dictionary<string, Func<T, T>>
        {
            ["cbrt"] = Map<Transcendental.Cbrt>,
            ["exp"] = Map<Transcendental.Exp>,
            ["log"] = Map<Transcendental.Log>,
            ["log1p"] = Map<Transcendental.Log1p>,
            ["expm1"] = Map<Transcendental.Expm1>,
            ["sin"] = Map<Transcendental.Sin>,
            ["cos"] = Map<Transcendental.Cos>,
            ["tan"] = Map<Transcendental.Tan>,
            ["tanh"] = Map<Transcendental.Tanh>,
            ["atanh"] = Map<Transcendental.Atanh>,
            ["atan"] = Map<Transcendental.Atan>,
            ["acos"] = Map<Transcendental.Acos>,
            ["asin"] = Map<Transcendental.Asin>,
            ["sigmoid"] = Map<Transcendental.Sigmoid>,
            ["softplus"] = Map<Transcendental.Softplus>,
            ["erf"] = Map<Transcendental.Erf>,
            ["gelu"] = Map<Transcendental.Gelu>,
            ["silu"] = Map<Transcendental.Silu>,
            ["mish"] = Map<Transcendental.Mish>,
            ["lgamma"] = Map<Transcendental.Lgamma>,
            ["digamma"] = Map<Transcendental.Digamma>,
        };

        public static readonly IReadOnlyDictionary<string, Func<T, T, T>> Binary = new Dictionary<string, Func<T, T, T>>
        {
            ["pow"] = Map<Transcendental.Pow>,
            ["atan2"] = Map<Transcendental.Atan2>,
        };

        private static T Map<TFunction>(T x)
            where TFunction : struct, IUnaryFunction
        {
            Lane1<T>.Store(Lane1<T>.Map<TFunction>(Lane1<T>.Load(in x, 0)), ref x, 0);
            return x;
        }

        private static T Map<TFunction>(T x, T y)
            where TFunction : struct, IBinaryFunction
        {
            Lane1<T>.Store(Lane1<T>.Map<TFunction>(Lane1<T>.Load(in x, 0), Lane1<T>.Load(in y, 0)), ref x, 0);
            return x;
        }
    }
}
