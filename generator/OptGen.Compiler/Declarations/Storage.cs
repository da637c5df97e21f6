namespace OptGen.Compiler.Declarations;

/// <summary>How a state is kept; the members of the attribute's enumeration, by name and value.</summary>
internal enum Storage
{
    Full,
    BFloat16,
    Block8,
}

/// <summary>What storages cost.</summary>
internal static class Storages
{
    /// <summary>Bytes for each element of a parameter of float.</summary>
    public static double Bytes(this Storage storage) => storage switch
    {
        Storage.BFloat16 => 2,
        Storage.Block8 => 1 + (4.0 / 256),
        _ => 4,
    };
}
