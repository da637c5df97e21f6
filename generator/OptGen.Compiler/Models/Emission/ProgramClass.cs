using OptGen.Compiler.Models.Binding;

namespace OptGen.Compiler.Models.Emission;

/// <summary>The class of a model, within which its program is written.</summary>
/// <param name="Name">As C# writes it.</param>
/// <param name="Read">C# that reads a number of the constructor from the variable <c>model</c>.</param>
/// <param name="Program">What the program is called.</param>
internal sealed record ProgramClass(string Name, Func<string, string> Read, string Program = ModelMembers.Program);
