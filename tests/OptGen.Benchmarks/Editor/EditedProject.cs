using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OptGen.Benchmarks.Editor;

/// <summary>A project of many optimizers, each in a file of its own beside a class that is none, and of one file without any.</summary>
internal sealed class EditedProject
{
    /// <summary>How files are read.</summary>
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private readonly SyntaxTree[] _trees;

    /// <param name="optimizers">How many optimizers it has.</param>
    public EditedProject(int optimizers)
    {
        _trees = [.. Enumerable.Range(0, optimizers).Select(number => FileOf(number, rule: 0, beside: 0)).Append(Elsewhere(0)).Select(Parse)];
        Compilation = CSharpCompilation.Create("User", _trees, References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Keystrokes =
        [
            new Keystroke("in a rule", 0, number => FileOf(0, rule: number, beside: 0)),
            new Keystroke("in the same file, outside a rule", 0, number => FileOf(0, rule: 0, beside: number)),
            new Keystroke("in another file", optimizers, Elsewhere),
        ];
    }

    /// <summary>The project as it is after the last keystroke.</summary>
    public CSharpCompilation Compilation { get; private set; }

    /// <summary>The kinds of keystrokes that are measured.</summary>
    public IReadOnlyList<Keystroke> Keystrokes { get; }

    /// <summary>A driver that runs a generator on the project.</summary>
    /// <param name="generator">The generator.</param>
    /// <param name="tracksSteps">Whether the driver writes down what each step did, which takes time.</param>
    public static GeneratorDriver Drive(IIncrementalGenerator generator, bool tracksSteps) => CSharpGeneratorDriver.Create(
        [generator.AsSourceGenerator()],
        parseOptions: ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, tracksSteps));

    /// <summary>Changes a file: only that one is parsed again, as an editor does it.</summary>
    public void Type(Keystroke keystroke, int number)
    {
        SyntaxTree edited = Parse(keystroke.Text(number), keystroke.File);
        Compilation = Compilation.ReplaceSyntaxTree(_trees[keystroke.File], edited);
        _trees[keystroke.File] = edited;
    }

    private static SyntaxTree Parse(string text, int file) => CSharpSyntaxTree.ParseText(text, ParseOptions, $"File{file}.cs");

    private static string FileOf(int number, int rule, int beside) => $$"""
        using OptGen;

        namespace User;

        [Optimizer("m = ema(m, g, β1); v = ema(v, g², β2); w -= lr*hat(m, β1)/(√hat(v, β2) + {{rule + 1}}e-9)")]
        public partial class Optimizer{{number}}(double lr = 1e-3, double β1 = 0.9, double β2 = 0.999);

        public class Beside{{number}}
        {
            public int Field{{beside}};
        }
        """;

    private static string Elsewhere(int number) => $$"""
        namespace User;

        public class Elsewhere
        {
            public int Field{{number}};
        }
        """;

    /// <summary>What the project refers to.</summary>
    public static ImmutableArray<MetadataReference> References() =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "references.txt")).Select(path => MetadataReference.CreateFromFile(path))];
}
