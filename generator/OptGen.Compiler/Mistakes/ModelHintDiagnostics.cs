namespace OptGen.Compiler.Mistakes;

/// <summary>What the author of a model that compiles probably did not mean.</summary>
internal static class ModelHintDiagnostics
{
    public static readonly DiagnosticMessage NeverTrained = new(
        "OPTG510", "Parameter is never trained", "'{0}' does not reach 'loss': it is never trained", DiagnosticLevel.Warning);

    public static readonly DiagnosticMessage SoftmaxInCrossEntropy = new(
        "OPTG511", "Softmax is taken twice", "'softmax' inside 'crossentropy': it is in it already", DiagnosticLevel.Warning);

    public static readonly DiagnosticMessage LossTwice = new(
        "OPTG512", "Loss is assigned twice", "'loss' is assigned again in what follows, which does not read it: this one counts for nothing; add the two: 'loss = … + …'", DiagnosticLevel.Warning);

    public static IReadOnlyList<DiagnosticMessage> All { get; } = [NeverTrained, SoftmaxInCrossEntropy, LossTwice];
}
