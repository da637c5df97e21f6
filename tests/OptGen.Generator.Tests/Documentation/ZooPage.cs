extern alias Runtime;

using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Runtime::OptGen;

namespace OptGen.Generator.Tests.Documentation;

/// <summary>The page of all optimizers of the library, in Markdown.</summary>
internal static partial class ZooPage
{
    private const int BytesOfFloat = 4;

    public static string Write(IReadOnlyList<ShippedOptimizer> optimizers)
    {
        StringBuilder page = new($"""
            # The zoo

            The {optimizers.Count(optimizer => !optimizer.IsWrapper)} optimizers of the library, and {optimizers.Count(optimizer => optimizer.IsWrapper)} rules to stack upon any of them, family by family. A test makes this page from their declarations in
            [src/OptGen/Optimizers](../src/OptGen/Optimizers) and [src/OptGen/Zoo](../src/OptGen/Zoo) and compares it; `OPTGEN_ACCEPT=1` writes it anew. The classics are in the
            namespace `OptGen`, the others in `OptGen.Zoo`. The bytes are those of a weight of type `float`; a `double` takes twice as many. Rows, columns and single numbers are always kept in `double`; they are not counted.

            | family | members |
            |---|---|

            """);
        IGrouping<string, ShippedOptimizer>[] families = [.. optimizers.GroupBy(optimizer => optimizer.Family)];
        foreach (IGrouping<string, ShippedOptimizer> family in families)
        {
            page.Append($"| {Title(family.Key)} | {string.Join(", ", family.Select(optimizer => $"[{optimizer.Name}](#{optimizer.Name.ToLowerInvariant()})"))} |\n");
        }

        foreach (IGrouping<string, ShippedOptimizer> family in families)
        {
            page.Append($"\n## Family: {Title(family.Key)}\n");
            foreach (ShippedOptimizer optimizer in family)
            {
                Write(page, optimizer);
            }
        }

        return page.ToString();
    }

    /// <summary>The words of a file's name: GradientDescent is gradient descent, NAdam stays.</summary>
    public static string Title(string family) => Word().Replace(family, match => $" {match.Value.ToLowerInvariant()}");

    private static void Write(StringBuilder page, ShippedOptimizer optimizer)
    {
        page.Append($"\n### {optimizer.Name}\n\n{Text(optimizer.Documentation.Element("summary"))}\n\n```\n{optimizer.Rule ?? string.Join(" over ", optimizer.Stack)}\n```\n\n");
        foreach (string fact in Facts(optimizer))
        {
            page.Append($"- {fact}\n");
        }

        page.Append(optimizer.Hyperparameters.Count == 0 ? "" : "\nHyperparameters:\n\n");
        foreach ((string property, string name, string value) in optimizer.Hyperparameters)
        {
            string meaning = Text(optimizer.Explanation(name));
            page.Append($"- `{name}` = {value}, `{property}`{(meaning.Length == 0 ? "" : $": {meaning}")}\n");
        }
    }

    private static IEnumerable<string> Facts(ShippedOptimizer optimizer)
    {
        OptimizerInfo info = optimizer.Info;
        yield return $"Namespace: `{optimizer.Namespace}`.";
        if (!optimizer.IsWrapper)
        {
            yield return $"States: {(info.States.Count == 0 ? "none" : string.Join(", ", info.States.Select(state => Describe(state, info.SizeHyperparameters))))}; {BytesOfFloat * info.States.Count(state => state.Shape == StateShape.Element)} bytes a weight.";
            yield return $"A step reads {BytesOfFloat * info.ElementsRead} bytes and writes {BytesOfFloat * info.ElementsWritten} for each weight, in {(info.Passes == 1 ? "one pass" : $"{info.Passes} passes")}.";
        }

        string needs = string.Join(", ", Needs(info));
        if (needs.Length > 0)
        {
            yield return $"Needs {needs}.";
        }

        if (info.HasEvaluationWeights)
        {
            yield return "Evaluates with other weights than it trains.";
        }

        yield return $"Source: {Text(optimizer.Documentation.Element("remarks"))}";
    }

    private static IEnumerable<string> Needs(OptimizerInfo info)
    {
        if (info.ReadsLoss)
        {
            yield return "the loss";
        }

        if (info.ReadsHessian)
        {
            yield return "an estimate of the Hessian's diagonal";
        }

        if (info.NeedsMatrix)
        {
            yield return "matrices";
        }

        if (info.ReducesOverAll)
        {
            yield return "all parameters at once";
        }
    }

    private static string Describe(StateInfo state, IReadOnlyList<string> sizes) => $"`{state.Name}` " + state.Shape switch
    {
        StateShape.Scalar => "(one number)",
        StateShape.Shared => "(one number for all parameters)",
        StateShape.Row => "(one for each row)",
        StateShape.Column => "(one for each column)",
        StateShape.Block => "(one for each block)",
        StateShape.Matrix => $"({state.Height!.Describe(sizes)}×{state.Width!.Describe(sizes)})",
        StateShape.Element => "(one for each weight)",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state.Shape, "A shape that the page has no words for."),
    };

    /// <summary>Documentation as one line of Markdown.</summary>
    private static string Text(XElement? element) => element is null ? "" : Space().Replace(string.Concat(element.Nodes().Select(Inline)), " ").Trim();

    private static string Inline(XNode node) => node switch
    {
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } link => $"`{link.Attribute("cref")!.Value.Split('(')[0]}`",
        XElement other => throw new NotSupportedException($"The page cannot show <{other.Name}>."),
        _ => ((XText)node).Value,
    };

    [GeneratedRegex("(?<=[a-z])[A-Z][a-z]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
