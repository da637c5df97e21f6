using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;

namespace OptGen.Generator.Diagnostics;

/// <summary>
/// Finds the optimizer or the model that was meant by a function which does not exist: only then are all types in scope looked through. Whoever writes a small letter means a
/// function, unless nothing but the letters' case is wrong.
/// </summary>
internal static class NearClasses
{
    public static RuleDiagnostic Suggest(RuleDiagnostic diagnostic, Func<IEnumerable<string>> classes) =>
        diagnostic.Id == BindingDiagnostics.UnknownFunction.Id && diagnostic.Arguments is { Count: 3 } words && words[2].Length == 0 && Near(words[0], classes()) is { } near
            ? RuleDiagnostic.Create(diagnostic.Id, diagnostic.Span, words[0], $"; did you mean '{near}'?", near)
            : diagnostic;

    private static string? Near(string name, IEnumerable<string> classes) => char.IsLower(name[0])
        ? classes.FirstOrDefault(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase))
        : NearestName.Find(name, classes);
}
