namespace OptGen.Products;

/// <summary>How a tile reads the first factor, known when it is compiled.</summary>
internal interface IFactorAccess
{
    /// <summary>Whether places are given by tables, and not by strides.</summary>
    static abstract bool HasTables { get; }
}

/// <summary>Strides along both indices.</summary>
internal readonly struct Strided : IFactorAccess
{
    public static bool HasTables => false;
}

/// <summary>An offset for each row, and one for each inner index.</summary>
internal readonly struct Tabulated : IFactorAccess
{
    public static bool HasTables => true;
}
