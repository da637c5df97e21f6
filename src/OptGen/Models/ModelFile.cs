using System.Numerics;
using System.Runtime.InteropServices;
using OptGen.Checkpoints;

namespace OptGen.Models;

/// <summary>Writes and reads the parameters and states of a model as safetensors.</summary>
internal static class ModelFile<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>What the metadata calls the class of the model.</summary>
    private const string ModelKey = "model";

    /// <summary>What PyTorch's batch norms count, which nothing here reads.</summary>
    private const string Counter = "num_batches_tracked";

    private static readonly TensorFormat s_format = TensorFormat.Of(typeof(T));

    public static void Write(string model, ModelVariables<T> variables, Stream stream)
    {
        List<CheckpointTensor> tensors = [];
        foreach (FileTensor tensor in Tensors(variables))
        {
            T[] elements = tensor.Gather();
            tensors.Add(new CheckpointTensor(tensor.Name, "", s_format, tensor.Shape, (start, count) => CheckpointTensor.Bytes(elements.AsSpan(), start, count)));
        }

        SafetensorsWriter.Write(stream, [(ModelKey, model)], tensors);
    }

    /// <exception cref="CheckpointException">The file is damaged, or not one of this model.</exception>
    public static void Read(ModelVariables<T> variables, Stream stream)
    {
        SafetensorsFile file = new(stream);
        List<FileTensor> expected = Tensors(variables);
        Dictionary<TensorEntry, (FileTensor Tensor, StagedTensor Bytes)> sources = [];
        foreach (FileTensor tensor in expected)
        {
            TensorEntry source = Match(file.Header, tensor);
            sources.Add(source, (tensor, new StagedTensor(source.Length)));
        }

        if (file.Header.InOrder.FirstOrDefault(tensor => !sources.ContainsKey(tensor) && !tensor.Name.EndsWith(Counter, StringComparison.Ordinal)) is { } superfluous)
        {
            throw new CheckpointException($"The file has a tensor '{superfluous.Name}', which the model does not know; it has {string.Join(", ", expected.Select(tensor => $"'{tensor.Name}'"))}.");
        }

        file.ReadData(entry => sources.TryGetValue(entry, out var source) ? source.Bytes.Allocate : null);
        foreach ((TensorEntry entry, (FileTensor tensor, StagedTensor bytes)) in sources)
        {
            T[] elements = new T[entry.Shape.Aggregate(1L, (product, length) => product * length)];
            if (entry.Format == s_format)
            {
                bytes.CopyTo(0, MemoryMarshal.AsBytes(elements.AsSpan()));
            }
            else
            {
                byte[] narrow = new byte[entry.Length];
                bytes.CopyTo(0, narrow);
                NumberReader.Widen(entry.Format, narrow, s_format, MemoryMarshal.AsBytes(elements.AsSpan()));
            }

            tensor.Scatter(elements);
        }
    }

    private static TensorEntry Match(SafetensorsHeader header, FileTensor tensor)
    {
        string expected = $"{s_format} [{string.Join(", ", tensor.Shape)}]";
        if (!header.Tensors.TryGetValue(tensor.Name, out TensorEntry? source))
        {
            throw new CheckpointException($"The file has no tensor '{tensor.Name}', expected {expected}.");
        }

        bool fits = source.Shape.SequenceEqual(tensor.Shape) || (tensor.Shape.Length == 0 && source.Shape is [1]);
        return fits && (source.Format == s_format || NumberReader.Widens(source.Format, s_format))
            ? source
            : throw new CheckpointException($"Tensor '{tensor.Name}' is {source.Describe()}, expected {expected}.");
    }

    /// <summary>The tensors of a file; some are made of several variables.</summary>
    private static List<FileTensor> Tensors(ModelVariables<T> variables)
    {
        Dictionary<string, FileTensor> tensors = new(StringComparer.Ordinal);
        IEnumerable<(VariableLayout Layout, Memory<T> Memory)> all = variables.Parameters.Select(parameter => (parameter.Layout, parameter.WeightMemory))
            .Concat(variables.States.Select(state => (state.Layout, state.Memory)));
        foreach ((VariableLayout layout, Memory<T> memory) in all)
        {
            FileLayout file = FileLayout.Of(layout);
            if (!tensors.TryGetValue(file.Name, out FileTensor? tensor))
            {
                tensors.Add(file.Name, tensor = new FileTensor(file.Name, file.ShapeOf(layout)));
            }

            tensor.Parts.Add((layout, file, memory));
        }

        return [.. tensors.Values];
    }

    /// <summary>A tensor of the file.</summary>
    private sealed record FileTensor(string Name, long[] Shape)
    {
        public List<(VariableLayout Layout, FileLayout File, Memory<T> Memory)> Parts { get; } = [];

        public T[] Gather()
        {
            T[] elements = new T[Parts.Sum(part => part.Layout.Count)];
            foreach ((VariableLayout layout, FileLayout file, Memory<T> memory) in Parts)
            {
                int at = file.Part * layout.Count;
                Span<T> values = memory.Span;
                foreach (int place in file.Places(layout))
                {
                    elements[at++] = values[place];
                }
            }

            return elements;
        }

        public void Scatter(T[] elements)
        {
            foreach ((VariableLayout layout, FileLayout file, Memory<T> memory) in Parts)
            {
                int at = file.Part * layout.Count;
                foreach (int place in file.Places(layout))
                {
                    memory.Span[place] = elements[at++];
                }
            }
        }
    }
}
