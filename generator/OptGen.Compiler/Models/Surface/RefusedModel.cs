using OptGen.Compiler.Emission;
using OptGen.Compiler.Models.Binding;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Models.Surface;

/// <summary>
/// Writes what the class of a model has that cannot compute by itself: one whose text is wrong has the methods that it would have, taking any data, so that the code that uses them shows no errors beside the one that
/// matters.
/// </summary>
internal static class RefusedModel
{
    private const string Any = "global::OptGen.CompilerServices.ModelAnyData";

    public static void Write(CodeWriter writer, string element, int data, string reason)
    {
        string refusal = $"throw new global::System.InvalidOperationException({Literals.String(reason)})";
        string[] all = [.. Enumerable.Range(1, data).Select(i => $"{Any} data{i}")];
        foreach (string[] parameters in new[] { all, ["global::OptGen.Batch rows", .. all] })
        {
            Method(writer, $"double {ModelMembers.Gradients}({string.Join(", ", parameters.Append("bool add = false"))})", refusal);
            Method(writer, $"double {ModelMembers.Loss}({string.Join(", ", parameters)})", refusal);
            Method(writer, $"double {ModelMembers.HessianProduct}({string.Join(", ", parameters)})", refusal);
        }

        // It may take fewer data than the others, and the numbers of rows before them.
        string optional = string.Join(", ", Enumerable.Range(0, data + 1).Select(i => $"{Any} data{i}{(i == 0 ? "" : " = default")}"));
        Method(writer, $"global::System.ReadOnlySpan<{element}> {ModelMembers.Predict}({optional})", refusal);
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"protected override void {ModelMembers.Describe}(global::OptGen.CompilerServices.ModelLayout layout) => {refusal};");
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"protected override long {ModelMembers.CountOf}(int value, global::System.ReadOnlySpan<long> lengths) => {refusal};");
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"protected override double {ModelMembers.OperationsOf}(global::System.ReadOnlySpan<long> lengths, out double backward) => {refusal};");
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"protected override global::OptGen.CompilerServices.ModelProgram<TElement> {ModelMembers.CreateProgram}<TElement>() => {refusal};");
    }

    private static void Method(CodeWriter writer, string signature, string refusal)
    {
        writer.Separate();
        writer.Line("/// <summary>Throws an exception: the model cannot be used by itself.</summary>");
        writer.Line($"public {signature} => {refusal};");
    }
}
