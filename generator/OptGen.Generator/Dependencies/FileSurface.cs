using OptGen.Compiler.Text;

namespace OptGen.Generator.Dependencies;

/// <summary>
/// All of a file that optimizers may depend on, whichever file they are in: known by its syntax alone, and equal to what it was before an edit of a
/// body, a comment, or a member that can be no constant.
/// </summary>
/// <param name="Entries">What the file declares.</param>
/// <param name="AttributedTypes">Those of its types that may be optimizers.</param>
/// <param name="GlobalUsings">Its using directives for all files.</param>
internal sealed record FileSurface(EquatableArray<SurfaceEntry> Entries, EquatableArray<AttributedType> AttributedTypes, EquatableArray<GlobalUsing> GlobalUsings);
