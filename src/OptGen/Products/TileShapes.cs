using System.Runtime.InteropServices;

namespace OptGen.Products;

/// <summary>The height of a tile, as its size in bytes.</summary>
[StructLayout(LayoutKind.Sequential, Size = 1)]
internal readonly struct OneRow;

/// <summary>The height of a tile, as its size in bytes.</summary>
[StructLayout(LayoutKind.Sequential, Size = 4)]
internal readonly struct FourRows;

/// <summary>The height of a tile, as its size in bytes.</summary>
[StructLayout(LayoutKind.Sequential, Size = 6)]
internal readonly struct SixRows;

/// <summary>The height of a tile, as its size in bytes.</summary>
[StructLayout(LayoutKind.Sequential, Size = 8)]
internal readonly struct EightRows;

/// <summary>The width of a tile, as its size in bytes.</summary>
[StructLayout(LayoutKind.Sequential, Size = 1)]
internal readonly struct OneLane;

/// <summary>The width of a tile, as its size in bytes.</summary>
[StructLayout(LayoutKind.Sequential, Size = 2)]
internal readonly struct TwoLanes;

/// <summary>The width of a tile, as its size in bytes.</summary>
[StructLayout(LayoutKind.Sequential, Size = 3)]
internal readonly struct ThreeLanes;

/// <summary>The width of a tile, as its size in bytes.</summary>
[StructLayout(LayoutKind.Sequential, Size = 4)]
internal readonly struct FourLanes;
