using System.ComponentModel;
using System.Numerics;

namespace OptGen.CompilerServices;

/// <summary>Windows along an axis: element k of window o is at from + o·stride + k·step.</summary>
/// <param name="windows">How many windows there are.</param>
/// <param name="elements">How many elements each has.</param>
/// <param name="from">Where the first begins.</param>
/// <param name="stride">How far apart windows are.</param>
/// <param name="step">How far apart the elements of a window are.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct WindowPlaces(nint windows, nint elements, nint from, nint stride, nint step)
{
    internal nint Windows => windows;

    internal nint Elements => elements;

    internal nint At(nint window, nint element) => from + (window * stride) + (element * step);
}

/// <content>Windows.</content>
public static partial class ModelLoops
{
    /// <summary>Makes elements one number.</summary>
    public static unsafe void Fill<T>(Elements<T> target, nint count, double value)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (nint i = 0; i < count; i += 1 << 30)
        {
            new Span<T>(target.First + i, (int)nint.Min(1 << 30, count - i)).Fill(T.CreateTruncating(value));
        }
    }

    /// <summary>Adds what windows have to the elements that they are windows of: of each element, in the order of the places within windows.</summary>
    /// <param name="lengths">The lengths of the other axes, the last the fastest.</param>
    /// <param name="places">The windows.</param>
    /// <param name="values">What they have.</param>
    /// <param name="valueStrides">How far apart that is along the other axes.</param>
    /// <param name="windowStride">How far apart windows are.</param>
    /// <param name="elementStride">How far apart elements of a window are.</param>
    /// <param name="target">What is added to.</param>
    /// <param name="targetStrides">How far apart its elements are along the other axes.</param>
    /// <param name="targetStride">How far apart they are along the axis of the windows.</param>
    public static void Fold<T>(
        ReadOnlySpan<nint> lengths,
        in WindowPlaces places,
        Elements<T> values,
        ReadOnlySpan<nint> valueStrides,
        nint windowStride,
        nint elementStride,
        Elements<T> target,
        ReadOnlySpan<nint> targetStrides,
        nint targetStride)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        bool isRun = lengths.Length > 0 && valueStrides[^1] == 1 && targetStrides[^1] == 1;
        int outer = isRun ? lengths.Length - 1 : lengths.Length;
        nint run = isRun ? lengths[^1] : 1;
        Places others = new(stackalloc nint[outer], lengths[..outer]);
        do
        {
            (nint value, nint place) = (others.Offset(valueStrides[..outer]), others.Offset(targetStrides[..outer]));
            for (nint element = 0; element < places.Elements; element++)
            {
                for (nint window = 0; window < places.Windows; window++)
                {
                    Add(target, place + (places.At(window, element) * targetStride), values, value + (window * windowStride) + (element * elementStride), run);
                }
            }
        }
        while (others.Next());
    }
}
