using OptGen.Checkpoints;

namespace OptGen;

public sealed partial class SnapshotEnsemble
{
    /// <summary>Writes the snapshots, by the names of the parameters, in the safetensors format; when cycles end follows from the steps of the optimizer, which has a checkpoint of its own.</summary>
    /// <param name="path">The file; an older one is replaced as a whole, once the new one is on the disk.</param>
    /// <exception cref="InvalidOperationException">A parameter was added since the first snapshot.</exception>
    /// <exception cref="IOException">The file cannot be written; an older one is as it was.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        CheckParameters();
        AtomicFile.Write(path, Save);
    }

    /// <summary>Writes the snapshots to a stream.</summary>
    /// <param name="stream">Takes them, from where it stands.</param>
    /// <inheritdoc cref="Save(string)" path="/exception[@cref='T:System.InvalidOperationException']"/>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        CheckParameters();
        SnapshotFile.Write(_optimizer.Parameters, _snapshots, stream);
    }

    /// <summary>
    /// Puts the snapshots of a file in the place of those that there are; of more than are to be kept, the last ones. The parameters must have been added to the optimizer, in
    /// any order; names, types and shapes must be those of the file. All of it is checked first: where it does not fit, nothing has changed.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="CheckpointException">The file is damaged, has no snapshots, or does not fit the parameters; the message tells the first difference. Nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">A parameter was added without memory, or a call is under way.</exception>
    /// <exception cref="IOException">The file cannot be read; nothing has changed.</exception>
    public void Load(string path)
    {
        Replace(() => CheckpointFile.Read(path, ReadFrom));
    }

    /// <summary>Puts the snapshots of a stream, which must end where they do, in the place of those that there are.</summary>
    /// <param name="stream">The stream, at the beginning of what was saved; it need not be able to seek.</param>
    /// <inheritdoc cref="Load(string)" path="/exception[@cref='T:OptGen.CheckpointException']"/>
    public void Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Replace(() => ReadFrom(stream));
    }

    private IReadOnlyList<Array[]> ReadFrom(Stream stream) => SnapshotFile.Read(_optimizer.Parameters, stream);

    private void Replace(Func<IReadOnlyList<Array[]>> read) => _occupancy.Within(this, () =>
    {
        _optimizer.Member.Set.CheckAllHaveMemory();
        return _snapshots = [.. read().TakeLast(_capacity)];
    });
}
