using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OptGen.Compiler.Declarations;
using OptGen.Generator.Declarations;
using OptGen.Generator.Tests.Generation;

namespace OptGen.Generator.Tests.Models.Surface;

/// <summary>What is read off the class of a model.</summary>
public sealed class ModelDeclarationTests
{
    private const string Layers = """
        namespace Lib;
        [OptGen.Model("x[.., m]; W[m, n] ~ he; x @ W")] public partial class Plain(int n, double keep = .5);
        [OptGen.Model("x[N, k]; Plain(x, 2)")] public partial class Twice;
        """;

    [Fact]
    public void Called_models_are_read_across_files_with_what_they_call()
    {
        ModelDeclaration declaration = Read(Target.Newest.Compile([Layers, "using Lib; [OptGen.Model(\"x[N, 8]; y = Twice(Plain(x, 3)); y\")] partial class Net;"]), "Net");

        Assert.Equal(["Twice", "Plain"], declaration.Calls.Select(call => call.Name));
        CalledModel plain = declaration.Calls[1];
        Assert.Equal("Lib.Plain", plain.MetadataName);
        Assert.Equal("x[.., m]; W[m, n] ~ he; x @ W", plain.Text);
        Assert.Equal([new("n", HyperparameterType.Int32, null), new ConstructorParameter("keep", HyperparameterType.Double, "0.5")], plain.Constructor);
        Assert.True(plain.HasPrimaryConstructor);
        Assert.False(declaration.Calls[0].HasPrimaryConstructor);
        Assert.Equal("Plain", Assert.Single(declaration.Calls[0].Calls).Name);
    }

    [Fact]
    public void Models_of_referenced_assemblies_are_read_with_their_texts()
    {
        Compilation library = Target.Newest.Compile([Layers]);
        using MemoryStream image = new();
        CSharpGeneratorDriver.Create([new OptimizerGenerator().AsSourceGenerator()], parseOptions: Target.Newest.ParseOptions).RunGeneratorsAndUpdateCompilation(library, out Compilation complete, out _);
        Assert.True(complete.Emit(image).Success);
        CSharpCompilation user = Target.Newest.Compile(["using Lib; [OptGen.Model(\"x[N, 8]; y = Plain(x, 3); y\")] partial class Net;"])
            .AddReferences(MetadataReference.CreateFromImage(image.ToArray()));

        CalledModel plain = Assert.Single(Read(user, "Net").Calls);
        Assert.Equal("x[.., m]; W[m, n] ~ he; x @ W", plain.Text);
        Assert.Equal(["n", "keep"], plain.Constructor.Select(parameter => parameter.Name));
    }

    [Fact]
    public void An_instance_is_a_parameter_and_a_called_model()
    {
        ModelDeclaration declaration = Read(Target.Newest.Compile([Layers, "[OptGen.Model(\"x[N, 8]; y = G(x); y\", Element = typeof(double))] partial class Net(Lib.Plain G, int d);"]), "Net");

        Assert.Equal([new("G", HyperparameterType.Unsupported, null, "Plain"), new ConstructorParameter("d", HyperparameterType.Int32, null)], declaration.Constructor);
        Assert.Equal("Plain", Assert.Single(declaration.Calls).Name);
        Assert.True(declaration.IsDouble);
        Assert.Empty(declaration.Problems);
    }

    [Fact]
    public void A_model_that_calls_itself_is_a_cycle()
    {
        ModelDeclaration declaration = Read(Target.Newest.Compile(["[OptGen.Model(\"x[N]; A(x)\")] partial class B; [OptGen.Model(\"x[N]; B(x)\")] partial class A;"]), "A");

        Assert.True(Assert.Single(Assert.Single(declaration.Calls).Calls).IsCycle);
    }

    [Fact]
    public void Nearer_names_are_meant()
    {
        ModelDeclaration declaration = Read(
            Target.Newest.Compile([Layers, "using Lib; namespace User; partial class Outer { [OptGen.Model(\"x[N]; x\")] partial class Plain; [OptGen.Model(\"x[N]; Plain(x)\")] partial class Net; }"]), "User.Outer+Net");

        Assert.Equal("User.Outer+Plain", Assert.Single(declaration.Calls).MetadataName);
        Assert.Equal("partial class Outer", Assert.Single(declaration.EnclosingTypes).Header);
    }

    [Fact]
    public void A_class_whose_text_is_wrong_keeps_its_surface()
    {
        GeneratorRun run = GeneratorRun.Of("""
            using OptGen;
            [OptGen.Model("x[N, k]; y[N]; z = = x; loss = z")] public partial class Broken;
            public static class User
            {
                public static double Use(float[] x, int[] y, OptGen.AdamW adam)
                {
                    Broken net = new(784) { Seed = 1 };
                    adam.Add(net);
                    float first = net.Predict(x)[0] + net["W"].Weights[0];
                    return net.Gradients(x, y) + net.Gradients(y.AsSpan(1, 2), x, y, add: true) + net.Loss(x, y) + first;
                }
            }
            """.Replace("y.AsSpan(1, 2)", "System.MemoryExtensions.AsSpan(y, 1, 2)", StringComparison.Ordinal));

        Assert.Empty(run.CompilerDiagnostics());
    }

    private static ModelDeclaration Read(Compilation compilation, string name)
    {
        INamedTypeSymbol type = compilation.GetTypeByMetadataName(name)!;
        AttributeData attribute = ModelAttributes.Of(type)!;
        SyntaxReference reference = attribute.ApplicationSyntaxReference!;
        int position = reference.GetSyntax().FirstAncestorOrSelf<TypeDeclarationSyntax>()!.SpanStart;
        return ModelDeclarationReader.Read(type, attribute, new TypesInScope(compilation.GetSemanticModel(reference.SyntaxTree), position), default);
    }
}
