using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using OptGen.Compiler;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Emission;
using OptGen.Compiler.Language;

namespace OptGen.Generator.Tests.Rooms;

/// <summary>The compiler loaded by itself: it finds the framework, and nothing else.</summary>
internal sealed class CompilerContext : AssemblyLoadContext
{
    private static readonly Assembly Known = typeof(RuleCompiler).Assembly;

    private readonly Assembly _compiler;

    public CompilerContext()
        : base(isCollectible: true) => _compiler = LoadFromAssemblyPath(Known.Location);

    /// <summary>Compiles a declaration to C#.</summary>
    public string Compile(OptimizerDeclaration declaration)
    {
        object copy = Copied(declaration)!;
        object rules = Activator.CreateInstance(TypeOf(typeof(ParsedRules)))!;
        object compiled = Call(typeof(RuleCompiler), nameof(RuleCompiler.Compile), copy, rules, CancellationToken.None);
        return (string)Call(typeof(OptimizerEmitter), nameof(OptimizerEmitter.Emit), copy, compiled);
    }

    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name is "netstandard" or "mscorlib" or "System" || assemblyName.Name!.StartsWith("System.", StringComparison.Ordinal)
            ? null
            : throw new FileNotFoundException($"The compiler asks for {assemblyName.Name}, which is no part of the framework.");

    private object Call(Type type, string method, params object[] arguments) =>
        TypeOf(type).GetMethod(method, BindingFlags.Static | BindingFlags.Public)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;

    /// <summary>What a type of the compiler is in this context; types of the framework are the same everywhere.</summary>
    private Type TypeOf(Type type) =>
        type.IsArray ? TypeOf(type.GetElementType()!).MakeArrayType()
        : type.IsConstructedGenericType ? TypeOf(type.GetGenericTypeDefinition()).MakeGenericType([.. type.GetGenericArguments().Select(TypeOf)])
        : type.Assembly == Known ? _compiler.GetType(type.FullName!, throwOnError: true)!
        : type;

    /// <summary>A value made of this context's types.</summary>
    private object? Copied(object? value)
    {
        switch (value)
        {
            case null or string:
                return value;
            case Enum:
                return Enum.ToObject(TypeOf(value.GetType()), value);
            case Array array:
                Array copies = Array.CreateInstance(TypeOf(array.GetType().GetElementType()!), array.Length);
                for (int i = 0; i < array.Length; i++)
                {
                    copies.SetValue(Copied(array.GetValue(i)), i);
                }

                return copies;
            default:
                return value.GetType().Assembly == Known || value.GetType().IsConstructedGenericType ? CopiedFields(value) : value;
        }
    }

    private object CopiedFields(object value)
    {
        Type type = TypeOf(value.GetType());
        object copy = RuntimeHelpers.GetUninitializedObject(type);
        foreach (FieldInfo field in value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            type.GetField(field.Name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!.SetValue(copy, Copied(field.GetValue(value)));
        }

        return copy;
    }
}
