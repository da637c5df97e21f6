using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using DeepLearningFromScratch.Digits;

namespace DeepLearningFromScratch.Tests;

public class DigitTests
{
    /// <summary>The digits of a seed are the same on every machine, and stay so: pictures and claims are of them.</summary>
    [Fact]
    public void Drawn_digits_stay_as_they_are()
    {
        byte[] bytes = DigitSet.DrawBytes(200, seed: 1, out int[] labels);
        Assert.Equal("AC830D2C1D0AF4DE", Convert.ToHexString(SHA256.HashData([.. bytes, .. labels.Select(l => (byte)l)]))[..16]);
        Assert.Equal(bytes, DigitSet.DrawBytes(200, seed: 1, out _));
        Assert.NotEqual(bytes, DigitSet.DrawBytes(200, seed: 2, out _));
        Assert.Equal(10, labels.Distinct().Count());
    }

    [Fact]
    public void A_digit_has_ink_in_the_middle_and_paper_at_the_edge()
    {
        byte[] bytes = DigitSet.DrawBytes(500, seed: 3, out _);
        double edge = 0, middle = 0;
        for (int n = 0; n < 500; n++)
        {
            for (int i = 0; i < 28; i++)
            {
                edge += bytes[(n * 784) + i] / (500.0 * 28);
                middle += bytes[(n * 784) + (14 * 28) + i] / (500.0 * 28);
            }
        }

        Assert.InRange(edge, 1, 15);
        Assert.InRange(middle, 25, 120);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Files_of_MNISTs_format_are_read(bool isPacked)
    {
        using var folder = new TemporaryFolder();
        byte[] images = DigitSet.DrawBytes(20, seed: 5, out int[] labels);
        Write(folder, "train-images-idx3-ubyte", isPacked, [20, 28, 28], images);
        Write(folder, "train-labels-idx1-ubyte", isPacked, [20], [.. labels.Select(l => (byte)l)]);
        Write(folder, "t10k-images-idx3-ubyte", isPacked, [20, 28, 28], images);
        Write(folder, "t10k-labels-idx1-ubyte", isPacked, [20], [.. labels.Select(l => (byte)l)]);

        DigitData data = DigitData.ReadMnist(folder.Path, train: 12, test: 100);

        Assert.Equal((12, 20), (data.Train.Count, data.Test.Count));
        Assert.Equal(labels, data.Test.Labels);
        Assert.Equal(DigitSet.Draw(20, seed: 5).Images, data.Test.Images);
    }

    [Fact]
    public void Damaged_files_and_files_that_do_not_fit_are_refused()
    {
        using var folder = new TemporaryFolder();
        byte[] images = DigitSet.DrawBytes(3, seed: 5, out _);
        Write(folder, "labels", false, [3], [1, 2, 3]);
        Write(folder, "short-images", false, [3, 28, 28], images[..^1]);
        Assert.Contains("short-images is cut short", Refusal("short-images", "labels"), StringComparison.Ordinal);
        Write(folder, "small-images", false, [3, 27, 28], images[..(3 * 27 * 28)]);
        Assert.Contains("small-images is 3×27×28", Refusal("small-images", "labels"), StringComparison.Ordinal);
        Write(folder, "images", false, [3, 28, 28], images);
        Write(folder, "few-labels", false, [2], [1, 2]);
        Assert.Contains("few-labels is 2", Refusal("images", "few-labels"), StringComparison.Ordinal);
        Write(folder, "wrong-labels", false, [3], [1, 10, 3]);
        Assert.Contains("wrong-labels has the label 10", Refusal("images", "wrong-labels"), StringComparison.Ordinal);
        File.WriteAllBytes(Path.Combine(folder.Path, "no-images"), [1, 2, 3, 4, 5]);
        Assert.Contains("no-images is no IDX file", Refusal("no-images", "labels"), StringComparison.Ordinal);

        string Refusal(string pictures, string digits) =>
            Languages.In(Language.English, () => Assert.Throws<OptionException>(() => DigitSet.Read(folder.Path, pictures, digits)).Message);
    }

    private static void Write(TemporaryFolder folder, string name, bool isPacked, int[] shape, byte[] bytes)
    {
        byte[] header = new byte[4 + (4 * shape.Length)];
        (header[2], header[3]) = (8, (byte)shape.Length);
        for (int i = 0; i < shape.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + (4 * i)), shape[i]);
        }

        using Stream file = File.Create(Path.Combine(folder.Path, isPacked ? name + ".gz" : name));
        using Stream stream = isPacked ? new GZipStream(file, CompressionLevel.Fastest) : file;
        stream.Write(header);
        stream.Write(bytes);
    }
}
