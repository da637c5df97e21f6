namespace OptGen.Products;

/// <summary>How a tile reads the first factor: <see cref="Strided"/> or <see cref="Tabulated"/>, known when it is compiled.</summary>
internal interface IFactorAccess;

/// <summary>By strides along both indices.</summary>
internal readonly struct Strided : IFactorAccess;

/// <summary>By an offset for each row, and one for each inner index.</summary>
internal readonly struct Tabulated : IFactorAccess;
