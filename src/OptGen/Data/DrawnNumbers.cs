using OptGen.CompilerServices;

namespace OptGen.Data;

/// <summary>Random numbers by place: each is a function of a seed, of what it is for, of the number of the draw and of its place alone.</summary>
internal readonly struct DrawnNumbers(long seed, string purpose, long draw)
{
    private readonly NoiseKey _key = new(seed, NoiseKey.Of(purpose), draw);

    /// <summary>From 0, included, to 1, excluded.</summary>
    /// <param name="stream">Which of several numbers of one place.</param>
    /// <param name="place">The place.</param>
    public double Uniform(int stream, nint place)
    {
        double number = 0;
        Lane1<double>.Store(Noise.Uniform<Lane1<double>, double>(in _key, stream, place), ref number, 0);
        return number;
    }

    /// <summary>A whole number from 0 to <paramref name="end"/>, excluded.</summary>
    /// <param name="end">The end.</param>
    /// <param name="stream">Which of several numbers of one place.</param>
    /// <param name="place">The place.</param>
    public int Below(int end, int stream, nint place) => Math.Min((int)(Uniform(stream, place) * end), end - 1);

    /// <summary>Puts numbers into another order; all orders are equally likely (Fisher and Yates, in Durstenfeld's form, 1964).</summary>
    /// <param name="numbers">The numbers.</param>
    public void Shuffle(Span<int> numbers)
    {
        for (int last = numbers.Length - 1; last > 0; last--)
        {
            int other = Below(last + 1, 0, last);
            (numbers[last], numbers[other]) = (numbers[other], numbers[last]);
        }
    }
}
