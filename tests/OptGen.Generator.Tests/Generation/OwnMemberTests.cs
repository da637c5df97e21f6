using Microsoft.CodeAnalysis;
using OptGen.Compiler.Binding;
using OptGen.Compiler.Declarations;

namespace OptGen.Generator.Tests.Generation;

/// <summary>Members that the user writes into an optimizer's class beside the generated ones.</summary>
public class OwnMemberTests
{
    [Theory]
    [InlineData("private double _beta = 1; public double Twice => 2*_beta;")]
    [InlineData("private struct StepKernel; public int PrepareStep() => 1; public class Step2; public int Math => 1; public class StepBatch; public class OptGen; public class System;")]
    [InlineData("private static double _beta() => 1; public class __beta;")]
    [InlineData("public void Update(float weight) { } public int Update() => 1; public double Evaluate(double x) => x;")]
    public void OtherMembersAreLeftAlone(string member)
    {
        GeneratorRun.Of($$"""
            using OptGen;

            namespace User;

            [Optimizer("m = β*m + g; eval = m; w -= m")]
            public partial class WithConstructor(double β = 0.9) { {{member}} }

            [Optimizer("β := 0.9; m = β*m + g; eval = m; w -= m")]
            public partial class Declaring { {{member}} }
            """).AssertCompiles();
    }

    [Fact]
    public void FieldsOfPropertiesThatDifferInCaseAreTwo()
    {
        GeneratorRun.Of("""
            using OptGen;

            namespace User;

            [Optimizer("w -= a*b*c*g")]
            public partial class Example([Property("Beta")] double a, [Property("beta")] double b, [Property("_beta")] double c);
            """).AssertCompiles();
    }

    /// <summary>The types that carry out a step are apart from those of other optimizers, and from what the user calls types.</summary>
    [Fact]
    public void OptimizersOfOneProjectHaveTheirOwnTypes()
    {
        GeneratorRun.Of("""
            using OptGen;

            namespace User
            {
                [Optimizer("w -= lr*g/norm(g)")]
                public partial class Step2(double lr = 1);

                public partial class Outer
                {
                    [Optimizer("m = β*m + g; w -= m")]
                    private partial class Example(double β = 0.9);

                    public double Rate => new Example { Beta = 0.5 }.Beta;
                }
            }

            namespace User.OptGen.Generated
            {
                public struct Step;

                public class System;

                [Optimizer("w -= StepBatch*g")]
                public partial class Example(double StepBatch = 1);
            }
            """).AssertCompiles();
    }

    /// <summary>What a wrong rule leaves of a class is there in spite of the member, so that nothing else is reported.</summary>
    [Theory]
    [InlineData("protected override double BlockSize(int index) => 1;")]
    [InlineData("protected override double SizeOf(int index) => 1;")]
    public void HelpersLeaveTheSurface(string member)
    {
        GeneratorRun run = GeneratorRun.Of($$"""
            using OptGen;

            namespace User;

            [Optimizer("w -= lr*g")]
            public partial class Example(double lr = 1) { {{member}} }

            public static class Use { public static double Rate => new Example { LearningRate = 2 }.LearningRate; }
            """);
        Assert.Equal(["OPTG117"], run.Mistakes().Select(diagnostic => diagnostic.Id));
        Assert.Empty(run.CompilerDiagnostics());
    }

    /// <summary>Rules that need every kind of generated member have none whose name is not known to be taken.</summary>
    [Theory]
    [InlineData("w -= lr*g")]
    [InlineData("m = g/norm(g); eval = m; w -= lr*m")]
    [InlineData("c = c + norm(g); w -= lr*g/(c + all.norm(g))")]
    [InlineData("s = s + all.norm(g); w -= lr*g/s")]
    [InlineData("if (ndim == 2) { w -= lr*orth(g) } else { w -= lr*g/norm(g) }")]
    [InlineData("L = ema(L, g@gᵀ, 0.9); if (t % 2 == 0) { P = invroot(L, 1 + t) }; w -= lr*P@g")]
    [InlineData("if (t % 2 == 0) { d = grad(w + lr*g) } else { d = g }; w -= lr*d")]
    [InlineData("w -= lr*g/(block(n).mean(g²) + 1)")]
    [InlineData("w -= eigvecs(g@gᵀ, n)@(eigvecs(g@gᵀ, n)ᵀ@g)")]
    [InlineData("q = quantile(g, lr); w -= q*g")]
    [InlineData("w -= lr*g/(all.max(row.norm(g)) + 1)")]
    [InlineData("w -= lr*axis(1).mean(g)*g")]
    public void EveryGeneratedNameIsKnown(string rule)
    {
        GeneratorRun run = GeneratorRun.Of($"using OptGen;\n[Optimizer(\"{rule}\")]\npublic partial class Example(double lr = 0.5, int n = 1);");
        run.AssertCompiles();
        string[] names = [.. run.MembersOf("Example").Where(member => member.CanBeReferencedByName && !member.IsImplicitlyDeclared).Select(member => member.Name)];
        Assert.Contains("Update", names);
        Assert.All(names.Except(["_learningRate", "_n", "LearningRate", "N"]), name => Assert.True(GeneratedNames.Contains(DeclarationKind.Optimizer, name), name));
    }
}
