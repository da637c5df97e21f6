using System.ComponentModel;

namespace OptGen.CompilerServices;

/// <summary>The elements of up to eight blocks that share a scale each of their states in eight bits.</summary>
/// <param name="Start">The first.</param>
/// <param name="Count">How many there are.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct BlockPlace(nint Start, int Count);
