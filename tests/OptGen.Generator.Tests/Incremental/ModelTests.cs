using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Text;
using OptGen.Generator.Declarations;
using OptGen.Generator.Dependencies;

namespace OptGen.Generator.Tests.Incremental;

/// <summary>What the pipeline keeps between runs is made of values alone.</summary>
public class ModelTests
{
    private static readonly Type[] Outputs = [typeof(FileSurface), typeof(OptimizerDependencies), typeof(OptimizerDeclaration), typeof(ModelDeclaration), typeof(GeneratedSource)];

    [Fact]
    public void ModelsHoldNothingOfRoslyn() =>
        Assert.DoesNotContain(Reachable(), type => type.Assembly.GetName().Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));

    [Fact]
    public void ModelsCompareByTheirValues() =>
        Assert.All(Reachable(), type => Assert.True(
            type.IsPrimitive || type.IsEnum || type == typeof(string) || typeof(IEquatable<>).MakeGenericType(type).IsAssignableFrom(type), $"{type} does not compare by its values."));

    [Fact]
    public void ModelsHoldNoOtherCollections() =>
        Assert.All(Reachable(), type => Assert.True(
            type == typeof(string) || !typeof(System.Collections.IEnumerable).IsAssignableFrom(type) || IsEquatableArray(type), $"{type} is a collection."));

    [Fact]
    public void ModelsCannotBeChanged() =>
        Assert.All(Reachable().SelectMany(Fields), field => Assert.True(field.IsInitOnly || field.DeclaringType!.IsEnum, $"{field.DeclaringType}.{field.Name} can be changed."));

    [Fact]
    public void WalkReachesEveryPartOfADeclaration() =>
        Assert.Superset(
            new HashSet<Type> { typeof(SurfaceEntry), typeof(AttributedType), typeof(GlobalUsing), typeof(DeclarationProblem), typeof(ProblemPlace), typeof(EnclosingType), typeof(Hyperparameter), typeof(HyperparameterRange) },
            new HashSet<Type>(Reachable()));

    [Fact]
    public void EqualDeclarationsAreEqualAndHashAlike()
    {
        const string Source = """
            partial class Outer
            {
                [OptGen.Optimizer("m = β*m + g; w -= lr*m")]
                partial class Inner([System.ComponentModel.DataAnnotations.Range(0, 1)] double lr, string β = "");
            }
            """;
        OptimizerDeclaration first = Read(Source);
        OptimizerDeclaration second = Read("// Elsewhere.\n" + Source);
        Assert.NotEmpty(first.Problems);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.Equal(GeneratedSource.For(first, new ParsedRules(), default), GeneratedSource.For(second, new ParsedRules(), default));
    }

    [Theory]
    [InlineData("Inner", "Other")]
    [InlineData("Outer", "Other")]
    [InlineData("partial class Outer", "namespace N; partial class Outer")]
    [InlineData("w -= lr*g", "w -= g*lr")]
    [InlineData("double lr", "double l")]
    [InlineData("double lr", "float lr")]
    [InlineData("double lr", "double lr = 1")]
    [InlineData("double lr", "[System.ComponentModel.DataAnnotations.Range(0, 1)] double lr")]
    [InlineData("\")]", "\", FusedMultiplyAdd = false)]")]
    [InlineData("partial class Outer", "class Outer")]
    [InlineData("(double lr);", "{ }")]
    public void DeclarationsThatDifferAreNotEqual(string old, string @new)
    {
        const string Source = """
            partial class Outer
            {
                [OptGen.Optimizer("w -= lr*g")]
                partial class Inner(double lr);
            }
            """;
        Assert.NotEqual(Read(Source), Read(Source.Replace(old, @new, StringComparison.Ordinal)));
    }

    private static OptimizerDeclaration Read(string source)
    {
        CSharpCompilation compilation = Generation.Target.Newest.Compile(source);
        INamedTypeSymbol type = compilation
            .GetSymbolsWithName(_ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>().Single(candidate => candidate.GetAttributes().Length > 0);
        return DeclarationReader.Read(type, OptimizerAttributes.Of(type), new TypesInScope(compilation.GetSemanticModel(compilation.SyntaxTrees[0]), 0), new ParsedRules(), default);
    }

    private static HashSet<Type> Reachable()
    {
        HashSet<Type> reached = [];
        Queue<Type> next = new(Outputs);
        while (next.TryDequeue(out Type? type))
        {
            Type known = Nullable.GetUnderlyingType(type) ?? type;
            if (!reached.Add(known) || known == typeof(string) || known.IsPrimitive || known.IsEnum)
            {
                continue;
            }

            foreach (Type part in IsEquatableArray(known) ? known.GetGenericArguments() : Fields(known).Select(field => field.FieldType))
            {
                next.Enqueue(part);
            }
        }

        return reached;
    }

    private static IEnumerable<FieldInfo> Fields(Type type) =>
        IsEquatableArray(type) || type.IsPrimitive || type == typeof(string)
            ? []
            : type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);

    private static bool IsEquatableArray(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>);
}
