using System.Text;

namespace OptGen.Tests.Models.Runtime;

/// <summary>Files of models: the library's layers lie in them as PyTorch's do.</summary>
public sealed class ModelFileTests
{
    [Fact]
    public void What_is_saved_is_loaded()
    {
        HandWrittenModel<double> model = new(3, 2) { Seed = 3 };
        model.Gradients([1, 2, 3], [0]);
        HandWrittenModel<double> other = new(3, 2);
        other.Load(new MemoryStream(Saved(model)));

        Assert.Equal(model["z.weight"].Weights.ToArray(), other["z.weight"].Weights.ToArray());
        Assert.Equal(model["z.bias"].Weights.ToArray(), other["z.bias"].Weights.ToArray());
        Assert.Equal(model.States[0].Values.ToArray(), other.States[0].Values.ToArray());
    }

    [Fact]
    public void Files_have_the_names_and_layouts_of_PyTorch()
    {
        HandWrittenModel<float> model = new(3, 2);
        float[] weights = [1, 2, 3, 4, 5, 6];
        weights.CopyTo(model["z.weight"].Weights);
        byte[] file = Saved(model);
        string header = Encoding.UTF8.GetString(file, 8, (int)BitConverter.ToInt64(file));

        Assert.Contains("\"z.weight\":{\"dtype\":\"F32\",\"shape\":[2,3]", header);
        Assert.Contains("\"z.bias\":{\"dtype\":\"F32\",\"shape\":[2]", header);
        Assert.Contains("\"n.running_mean\":{\"dtype\":\"F32\",\"shape\":[2]", header);
        Assert.Equal([1, 3, 5, 2, 4, 6], Enumerable.Range(0, 6).Select(i => BitConverter.ToSingle(file, 8 + (int)BitConverter.ToInt64(file) + (4 * i))));
    }

    [Fact]
    public void A_state_of_PyTorch_loads_widened_and_without_its_counters()
    {
        HandWrittenModel<double> model = new(1, 2);
        model.Load(new MemoryStream(FileOf(
            ("z.weight", "F32", "[2,1]", Bytes(1f, 2f)), ("z.bias", "F32", "[2]", Bytes(3f, 4f)), ("n.running_mean", "F64", "[2]", [.. BitConverter.GetBytes(5.0), .. BitConverter.GetBytes(6.0)]), ("n.num_batches_tracked", "I64", "[]", new byte[8]))));

        Assert.Equal([1.0, 2.0], model["z.weight"].Weights.ToArray());
        Assert.Equal([3.0, 4.0], model["z.bias"].Weights.ToArray());
        Assert.Equal([5.0, 6.0], model.States[0].Values.ToArray());
    }

    public static TheoryData<string, string> Mistakes => new()
    {
        { "missing", "The file has no tensor 'n.running_mean', expected F32 [2]" },
        { "shape", "Tensor 'z.weight' is F32 [1, 2], expected F32 [2, 1]" },
        { "type", "Tensor 'z.bias' is F64 [2], expected F32 [2]" },
        { "superfluous", "The file has a tensor 'q', which the model does not know; it has 'z.weight', 'z.bias', 'n.running_mean'" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_file_of_another_model_changes_nothing(string mistake, string message)
    {
        HandWrittenModel<float> model = new(1, 2);
        float[] before = model["z.weight"].Weights.ToArray();
        List<(string, string, string, byte[])> tensors =
        [
            ("z.weight", "F32", mistake == "shape" ? "[1,2]" : "[2,1]", Bytes(1f, 2f)),
            ("z.bias", mistake == "type" ? "F64" : "F32", "[2]", mistake == "type" ? new byte[16] : new byte[8]),
            (mistake == "missing" ? "n.mean" : "n.running_mean", "F32", "[2]", new byte[8]),
        ];
        if (mistake == "superfluous")
        {
            tensors.Add(("q", "F32", "[2]", new byte[8]));
        }

        Assert.Contains(message, Assert.Throws<CheckpointException>(() => model.Load(new MemoryStream(FileOf([.. tensors])))).Message);
        Assert.Equal(before, model["z.weight"].Weights.ToArray());
    }

    private static byte[] Bytes(params float[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    private static byte[] Saved(Model model)
    {
        using MemoryStream stream = new();
        model.Save(stream);
        return stream.ToArray();
    }

    private static byte[] FileOf(params (string Name, string Type, string Shape, byte[] Bytes)[] tensors)
    {
        StringBuilder header = new("{");
        long start = 0;
        foreach ((string name, string type, string shape, byte[] bytes) in tensors)
        {
            header.Append(header.Length > 1 ? "," : "").Append($"\"{name}\":{{\"dtype\":\"{type}\",\"shape\":{shape},\"data_offsets\":[{start},{start + bytes.Length}]}}");
            start += bytes.Length;
        }

        byte[] json = Encoding.UTF8.GetBytes(header.Append('}').ToString());
        return [.. BitConverter.GetBytes((long)json.Length), .. json, .. tensors.SelectMany(tensor => tensor.Bytes)];
    }
}
