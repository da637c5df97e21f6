using System.Numerics;

namespace OptGen.Tests.Bits;

/// <summary>Every optimizer at every length on memory that touches a guard page, before it and after it.</summary>
internal static class GuardRun
{
    /// <summary>The lines that <see cref="Lines"/> gives where every run comes to its end with the right bits.</summary>
    public static IEnumerable<string> Expected => BitRun.Types.SelectMany(type => (string[])[$"{type.Name} float", $"{type.Name} double"]);

    /// <summary>One line for each optimizer and element type, after its runs.</summary>
    public static IEnumerable<string> Lines()
    {
        foreach (Type type in BitRun.Types)
        {
            yield return $"{type.Name} float{Run<float>(type)}";
            yield return $"{type.Name} double{Run<double>(type)}";
        }
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
}
