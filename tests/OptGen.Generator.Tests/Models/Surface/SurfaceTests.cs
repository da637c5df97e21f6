using Microsoft.CodeAnalysis;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Emission;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Binding;
using OptGen.Compiler.Models.Emission;
using OptGen.Compiler.Models.Planning;
using OptGen.Compiler.Models.Surface;
using OptGen.Generator.Tests.Generation;

namespace OptGen.Generator.Tests.Models.Surface;

/// <summary>The members that users of a model see are C# without warnings, whatever the model, and have the signatures that the text promises.</summary>
public sealed class SurfaceTests
{
    private static readonly IReadOnlyList<ModelClass> Models =
    [
        .. ContractModels.All,
        new("Net", """
            x[N, inputs]; y[N]; W1[inputs, hidden] ~ xavier; b1[hidden] ~ 0; W2[hidden, classes] ~ xavier; b2[classes] ~ 0
            z = tanh(x @ W1 + b1) @ W2 + b2; loss = crossentropy(z, y); accuracy = mean(argmax(z, classes) == y); softmax(z, classes)
            """, "int inputs, int hidden = 50, int classes = 10"),
        new("Small", "x[N, 784]; y[N]; z[N, c] = Dense(tanh(Dense(x, 50)), 10); loss = crossentropy(z, y); argmax(z, c)"),
        new("Words", "tokens[N, T]; next[N, T]; E[vocab, d] ~ normal(.02); P[context, d] ~ normal(.02); z = (E[tokens] + P[index(T)]) @ Eᵀ; loss = crossentropy(z, next); z", "int vocab, int context = 128, int d = 128"),
        new("Outer", "u[N]; v[T]; w[N, T] = expand(u, T)*v; s[]; z = w*s; z"),
    ];

    /// <summary>Those that this version compiles.</summary>
    public static TheoryData<string> Names => new(Models.Where(model => BoundModels.Compile(model, Models).Model is not null).Select(model => model.Name));

    [Fact]
    public void Most_models_are_among_them() => Assert.InRange(Models.Count(model => BoundModels.Compile(model, Models).Model is not null), 16, Models.Count);

    [Theory]
    [MemberData(nameof(Names))]
    public void Members_compile_without_warnings(string name)
    {
        ModelClass model = Models.Single(known => known.Name == name);
        List<string> sources = [];
        foreach (ModelClass known in Models.Where(known => known == model || model.Constructor?.Contains(known.Name + " ", StringComparison.Ordinal) == true))
        {
            sources.Add(SurfaceOf(known));
            sources.Add($"/// <summary>…</summary>\npublic partial class {known.Name}{(known.Constructor is null ? "" : $"({known.Constructor})")};");
        }

        Assert.Empty(Target.Newest.Compile(sources).GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id != "CS1573"));
    }

    [Theory]
    [InlineData("Net", "double Gradients(global::System.ReadOnlySpan<float> x, global::System.ReadOnlySpan<int> y, bool add = false)")]
    [InlineData("Net", "double Gradients(global::OptGen.Batch rows, global::System.ReadOnlySpan<float> x, global::System.ReadOnlySpan<int> y, bool add = false)")]
    [InlineData("Net", "double Loss(global::System.ReadOnlySpan<float> x, global::System.ReadOnlySpan<int> y)")]
    [InlineData("Net", "global::System.ReadOnlySpan<float> Predict(global::System.ReadOnlySpan<float> x)")]
    [InlineData("Net", "int Hidden { get; }")]
    [InlineData("Small", "global::System.ReadOnlySpan<int> Predict(global::System.ReadOnlySpan<float> x)")]
    [InlineData("Logistic", "Logistic(int k, int c, double λ = 0.0001)")]
    [InlineData("Logistic", "double Lambda { get; set; }")]
    [InlineData("Net", "double Accuracy => this.NumberOf(1);")]
    [InlineData("Critic", "Generator G { get; }")]
    [InlineData("Outer", "global::System.ReadOnlySpan<float> Predict(global::System.ReadOnlySpan<float> u, global::System.ReadOnlySpan<float> v, float s)")]
    [InlineData("NelsonSiegel", "double Loss(global::System.ReadOnlySpan<double> τ, global::System.ReadOnlySpan<double> y)")]
    public void Methods_take_the_data_in_their_order(string name, string signature) => Assert.Contains("public " + signature, SurfaceOf(Models.Single(model => model.Name == name)), StringComparison.Ordinal);

    [Theory]
    [InlineData("Small", "784→50→10, 39,760 parameters (159 KB); per example: forward 79 kFLOP, backward ")]
    [InlineData("Net", "inputs→hidden→classes, ")]
    public void Remarks_tell_axes_and_cost(string name, string remarks) => Assert.Contains($"/// <remarks>{remarks}", SurfaceOf(Models.Single(model => model.Name == name)), StringComparison.Ordinal);

    [Theory]
    [InlineData("Net", "layout.AddRange(1, \"axis 'classes'\", 0, (long)this.Classes);")]
    [InlineData("Small", "layout.AddRange(1, \"axis 'c'\", 0, 10);")]
    [InlineData("Words", "layout.AddRange(0, \"'E'\", 0, (long)this.Vocab);")]
    public void Labels_and_indices_have_ranges(string name, string range) => Assert.Contains(range, SurfaceOf(Models.Single(model => model.Name == name)), StringComparison.Ordinal);

    private static string SurfaceOf(ModelClass model)
    {
        ModelDeclaration declaration = model.Declare(Models);
        BoundModel bound = BoundModels.Bind(model, Models);
        return ModelEmitter.Emit(declaration, bound, bound.Data.Count, (_, _) =>
        {
            CodeWriter writer = new();
            using (writer.Open($"private sealed class Program<TElement>({model.Name} model) : global::OptGen.CompilerServices.ModelProgram<TElement> where TElement : unmanaged, global::System.Numerics.IFloatingPointIeee754<TElement>"))
            {
                writer.Line("public override int Buffers => model.Threads;");
                writer.Line("public override int ScalarCount => 0;");
                writer.Line("public override int ResultBuffer => 0;");
                writer.Line("public override int ValueBuffer(int value) => 0;");
                writer.Line("public override void Measure(global::System.ReadOnlySpan<long> lengths, global::System.Span<long> elements) { }");
                foreach (string method in new[] { "Train", "Evaluate", "Predict" })
                {
                    writer.Line($"public override void {method}(global::OptGen.CompilerServices.ModelMemory<TElement> memory) {{ }}");
                }
            }

            return new EmittedProgram(writer.ToString(), null, [], new PlanCost(0, 0, Length.Of(0), Length.Of(0)));
        });
    }
}
