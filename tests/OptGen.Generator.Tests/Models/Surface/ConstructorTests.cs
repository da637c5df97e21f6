using System.Reflection;
using OptGen.Generator.Tests.Generation;

namespace OptGen.Generator.Tests.Models.Surface;

/// <summary>Numbers that make no model are refused by the constructor, which names them.</summary>
public sealed class ConstructorTests
{
    private const string Source = """
        using OptGen;
        /// <summary>Lengths that follow from each other.</summary>
        [Model("x[N, d]; W[h, c] ~ he; y = split(x, d: h, c); sum(y*W, h, c)")] public partial class Heads(int d, int h);
        /// <summary>A layer.</summary>
        [Model("x[N, k]; W[k, n] ~ he; x @ W")] public partial class Layer(int k, int n);
        /// <summary>Two layers of the same data.</summary>
        [Model("x[N, k]; mean(A(x)) + mean(B(x))")] public partial class Both(Layer A, Layer B);
        /// <summary>A class without constructor.</summary>
        [Model("x[N, k]; W[k, c] ~ 0; λ*(x @ W); λ := 2")] public partial class Generated;
        """;

    private static readonly Assembly Compiled = GeneratorRun.Of(Source).Load();

    [Theory]
    [InlineData("Heads", new[] { 8, 3 }, "An axis would be d/h long, but 8 is no multiple of 3.")]
    [InlineData("Heads", new[] { 0, 1 }, "'d' is the length of an axis; it must be at least 1.")]
    [InlineData("Heads", new[] { 8, -2 }, "'h' is the length of an axis; it must be at least 1.")]
    [InlineData("Layer", new[] { 3, 0 }, "'n' is the length of an axis; it must be at least 1.")]
    [InlineData("Generated", new[] { 0, 3 }, "'k' is the length of an axis; it must be at least 1.")]
    public void Numbers_are_refused(string name, int[] numbers, string message) =>
        Assert.StartsWith(message, Assert.IsAssignableFrom<ArgumentException>(Refusal(name, [.. numbers.Cast<object>()])).Message);

    [Fact]
    public void Lengths_of_instances_must_be_equal()
    {
        object a = Make("Layer", 3, 2);
        Assert.Equal("A.k is 3 and B.k is 4; they must be equal.", Assert.IsType<ArgumentException>(Refusal("Both", a, Make("Layer", 4, 2))).Message);
        Assert.Equal("A", Assert.IsType<ArgumentNullException>(Refusal("Both", null, a)).ParamName);
        _ = Make("Both", a, Make("Layer", 3, 5));
    }

    [Fact]
    public void Others_are_taken()
    {
        _ = Make("Heads", 8, 4);
        _ = Make("Generated", 1, 1, 0.5);
    }

    private static Exception? Refusal(string name, params object?[] arguments) => Record.Exception(() => Make(name, arguments));

    private static object Make(string name, params object?[] arguments)
    {
        ConstructorInfo constructor = Compiled.GetType(name)!.GetConstructors().Single();
        object?[] all = [.. constructor.GetParameters().Select((parameter, i) => i < arguments.Length ? arguments[i] : parameter.DefaultValue)];
        try
        {
            return constructor.Invoke(all);
        }
        catch (TargetInvocationException exception)
        {
            throw exception.InnerException!;
        }
    }
}
