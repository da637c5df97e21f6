using System.Globalization;

namespace OptGen.Checkpoints;

/// <summary>Writes and reads the snapshots of an ensemble.</summary>
internal static class SnapshotFile
{
    /// <summary>Writes copies of the weights of all parameters.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="snapshots">For each snapshot an array for each of them.</param>
    /// <param name="stream">Takes them.</param>
    public static void Write(IReadOnlyList<Parameter> parameters, IReadOnlyList<Array[]> snapshots, Stream stream)
    {
        (string Key, string Text)[] metadata = [(CheckpointKeys.Snapshots, snapshots.Count.ToString(CultureInfo.InvariantCulture))];
        SafetensorsWriter.Write(stream, metadata, snapshots.SelectMany((snapshot, index) => parameters.Select((parameter, i) => Tensor(index, parameter, () => snapshot[i]))));
    }

    /// <summary>Reads what <see cref="Write"/> has written.</summary>
    /// <exception cref="CheckpointException">It is something else, damaged, or of other parameters.</exception>
    public static IReadOnlyList<Array[]> Read(IReadOnlyList<Parameter> parameters, Stream stream)
    {
        SafetensorsFile file = new(stream);
        SafetensorsHeader header = file.Header;
        if (!header.IsOwn() || !header.Metadata.ContainsKey(CheckpointKeys.Snapshots))
        {
            throw new CheckpointException("The file has no snapshots, expected one that SnapshotEnsemble.Save wrote.");
        }

        header.CheckOwn();
        long count = header.Number(CheckpointKeys.Snapshots);
        if (count < 0 || parameters.Count == 0 || header.Tensors.Count / parameters.Count != count || header.Tensors.Count % parameters.Count != 0)
        {
            throw new CheckpointException($"Expected {count} snapshots of {parameters.Count} parameters, found {header.Tensors.Count} tensors.");
        }

        Array?[][] snapshots = [.. Enumerable.Range(0, (int)count).Select(_ => new Array?[parameters.Count])];
        Dictionary<TensorEntry, CheckpointTensor> targets = [];
        for (int index = 0; index < count; index++)
        {
            Array?[] snapshot = snapshots[index];
            for (int i = 0; i < parameters.Count; i++)
            {
                int place = i;
                Parameter parameter = parameters[i];
                CheckpointTensor target = Tensor(index, parameter, () => snapshot[place] ??= parameter.CreateArray());
                targets.Add(Match(header, target), target);
            }
        }

        file.ReadData(tensor => targets[tensor].Memory);

        // Nothing was read of parameters without weights.
        return [.. snapshots.Select(snapshot => snapshot.Select((weights, i) => weights ?? parameters[i].CreateArray()).ToArray())];
    }

    private static TensorEntry Match(SafetensorsHeader header, CheckpointTensor target)
    {
        if (!header.Tensors.TryGetValue(target.Name, out TensorEntry? source))
        {
            throw new CheckpointException($"Expected {target.Description}, found no tensor '{target.Name}'.");
        }

        return source.Format == target.Format && source.Shape.SequenceEqual(target.Shape)
            ? source
            : throw new CheckpointException($"Expected {target.Description} as {target.Describe()}, found {source.Describe()}.");
    }

    private static CheckpointTensor Tensor(int index, Parameter parameter, Func<Array> weights) => new(
        CheckpointKeys.Snapshot(index, parameter),
        string.Create(CultureInfo.InvariantCulture, $"the weights of parameter '{parameter.Name}' in snapshot {index}"),
        TensorFormat.Of(parameter.ElementType),
        CheckpointLayout.ShapeOf(parameter),
        (start, count) => weights() is float[] singles ? CheckpointTensor.Bytes(singles.AsSpan(), start, count) : CheckpointTensor.Bytes(((double[])weights()).AsSpan(), start, count));
}
