using System.Text.RegularExpressions;
using OptGen.Compiler;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Values;
using OptGen.Generator.Tests.Generation;

namespace OptGen.Generator.Tests.Language;

/// <summary>The table of functions tells what is: each binds as the table says, and the page on the language names it.</summary>
public class FunctionTableTests
{
    /// <summary>Arguments that fit, where not all are elements.</summary>
    private static readonly Dictionary<string, string[]> Arguments = new(StringComparer.Ordinal)
    {
        ["where"] = ["g > 0"],
        ["any"] = ["g > 0"],
        ["delay"] = ["g", "3"],
        ["last"] = ["norm(g)", "3"],
        ["quantile"] = ["g", "lr"],
        ["inv"] = ["g@gᵀ"],
        ["invroot"] = ["g@gᵀ", "2"],
        ["eigvecs"] = ["g@gᵀ", "2"],
        ["bernoulli"] = ["lr", "rows", "cols"],
        ["normal"] = ["0", "1", "rows", "cols"],
        ["uniform"] = ["0", "1", "rows", "cols"],
        ["∂"] = ["w²"],
        ["derivative"] = ["w²"],
        ["hat"] = ["g", "lr"],
        ["ema"] = ["g", "g", "lr"],
    };

    public static IEnumerable<object[]> Names => Functions.All.Select(function => new object[] { function.Name, function.Kind.ToString() });

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_function_binds_with_each_of_its_numbers_of_arguments(string name, string kind)
    {
        Function function = Functions.All.Single(known => known.Name == name && known.Kind.ToString() == kind);
        IEnumerable<int> counts = function.TakesMore ? [.. function.Arities, function.Arities.Max() + 1, function.Arities.Max() + 2] : function.Arities;
        foreach (int count in counts)
        {
            string call = $"{(function.NeedsScope ? "all." : "")}{name}({string.Join(", ", Enumerable.Range(0, count).Select(Argument))})";
            Assert.Equal([], Mistakes(call));
        }

        string Argument(int index) => Arguments.TryGetValue(name, out string[]? known) && index < known.Length ? known[index] : "g";
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Other_numbers_of_arguments_are_refused(string name, string kind)
    {
        Function function = Functions.All.Single(known => known.Name == name && known.Kind.ToString() == kind);
        int most = Functions.All.Where(known => known.Name == name).Max(known => known.Arities.Max());
        int[] counts = [.. Enumerable.Range(0, most + 2).Where(count => !Functions.All.Any(known => known.Name == name && known.Takes(count)))];
        Assert.All(counts, count => Assert.Contains("OPTG305", Mistakes($"{(function.NeedsScope ? "all." : "")}{name}({string.Join(", ", Enumerable.Repeat("g", count))})")));
    }

    [Fact]
    public void Reductions_alone_stand_behind_a_scope() => Assert.All(Functions.All, function =>
        Assert.Equal(
            Functions.FindReduction(function.Name) is not null,
            !Mistakes($"all.{function.Name}({string.Join(", ", Enumerable.Repeat(function.Name == "any" ? "g > 0" : "g", Functions.FindReduction(function.Name)?.Arities[0] ?? 1))})").Any(id => id is "OPTG302" or "OPTG369")));

    [Fact]
    public void What_the_table_keeps_from_schedules_is_refused_there() => Assert.All(Functions.All.Where(function => Functions.FindReduction(function.Name) is null), function =>
        Assert.Equal(function.IsInSchedules, !Mistakes($"{function.Name}({string.Join(", ", Enumerable.Repeat("t", function.Arities.Max()))})", isSchedule: true).Contains("OPTG326")));

    [Fact]
    public void Every_elementwise_function_has_an_operation() => Assert.All(Functions.All.Where(function => function.Kind == FunctionKind.Elementwise), function => Assert.NotNull(Intrinsics.Find(function.Name)));

    [Fact]
    public void Page_on_the_language_names_every_function()
    {
        string page = Regex.Replace(File.ReadAllText(Path.Combine(Snapshot.ProjectDirectory, "../../docs/language.md")), "```.*?```", "", RegexOptions.Singleline);
        HashSet<string> words = [.. Regex.Matches(page, "`[^`]+`").SelectMany(code => Regex.Split(code.Value, @"[^\w∂]+"))];
        Assert.All(Functions.All, function => Assert.Contains(function.Name, words));
        Assert.All(Functions.All, function => Assert.NotEmpty(function.Meaning));
    }

    [Fact]
    public void No_synonym_is_the_name_of_a_function() =>
        Assert.Empty(Functions.All.SelectMany(function => function.Synonyms).Intersect(Functions.All.Select(function => function.Name), StringComparer.OrdinalIgnoreCase));

    /// <summary>The greatest of three has the derivative of the one that it is.</summary>
    [Fact]
    public void Functions_of_more_arguments_are_differentiated()
    {
        string Code(string rule) => GeneratorRun.Of($"using OptGen;\n[Optimizer(\"{rule}\")]\npublic partial class Example(double lr = 0.1);").Code.Split("Kernel :")[^1];
        Assert.Equal(Code("w -= lr*∂(max(max(w, g), w²))"), Code("w -= lr*∂(max(w, g, w²))").Replace("max(w, g, w²)", "max(max(w, g), w²)", StringComparison.Ordinal));
    }

    /// <summary>A draw has no derivative: it is refused, never taken as a constant.</summary>
    [Theory]
    [InlineData("normal(w, 1)")]
    [InlineData("normal(0, w)")]
    [InlineData("uniform(w, 1)")]
    [InlineData("bernoulli(w)")]
    [InlineData("w*normal(w, 1)")]
    public void Draws_are_not_differentiated(string draw) => Assert.Contains("OPTG340", Mistakes($"∂({draw})"));

    private static string[] Mistakes(string call, bool isSchedule = false)
    {
        string statement = isSchedule ? call : $"x = {call}; w -= lr*g";
        OptimizerDeclaration declaration = Fuzzing.RuleDeclarations.Of(statement, isSchedule ? [] : ["lr"]) with { Kind = isSchedule ? DeclarationKind.Schedule : DeclarationKind.Optimizer };
        return [.. RuleCompiler.Compile(declaration, new ParsedRules()).Diagnostics.Select(diagnostic => diagnostic.Id)];
    }
}
