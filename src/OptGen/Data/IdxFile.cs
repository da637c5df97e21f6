using System.Buffers.Binary;
using System.IO.Compression;

namespace OptGen.Data;

/// <summary>
/// A file in the IDX format of the MNIST database (LeCun, Cortes and Burges, <c>yann.lecun.com/exdb/mnist</c>): one tensor, its elements and its lengths. Files that are packed by gzip are read as they
/// are.
/// <code>
/// float[] images = IdxFile.Read("train-images-idx3-ubyte.gz").ToSingles(scale: 1.0 / 255);
/// int[] labels = IdxFile.Read("train-labels-idx1-ubyte.gz").ToIntegers();
/// </code>
/// </summary>
public sealed class IdxFile
{
    private readonly byte[] _bytes;
    private readonly int _width;

    private IdxFile(IdxElement element, int[] shape, byte[] bytes, int width)
    {
        Element = element;
        Shape = shape;
        _bytes = bytes;
        _width = width;
    }

    /// <summary>What the elements are.</summary>
    public IdxElement Element { get; }

    /// <summary>The lengths of the axes, the first that of the examples.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>How many elements there are.</summary>
    public int Count => _bytes.Length / _width;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, as it is or packed by gzip.</param>
    /// <exception cref="InvalidDataException">The file is no IDX file, or is cut short, or goes on behind its last element.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IdxFile Read(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Read(stream, Path.GetFileName(path));
    }

    /// <summary>Reads a stream up to its end.</summary>
    /// <param name="stream">The stream; as it is or packed by gzip.</param>
    /// <param name="name">What messages call it.</param>
    /// <inheritdoc cref="Read(string)"/>
    public static IdxFile Read(Stream stream, string name = "the stream")
    {
        using MemoryStream all = new();
        stream.CopyTo(all);
        ReadOnlySpan<byte> bytes = all.GetBuffer().AsSpan(0, (int)all.Length);
        return bytes is [0x1F, 0x8B, ..] ? Parse(Unpacked(all, name), name) : Parse(bytes, name);
    }

    /// <summary>The elements, each times a scale.</summary>
    /// <param name="scale">What each is multiplied with, in double: 1.0/255 makes 0 to 1 of bytes.</param>
    public float[] ToSingles(double scale = 1)
    {
        float[] numbers = new float[Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = (float)(At(i) * scale);
        }

        return numbers;
    }

    /// <inheritdoc cref="ToSingles"/>
    public double[] ToDoubles(double scale = 1)
    {
        double[] numbers = new double[Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = At(i) * scale;
        }

        return numbers;
    }

    /// <summary>The elements as whole numbers, such as labels.</summary>
    /// <exception cref="InvalidDataException">An element is no whole number of 32 bits.</exception>
    public int[] ToIntegers()
    {
        int[] numbers = new int[Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            double number = At(i);
            numbers[i] = number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue
                ? (int)number
                : throw new InvalidDataException($"Element {i} is {number}, which is no whole number of 32 bits.");
        }

        return numbers;
    }

    private double At(int i)
    {
        ReadOnlySpan<byte> bytes = _bytes.AsSpan(i * _width, _width);
        return Element switch
        {
            IdxElement.Byte => bytes[0],
            IdxElement.SignedByte => (sbyte)bytes[0],
            IdxElement.Int16 => BinaryPrimitives.ReadInt16BigEndian(bytes),
            IdxElement.Int32 => BinaryPrimitives.ReadInt32BigEndian(bytes),
            IdxElement.Single => BinaryPrimitives.ReadSingleBigEndian(bytes),
            _ => BinaryPrimitives.ReadDoubleBigEndian(bytes),
        };
    }

    private static ReadOnlySpan<byte> Unpacked(MemoryStream packed, string name)
    {
        packed.Position = 0;
        using GZipStream unpacking = new(packed, CompressionMode.Decompress, leaveOpen: true);
        using MemoryStream all = new();
        try
        {
            unpacking.CopyTo(all);
        }
        catch (InvalidDataException damaged)
        {
            throw new InvalidDataException($"{name} is packed by gzip and damaged: {damaged.Message}", damaged);
        }

        return all.GetBuffer().AsSpan(0, (int)all.Length);
    }

    private static IdxFile Parse(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.Length < 4 || bytes[0] != 0 || bytes[1] != 0 || !Enum.IsDefined((IdxElement)bytes[2]))
        {
            string begin = bytes.IsEmpty ? "is empty" : $"begins with {Convert.ToHexString(bytes[..Math.Min(4, bytes.Length)])}";
            throw new InvalidDataException($"{name} is no IDX file: it {begin}; an IDX file begins with two zeros, the type of its elements (08, 09, 0B, 0C, 0D or 0E) and the number of its axes.");
        }

        IdxElement element = (IdxElement)bytes[2];
        int axes = bytes[3];
        int start = 4 + (4 * axes);
        if (bytes.Length < start)
        {
            throw new InvalidDataException($"{name} is cut short: it has {bytes.Length} bytes, and the lengths of its {axes} axes end at {start}.");
        }

        int width = element switch
        {
            IdxElement.Byte or IdxElement.SignedByte => 1,
            IdxElement.Int16 => 2,
            IdxElement.Double => 8,
            _ => 4,
        };
        int[] shape = new int[axes];
        long wanted = width;
        for (int axis = 0; axis < axes; axis++)
        {
            shape[axis] = BinaryPrimitives.ReadInt32BigEndian(bytes[(4 + (4 * axis))..]);
            if (shape[axis] < 0)
            {
                throw new InvalidDataException($"{name}: axis {axis} has the length {shape[axis]}.");
            }

            // No file holds more; further axes cannot make it less wrong.
            wanted = wanted > int.MaxValue ? wanted : wanted * shape[axis];
        }

        long found = bytes.Length - start;
        return wanted == found
            ? new(element, shape, bytes[start..].ToArray(), width)
            : throw new InvalidDataException($"{name} {(found < wanted ? "is cut short" : "goes on behind its last element")}: its lengths are {string.Join(" × ", shape)} of {width} bytes each, and {found} bytes follow.");
    }
}
