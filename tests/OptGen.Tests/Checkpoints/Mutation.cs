using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OptGen.Tests.Checkpoints;

/// <summary>Damages files: bits, lengths, copies of parts, and headers that look plausible.</summary>
internal static partial class Mutation
{
    private static readonly string[] Formats = ["F64", "F32", "I64", "BF16", "U8", "BOOL", "F4", "F6_E2M3", "C64", "F31"];

    private static readonly long[] Numbers = [0, 1, 2, 3, 4, 7, 8, 16, 24, 96, 255, 1 << 20, int.MaxValue, 1L << 32, 1L << 40, 1L << 61, long.MaxValue, -1];

    public static byte[] Of(byte[] file, Random random)
    {
        byte[] mutated = [.. file];
        for (int count = random.Next(1, 4); count > 0; count--)
        {
            mutated = Once(mutated, random);
        }

        return random.Next(2) == 0 ? mutated : CheckpointBytes.Seal(mutated);
    }

    private static byte[] Once(byte[] file, Random random) => random.Next(8) switch
    {
        _ when file.Length == 0 => [(byte)random.Next(256)],
        0 => FlipBit(file, random),
        1 => file[..random.Next(file.Length)],
        2 => DuplicateRange(file, random),
        3 => WithoutRange(file, random),
        4 => WithLength(file, Numbers[random.Next(Numbers.Length)] + random.Next(-1, 2)),
        5 => EditHeader(file, random, Number(), _ => (Numbers[random.Next(Numbers.Length)] + random.Next(-1, 2)).ToString(CultureInfo.InvariantCulture)),
        6 => EditHeader(file, random, Format(), _ => Formats[random.Next(Formats.Length)]),
        _ => EditHeader(file, random, Text(), match => TextOf(file, random) ?? match),
    };

    private static byte[] FlipBit(byte[] file, Random random)
    {
        file[random.Next(file.Length)] ^= (byte)(1 << random.Next(8));
        return file;
    }

    private static byte[] DuplicateRange(byte[] file, Random random)
    {
        int start = random.Next(file.Length);
        byte[] range = file[start..random.Next(start, file.Length)];
        int place = random.Next(file.Length);
        return random.Next(2) == 0 ? [.. file[..place], .. range, .. file[place..]] : [.. file[..place], .. range, .. file[Math.Min(file.Length, place + range.Length)..]];
    }

    private static byte[] WithoutRange(byte[] file, Random random)
    {
        int start = random.Next(file.Length);
        return [.. file[..start], .. file[random.Next(start, file.Length)..]];
    }

    private static byte[] WithLength(byte[] file, long length)
    {
        if (file.Length >= 8)
        {
            BinaryPrimitives.WriteInt64LittleEndian(file, length);
        }

        return file;
    }

    /// <summary>Replaces one thing in the header by another, and makes the length of the header right again.</summary>
    private static byte[] EditHeader(byte[] file, Random random, Regex what, Func<string, string> edit)
    {
        if (HeaderLength(file) is not { } length)
        {
            return file;
        }

        string header = Encoding.UTF8.GetString(file, 8, length);
        MatchCollection matches = what.Matches(header);
        if (matches.Count == 0)
        {
            return file;
        }

        Match match = matches[random.Next(matches.Count)];
        byte[] edited = Encoding.UTF8.GetBytes(header[..match.Index] + edit(match.Value) + header[(match.Index + match.Length)..]);
        return WithLength([.. new byte[8], .. edited, .. file[(8 + length)..]], edited.Length);
    }

    /// <summary>A text that the header has somewhere: another key, another name.</summary>
    private static string? TextOf(byte[] file, Random random)
    {
        MatchCollection texts = Text().Matches(Encoding.UTF8.GetString(file, 8, HeaderLength(file)!.Value));
        return texts.Count == 0 ? null : texts[random.Next(texts.Count)].Value;
    }

    private static int? HeaderLength(byte[] file) =>
        file.Length >= 8 && BinaryPrimitives.ReadInt64LittleEndian(file) is var length and >= 0 && length <= file.Length - 8 ? (int)length : null;

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();

    [GeneratedRegex("(?<=\"dtype\":\")[A-Z0-9]+")]
    private static partial Regex Format();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Text();
}
