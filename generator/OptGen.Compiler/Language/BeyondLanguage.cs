namespace OptGen.Compiler.Language;

/// <summary>
/// Names that published formulas use for what a rule cannot say, and why it cannot or what to write instead. They are not reserved: where a rule
/// or its class declares one of them, it is that.
/// </summary>
internal static class BeyondLanguage
{
    private const string Activations = "a rule sees weights and gradients; the caller can give what else it knows: 'given A: cols×cols'";
    private const string OtherMachines = "over the processes that train together there are world.mean(x), world.sum(x) and world.max(x)";
    private const string MoreOfTheLoss = "of the loss a rule sees 'g', 'loss', gradient and loss at another point, grad(p) and loss(p), and what the caller gives: 'given x'";
    private const string OtherGradients = "a rule has one gradient, 'g'; the caller can give the other: 'given g2'";
    private const string Matrices = "of matrices there are '@', transpose, eye, orth, polar, specnorm, inv, invroot, eigvecs and qr";

    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["act"] = Activations, ["actgrad"] = Activations,
        ["lossat"] = "write loss(p)",
        ["reduce"] = OtherMachines, ["allreduce"] = OtherMachines,
        ["fullgrad"] = MoreOfTheLoss, ["sampledgrad"] = MoreOfTheLoss,
        ["hvp"] = "an estimate of the Hessian's diagonal is given by the caller, and read as 'hess'",
        ["g2"] = OtherGradients,
        ["block"] = "a rule does not know which parameter it is at; give those that differ to another optimizer",
        ["sqrtm"] = "write A@invroot(A, 2)",
        ["triu"] = Matrices, ["specpow"] = "write invroot(x@xᵀ, 2/(1-p))@x", ["specclip"] = "write U = eigvecs(x@xᵀ), y = Uᵀ@x, and U@(y*min(1, τ/row.norm(y)))", ["leftvecs"] = "write eigvecs(x@xᵀ)",
        ["stiefel"] = "write qr(normal(rows, r))", ["gaussian"] = "write normal(rows, r)",
        ["top1"] = "write it by u = eigvecs(x@xᵀ, 1), as u@(uᵀ@x)/‖uᵀ@x‖",
        ["topk"] = "write 'rank(-|x|) < k', which holds for the k greatest", ["window"] = "write the sum of delay(x, 1), delay(x, 2) …, by a loop 'for i in 1..n'; of a number there is last(x, n)",
        ["nan0"] = "write 'isfinite(x) ? x : 0'",
        ["fanin"] = "write 'numel/rows', or 'cols' for a matrix",
        ["sumi"] = "write the sum over the indices out, b[0] + b[1] + …",
        ["rademacher"] = "write sign(normal())",
        ["square"] = "write 'x²'", ["sqr"] = "write 'x²'",
        ["log2"] = "write log(x)/log(2)", ["log10"] = "write log(x)/log(10)", ["hypot"] = "write √(x² + y²)",
        ["hardtanh"] = "write clamp(x, -1, 1)", ["logsigmoid"] = "write -softplus(-x)",
        ["heaviside"] = "write x > 0, which is 1 or 0", ["sinh"] = "write (exp(x) - exp(-x))/2", ["cosh"] = "write (exp(x) + exp(-x))/2", ["exp2"] = "write 2^x",
        ["isnan"] = "write 'x != x', which only NaN does", ["fma"] = "write a*b + c, which is fused",
        ["median"] = "write quantile(x, 0.5)", ["variance"] = "write std(x)²",
        ["l1"] = "write norm1(x)", ["linf"] = "write max(|x|)",
    };

    /// <summary>Why a rule cannot say it; null for other names.</summary>
    public static string? Reason(string name) => Reasons.TryGetValue(name, out string? reason) ? reason : null;
}
