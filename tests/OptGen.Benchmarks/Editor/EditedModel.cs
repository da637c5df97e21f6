using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using OptGen.Generator;

namespace OptGen.Benchmarks.Editor;

/// <summary>A project with one model of many statements, in which somebody types: layers of a product, a normalization and a residual each.</summary>
internal sealed class EditedModel(int statements)
{
    private const int OfLayer = 5;
    private const int WarmUps = 60;

    /// <summary>The times of the analyzer, which shows mistakes while somebody types, or of the generator, after each of many keystrokes in the model; the first one is cold.</summary>
    /// <param name="isAnalyzer">Which of the two.</param>
    /// <param name="repeats">How many keystrokes are measured.</param>
    public (double Cold, Quartiles Warm) Time(bool isAnalyzer, int repeats)
    {
        CSharpCompilation compilation = CSharpCompilation.Create("User", [Parse(0)], EditedProject.References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        GeneratorDriver driver = EditedProject.Drive(new OptimizerGenerator(), tracksSteps: false);
        double[] milliseconds = new double[1 + WarmUps + repeats];
        for (int i = 0; i < milliseconds.Length; i++)
        {
            compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], Parse(i + 1));
            long start = Stopwatch.GetTimestamp();
            if (isAnalyzer)
            {
                ImmutableArray<Diagnostic> mistakes = compilation.WithAnalyzers([new OptimizerAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
                if (!mistakes.IsEmpty)
                {
                    throw new InvalidOperationException(mistakes[0].ToString());
                }
            }
            else
            {
                driver = driver.RunGenerators(compilation);
            }

            milliseconds[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return (milliseconds[0], Quartiles.Of(milliseconds.AsSpan(1 + WarmUps)));
    }

    private SyntaxTree Parse(int keystroke) => CSharpSyntaxTree.ParseText(Source(keystroke), EditedProject.ParseOptions, "Model.cs");

    private string Source(int keystroke)
    {
        StringBuilder text = new("using OptGen;\n\n[Model(\"\"\"\n    x[N, d]; t[N, d]\n    h0 = x\n");
        for (int i = 1; i <= statements / OfLayer; i++)
        {
            text.Append($"    W{i}[d, d] ~ xavier\n    b{i}[d] ~ 0\n    a{i} = h{i - 1} @ W{i} + b{i}\n    n{i} = (a{i} - mean(a{i}, d))/√(var(a{i}, d) + 1e-5)\n    h{i} = h{i - 1} + {(i == 1 ? keystroke + 1 : 1)}*gelu(n{i})\n");
        }

        return text.Append($"    loss = mean((h{statements / OfLayer} - t)²)\n    h{statements / OfLayer}\n    \"\"\")]\npublic partial class Example(int d);\n").ToString();
    }
}
