namespace OptGen.Compiler.Models.Emission;

/// <summary>The class of a model, within which its program is written.</summary>
/// <param name="Name">As C# writes it.</param>
/// <param name="IsDouble">Whether elements are <c>double</c>; else they are <c>float</c>.</param>
/// <param name="Read">C# that reads a number of the constructor from the variable <c>model</c>.</param>
internal sealed record ProgramClass(string Name, bool IsDouble, Func<string, string> Read);
