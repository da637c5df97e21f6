extern alias Runtime;

using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OptGen.Generator.Tests.Fuzzing;
using OptGen.Generator.Tests.Generation;
using Xunit.Abstractions;

namespace OptGen.Generator.Tests.Names;

/// <summary>
/// Every word of C#, every member of the library's base classes and every name of generated code, wherever a user may write a name: it works, or the
/// analyzer refuses it; C# has nothing to say of the generated code.
/// </summary>
[Trait("Category", "Slow")]
public sealed partial class EveryNameTests(ITestOutputHelper output)
{
    /// <summary>One in so many combinations is tried by default, all of them in sixteen rounds.</summary>
    private const int Share = 16;

    /// <summary>What may be warned of in the user's own source: a type in lower case, and a member that hides one of the base class.</summary>
    private static readonly HashSet<string> OfTheUser = ["CS8981", "CS1591", "CS0108", "CS0114"];

    private static readonly string[] Others =
    [
        "_", "__", "__x", "_x", "x_", "System", "Math", "Optimizer", "Schedule", "OptGen", "Span", "global", "Global", "Double", "Case", "Kernels", "Lanes", "Object", "String",
        "Info", "Update", "StepKernel", "PrepareStep", "ExchangeHyperparameter", "ValueAt", "Evaluate", "AsksForGradient", "BlockSize", "SizeOf", "FinishStep", "FinishParameter",
        "FirstPassKernel", "SecondPassKernel", "PrepareFirstPass", "EvaluationKernel", "FirstCondition", "FirstRoot", "NeedsGradient1", "Facts", "States", "RuleStates", "InnerStates", "ElementState", "NumberState", "_optimizer", "optimizer", "Formula", "At", "Generated", "batch", "StepBatch", "ParameterStep", "StepRange", "RuleMath", "VectorMath", "Noise", "NoiseKey", "WideSum", "Operands", "ILane", "IKernel", "MethodImpl", "seed", "_learningRate", "_lr", "learningRate",
        "operands", "index", "end", "sums", "T", "TLane", "TGradient", "kernel", "firstPass", "step", "batch", "range", "number", "loss", "weights", "gradient", "hess", "stored", "shared",
        "factor", "sum", "greatest", "constant", "roundingKey", "randomBits", "gradientScale", "GradientUse", "LeavesWeights", "NarrowRead", "NarrowWritten", "Registers", "Run",
        "Reductions", "Axes", "Slots", "Reduce", "Count", "Load", "Store", "Splat", "Select", "get_LearningRate", "set_LearningRate", "get_Info", "Item", "get_Item", "op_Addition", "Dispose", "Main",
        "w_2", "tOfAll", "numelOfAll", "noise", "previous", "i2", "Length",
    ];

    /// <summary>Where a name may stand: the source of a class, with {0} for the name in C# and {1} in the rule.</summary>
    private static readonly string[] Roles =
    [
        "[Optimizer(\"w -= lr*g\")] public partial class {0}(double lr = .1);",
        "[Optimizer(\"s = norm(g); w -= lr*s*g; eval = w/2; lr := .1\")] public partial class {0};",
        "[Schedule(\"lr0/t\")] public partial class {0}(double lr0 = .1);",
        "[Optimizer(\"w -= {1}*g*lr\")] public partial class C(double lr = .1, double {0} = .5);",
        "[Optimizer(\"w -= {1}[0]*g*lr + {1}[1]*w\")] public partial class C(double lr = .1, params double[] {0});",
        "[Optimizer(\"w -= lr*{1}*g; lr := .1; {1} := .5\")] public partial class C;",
        "[Optimizer(\"w -= {1}[0]*g + {1}[1]*w; {1} := [.5, 1]\")] public partial class C;",
        "[Optimizer(\"w -= a*g\")] public partial class C([Property(\"{1}\")] double a = .1);",
        "[Optimizer(\"s = norm(g)*{1}; w -= s*g + block({1}).mean(g)\")] public partial class C([Property(\"{1}\")] double {0} = 4);",
        "[Optimizer(\"{1} = ema({1}, g, .9); w -= lr*{1}; eval = {1}\")] public partial class C(double lr = .1);",
        "[Optimizer(\"{1} = lr*t; w -= {1}*g\")] public partial class C(double lr = .1);",
        "[Optimizer(\"{1} = g*g; w -= lr*{1}/({1} + 1)\")] public partial class C(double lr = .1);",
        "[Optimizer(\"{1} = norm(g); w -= lr*{1}*g\")] public partial class C(double lr = .1);",
        "[Optimizer(\"for {1} in 0..2 {{ a[{1}] = ema(a[{1}], g, .9); w -= lr*a[{1}] }}\")] public partial class C(double lr = .1);",
        "[Optimizer(\"for i in 0..2 {{ {1}[i] = ema({1}[i], g, .9); w -= lr*{1}[i] }}\")] public partial class C(double lr = .1);",
        "[Optimizer(\"{1} = .9*{1} + all.norm(g); w -= lr*{1}*g\")] public partial class C(double lr = .1);",
        "[Optimizer(\"{1} = row.mean(g) + col.mean(g); u = row.mean(g); w -= lr*({1} + u)*g\")] public partial class C(double lr = .1);",
        "[Optimizer(\"{1} = row.mean(g); w -= lr*{1}*g\")] public partial class C(double lr = .1);",
        "[Optimizer(\"{1} = ema({1}, g@gᵀ, .9); w -= lr*inv({1} + eye)@g\")] public partial class C(double lr = .1);",
        "[Optimizer(\"{1} = g > 0; b = norm(g) > 1; w -= {1} ? g : b ? lr*g : w\")] public partial class C(double lr = .1);",
        "[Optimizer(\"{1}₀ = g; {1} = ema({1}, g, .9); w -= lr*{1}\")] public partial class C(double lr = .1);",
        "[Optimizer(\"w -= lr*g\")] public partial class {0}(double lr = .1); [Optimizer(\"w += {1}(g)\")] public partial class Caller;",
        "[Optimizer(\"{1} = g; w -= lr*{1}\")] public partial class Inner(double lr = .1); [Optimizer(\"w += Inner(g) with {{ {1} = g*2 }}; w -= 0*Inner.{1}\")] public partial class C;",
        "[Optimizer(\"w -= {1}*g\")] public partial class Inner(double {0} = .1); [Optimizer(\"d = Inner(g); w += d + d*g\")] public partial class C;",
        "public partial class {0} {{ [Optimizer(\"w -= lr*g; lr := .1\")] public partial class C0; }}",
        "namespace {0} {{ [Optimizer(\"w -= lr*g\")] public partial class C(double lr = .1); }}",
        "[Schedule(\"{1}/t\")] public partial class C(double {0} = .1);",
        "[Schedule(\"{1} = 1/t; {1} + {1}*{1}\")] public partial class C;",
        "[Schedule(\"t > 3 ? {1}[0] : {1}[1]*t; {1} := [1, 2]\")] public partial class C;",
        "[Optimizer(\"a = ema(a, g, .9); w -= lr*a\")] public partial class C(double lr = .1) {{ public int {0} => 1; }}",
        "[Optimizer(\"s = norm(g); w -= lr*s*g; lr := .1\")] public partial class C {{ private int {0}() => 1; public int C1 => {0}(); }}",
        "[Optimizer(\"s = row.norm(g); w -= lr*s*g; lr := .1\")] public partial class C {{ public class {0} {{ }} }}",
        "public class {0} {{ }} [Optimizer(\"s = norm(g); q = quantile(g, .5); w -= lr*s*q*g + normal()\")] public partial class C1(double lr = .1);",
    ];

