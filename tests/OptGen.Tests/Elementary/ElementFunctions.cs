using System.Numerics;
using OptGen.CompilerServices;

namespace OptGen.Tests.Elementary;

/// <summary>The functions of single elements, by their names in rules.</summary>
internal static class ElementFunctions<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Those of one argument.</summary>
    public static IReadOnlyDictionary<string, Func<T, T>> Unary { get; } =
        LaneFunctions<Lane1<T>, T>.Unary.ToDictionary(function => function.Key, function => (Func<T, T>)(x => Element(function.Value(Lane1<T>.Load(in x, 0)))));

    /// <summary>Those of two.</summary>
    public static IReadOnlyDictionary<string, Func<T, T, T>> Binary { get; } =
        LaneFunctions<Lane1<T>, T>.Binary.ToDictionary(function => function.Key, function => (Func<T, T, T>)((x, y) => Element(function.Value(Lane1<T>.Load(in x, 0), Lane1<T>.Load(in y, 0)))));

    private static T Element(Lane1<T> lane)
    {
        T element = default;
        Lane1<T>.Store(lane, ref element, 0);
        return element;
    }
}
