using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OptGen.Generator.Tests.Generation;

namespace OptGen.Generator.Tests.Incremental;

/// <summary>What the generator remembers keeps no compilation of the past alive.</summary>
public class MemoryTests
{
    [Fact]
    public void CompilationsOfThePastAreGone()
    {
        (GeneratorDriver driver, WeakReference[] past) = Edit();

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.DoesNotContain(past, compilation => compilation.IsAlive);
        Assert.Equal(2, GeneratorRun.SingleResult(driver).GeneratedSources.Length);
    }

    /// <summary>Edits now a rule, now what no rule depends on, so that some requests are of each compilation; all of these but the last.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorDriver Driver, WeakReference[] Past) Edit()
    {
        Target target = Target.Newest;
        CSharpCompilation compilation = target.Compile(
            "[OptGen.Optimizer(\"w -= g\")] partial class First;", "[OptGen.Optimizer(\"w -= 2*g\")] partial class Second;", "class Elsewhere;");
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new OptimizerGenerator().AsSourceGenerator()], parseOptions: target.ParseOptions).RunGenerators(compilation);
        List<WeakReference> past = [];
        for (int edit = 0; edit < 6; edit++)
        {
            past.Add(new WeakReference(compilation));
            SyntaxTree tree = compilation.SyntaxTrees[edit % 3];
            string text = tree.ToString().Replace("g\")", "g*g\")", StringComparison.Ordinal).Replace("Elsewhere", "Elsewhere_", StringComparison.Ordinal);
            compilation = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text, target.ParseOptions, tree.FilePath));
            driver = driver.RunGenerators(compilation);
        }

        return (driver, [.. past]);
    }
}
