using System.Globalization;
using OptGen.Compiler;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Models.Binding;
using OptGen.Compiler.Models.Graph;

namespace OptGen.Generator.Tests.Models;

/// <summary>Compiles models of tests, and describes what came of it.</summary>
internal static class BoundModels
{
    private static readonly IReadOnlyList<DiagnosticMessage> Messages =
        [.. SyntaxDiagnostics.All, .. BindingDiagnostics.All, .. ModelDiagnostics.All, .. ModelHintDiagnostics.All];

    public static CompiledModel Compile(ModelClass model, IReadOnlyList<ModelClass>? others = null)
    {
        others ??= ContractModels.All;
        return ModelCompiler.Compile(model.Declare(others), new ParsedRules());
    }

    /// <summary>A model that must have no mistakes.</summary>
    public static BoundModel Bind(ModelClass model, IReadOnlyList<ModelClass>? others = null)
    {
        CompiledModel compiled = Compile(model, others);
        Assert.True(compiled.Model is not null, string.Join("\n", compiled.Diagnostics.Select(mistake => Say(mistake, model.Text))));
        return compiled.Model;
    }

    /// <summary>Id, marked text and message of a mistake.</summary>
    public static string Say(RuleDiagnostic mistake, string text) =>
        $"{mistake.Id} at '{text.Substring(mistake.Span.Start, mistake.Span.Length)}': {string.Format(CultureInfo.InvariantCulture, Messages.Single(message => message.Id == mistake.Id).MessageFormat, [.. mistake.Arguments])}";

    /// <summary>The axes of a tensor, with the lengths of those without a name.</summary>
    public static string Axes(Tensor? tensor) => tensor is null ? "none" : $"[{string.Join(", ", tensor.Axes)}]";

    /// <summary>All that a test of binding asks of a model.</summary>
    public static string Describe(BoundModel model)
    {
        List<string> lines =
        [
            $"constructor: {string.Join(", ", model.Constructor.Select(parameter => $"{parameter.Model ?? parameter.Type.ToString()} {parameter.Name}{(parameter.Default is null ? "" : $" = {parameter.Default}")}"))}",
            $"data: {string.Join("; ", model.Data.Select(data => $"{data.Name}[{string.Join(", ", data.Axes)}]{(data.Kind == ElementKind.Integer ? " int" : "")}{(data.IsPicked ? " picked" : "")}{(data.IsReadByResult ? " read" : "")}"))}",
            .. model.Parameters.Select(parameter => $"parameter {Describe(parameter)}"),
            .. model.States.Select(state => $"state {Describe(state)}"),
            $"lengths: {string.Join(", ", model.DataLengths)}; given {string.Join(", ", model.GivenLengths)}; for predictions {string.Join(", ", model.PredictionLengths)}",
        ];
        if (model.OpenLengths.Count > 0)
        {
            lines.Add($"open: {string.Join(", ", model.OpenLengths)}");
        }

        if (model.Counts.Count > 0)
        {
            lines.Add($"counts: {string.Join(", ", model.Counts)}");
        }

        if (model.FixedParameters.Count > 0)
        {
            lines.Add($"fixed: {string.Join(", ", model.FixedParameters)}");
        }

        lines.Add($"result: {Axes(model.Evaluation.Result)}{(model.Evaluation.Result?.Kind == ElementKind.Integer ? " int" : "")}");
        lines.Add($"loss: {(model.Training.Loss is null ? "none" : "one number")}");
        lines.Add($"values: {string.Join(" ", model.Training.Values.Select(value => $"{value.Name}{Axes(value.Value)}"))}");
        if (model.Training.Updates.Count > 0)
        {
            lines.Add($"updates: {string.Join(", ", model.Training.Updates.Select(update => update.State))}");
        }

        return string.Join("\n", lines);
    }

    private static string Describe(ModelVariable variable) =>
        $"{variable.Name}{string.Concat(variable.Rounds.Select(rounds => $" for {rounds.Symbol} in {rounds.From}..{rounds.From + rounds.Axis.Length}"))}[{string.Join(", ", variable.Axes.Select(axis => $"{axis.Name}{(axis.Name == axis.Length.ToString() ? "" : $":{axis.Length}")}"))}] ~ {variable.Initial.Kind}";
}