    private static IEnumerable<string> Words => SyntaxFacts.GetReservedKeywordKinds().Concat(SyntaxFacts.GetContextualKeywordKinds()).Select(SyntaxFacts.GetText)
        .Concat(new[] { typeof(Runtime::OptGen.Optimizer), typeof(Runtime::OptGen.Schedule), typeof(Runtime::OptGen.Parameter), typeof(object) }
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy))
            .Where(IsVisible)
            .Select(member => member.Name))
        .Concat(Others)
        .Where(SyntaxFacts.IsValidIdentifier)
        .Distinct();

    [Fact]
    public void Every_name_works_or_is_refused_wherever_it_stands()
    {
        string[] words = [.. Words];
        List<(string Word, string Source)> cases = [];
        for (int word = 0; word < words.Length; word++)
        {
            for (int role = 0; role < Roles.Length; role++)
            {
                if ((word + role) % Math.Max(1, Share / FuzzBudget.Rounds) == 0)
                {
                    cases.Add((words[word], string.Format(Roles[role], "@" + words[word], words[word])));
                }
            }
        }

        int refused = 0;
        List<string> complaints = [];
        foreach ((string Word, string Source)[] batch in cases.Chunk(500))
        {
            refused += Check(batch, complaints);
        }

        output.WriteLine($"{words.Length} names in {Roles.Length} places: {cases.Count} tried, {refused} refused");
        Assert.True(complaints is [], string.Join("\n", complaints));
    }

    /// <summary>Compiles cases together, each on a line of its own; how many were refused.</summary>
    private static int Check((string Word, string Source)[] cases, List<string> complaints)
    {
        GeneratorRun run = GeneratorRun.Of("using OptGen;\n" + string.Join("\n", cases.Select((known, i) => $"namespace Case{i} {{ {known.Source} }}")));
        HashSet<int> refused = [.. run.Mistakes().Select(mistake => mistake.Location.GetLineSpan().StartLinePosition.Line - 1)];
        foreach (Diagnostic diagnostic in run.CompilerDiagnostics())
        {
            SyntaxTree tree = diagnostic.Location.SourceTree!;
            bool isGenerated = !tree.FilePath.StartsWith("Source", StringComparison.Ordinal);
            int index = isGenerated ? int.Parse(Case().Match(tree.ToString()).Groups[1].Value, CultureInfo.InvariantCulture) : diagnostic.Location.GetLineSpan().StartLinePosition.Line - 1;
            if (isGenerated || !(OfTheUser.Contains(diagnostic.Id) || refused.Contains(index)))
            {
                complaints.Add($"{diagnostic.Id} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}, {(isGenerated ? "generated" : "in the source")}, for: {cases[index].Source}");
            }
        }

        return refused.Count;
    }

    [GeneratedRegex("^namespace Case([0-9]+)", RegexOptions.Multiline)]
    private static partial Regex Case();

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsVisible),
        _ => true,
    };
}
