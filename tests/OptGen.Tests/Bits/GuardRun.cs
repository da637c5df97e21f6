using System.Numerics;
using OptGen.Tests.Products;

namespace OptGen.Tests.Bits;

/// <summary>Every optimizer at every length on memory that touches a guard page, before it and after it.</summary>
internal static class GuardRun
{
    private const string Products = "Products";

    /// <summary>The lines that <see cref="Lines"/> gives where every run comes to its end with the right bits.</summary>
    public static IEnumerable<string> Expected => BitRun.Types.Concat(ReducingRun.Types).Select(type => type.Name).Append(Products).SelectMany(name => (string[])[$"{name} float", $"{name} double"]);

    /// <summary>One line for each optimizer and element type, after its runs.</summary>
    public static IEnumerable<string> Lines()
    {
        foreach (Type type in BitRun.Types)
        {
            yield return $"{type.Name} float{Run<float>(type)}";
            yield return $"{type.Name} double{Run<double>(type)}";
        }

        foreach (Type type in ReducingRun.Types)
        {
            yield return $"{type.Name} float{RunReducing<float>(type)}";
            yield return $"{type.Name} double{RunReducing<double>(type)}";
        }

        yield return $"{Products} float{RunProducts<float>()}";
        yield return $"{Products} double{RunProducts<double>()}";
    }

    /// <summary>Nothing, or what differs.</summary>
    private static string Run<T>(Type type)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ulong[][] expected = BitRun.RunElementByElement<T>(type, BitInputs.LongestLength);
        foreach (bool atEnd in (bool[])[true, false])
        {
            for (int length = 1; length <= BitInputs.LongestLength; length++)
            {
                using GuardedMemory<T> weights = new(length, atEnd);
                using GuardedMemory<T> gradient = new(length, atEnd);
                ulong[][] actual = BitRun.Run(type, weights.Memory, gradient.Memory);
                if (!actual.Zip(expected).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second)))
                {
                    return $": length {length} {(atEnd ? "before" : "after")} a guard page gives other bits";
                }
            }
        }

        return "";
    }

    private static string RunProducts<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Random random = new(3);
        for (int i = 0; i < 300; i++)
        {
            ProductCase product = ProductCase.Random(random, random.Next(1, 40), random.Next(1, 25), random.Next(1, 90));
            foreach (bool atEnd in (bool[])[true, false])
            {
                List<GuardedMemory<T>> memories = [];
                T[] actual = product.Run(length =>
                {
                    memories.Add(new GuardedMemory<T>(length, atEnd));
                    return memories[^1].Memory;
                });
                memories.ForEach(memory => ((IDisposable)memory).Dispose());
                if (!actual.Select(BitRun.Bits).SequenceEqual(product.Plain<T>().Select(BitRun.Bits)))
                {
                    return $": {product} {(atEnd ? "before" : "after")} a guard page gives other bits";
                }
            }
        }

        return "";
    }

    private static string RunReducing<T>(Type type)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (int[] shape in ReducingRun.ShapesFor(type))
        {
            int length = ReducingRun.Length(shape);
            ulong[] expected = ReducingRun.Run<T>(type, new T[length], new T[length], shape, isFinite: true);
            foreach (bool atEnd in (bool[])[true, false])
            {
                using GuardedMemory<T> weights = new(length, atEnd);
                using GuardedMemory<T> gradient = new(length, atEnd);
                if (!ReducingRun.Run(type, weights.Memory, gradient.Memory, shape, isFinite: true).AsSpan().SequenceEqual(expected))
                {
                    return $": shape [{string.Join(", ", shape)}] {(atEnd ? "before" : "after")} a guard page gives other bits";
                }
            }
        }

        return "";
    }
}
