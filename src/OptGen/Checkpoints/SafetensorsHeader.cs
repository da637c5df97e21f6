namespace OptGen.Checkpoints;

/// <summary>What the header of a file says, checked for consistency.</summary>
/// <param name="Metadata">Texts by their names; empty where the file has none.</param>
/// <param name="Tensors">The tensors by their names.</param>
/// <param name="InOrder">The tensors in the order of their bytes.</param>
/// <param name="ChecksumPlace">Where in the header the digits of the checksum are; negative where there are none.</param>
internal sealed record SafetensorsHeader(
    IReadOnlyDictionary<string, string> Metadata, IReadOnlyDictionary<string, TensorEntry> Tensors, IReadOnlyList<TensorEntry> InOrder, int ChecksumPlace)
{
    /// <summary>How many bytes of tensors follow.</summary>
    public long DataLength => InOrder.Count == 0 ? 0 : InOrder[^1].End;

    /// <summary>The longest header that the format allows.</summary>
    public const int GreatestLength = 100_000_000;

    /// <summary>The bytes before the header, which hold its length.</summary>
    public const int PrefixLength = sizeof(ulong);

    /// <summary>What the header calls the metadata.</summary>
    public const string MetadataName = "__metadata__";
}
