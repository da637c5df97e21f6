namespace OptGen.Generator.Tests.Snapshots;

/// <summary>What is generated for rules of whole matrices.</summary>
public class MatrixRulesTests
{
    [Fact]
    public void Orthogonalized() => Match(nameof(Orthogonalized), "double lr = 0.02, double μ = 0.95, double λ = 0.1", """
        w *= 1 - lr*λ
        m = ema(m, g, μ)
        w -= lr*√max(1, rows/cols)*orth(ema(m, g, μ))
        """);

    [Fact]
    public void SquareStates() => Match(nameof(SquareStates), "double lr = 0.1, double ε = 1e-4", """
        L₀ = ε*eye
        R₀ = ε*eye
        L += g@gᵀ
        R += gᵀ@g
        w -= lr*invroot(L, 4)@g@invroot(R, 4)
        """);

    [Fact]
    public void FunctionsThatSomeStepsNeed() => Match(nameof(FunctionsThatSomeStepsNeed), "double lr = 0.003, double β = 0.95, double ε = 1e-8, int k = 10, int r = 8", """
        L = ema(L, g@gᵀ, β)
        if (t == 1) { U = eigvecs(L, r) } else if (t % k == 0) { U = qr(L@U) }
        q = Uᵀ@g
        v = ema(v, q², β)
        w -= lr*U@(q/(√v + ε))
        """);

    [Fact]
    public void VectorsOfOtherSides() => Match(nameof(VectorsOfOtherSides), "double lr = 0.01, double ε = 1e-8, int r = 8", """
        P = eigvecs(g@gᵀ, r)
        R = gᵀ@P
        c = ema(c, col.norm(R), 0.9)
        u = g@row.mean(R)
        w -= lr*(P@(R/(c + ε))ᵀ + u@col.mean(g))
        """);

    private static void Match(string name, string parameters, string rule) => GeneratedSnapshot.Match(
        $$""""
        namespace User;

        [OptGen.Optimizer("""
        {{rule}}
        """)]
        public partial class Example({{parameters}});
        """",
        $"{nameof(MatrixRulesTests)}.{name}",
        GeneratedPart.Step);
}
