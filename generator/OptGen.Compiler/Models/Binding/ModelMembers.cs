using OptGen.Compiler.Binding;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Models.Binding;

/// <summary>The names of what is generated into the class of a model.</summary>
internal static class ModelMembers
{
    /// <summary>The class that computes.</summary>
    public const string Program = "Program";

    /// <summary>The class that computes products of the Hessian.</summary>
    public const string HessianProgram = "HessianProgram";

    /// <summary>What the program calls the model whose numbers it reads.</summary>
    public const string Owner = "model";

    public const string Gradients = "Gradients";
    public const string Loss = "Loss";
    public const string Predict = "Predict";
    public const string CheckGradients = "CheckGradients";
    public const string DrawGraph = "DrawGraph";
    public const string Describe = "Describe";
    public const string DescribeGraph = "DescribeGraph";
    public const string CountOf = "CountOf";
    public const string OperationsOf = "OperationsOf";
    public const string CreateProgram = "CreateProgram";
    public const string HessianProduct = "HessianProduct";
    public const string CreateHessianProgram = "CreateHessianProgram";

    /// <summary>Checks the numbers of the constructor against each other.</summary>
    public const string Checked = "Checked";

    private static readonly HashSet<string> Generated = new(StringComparer.Ordinal) { Program, Checked, Gradients, Loss, Predict, CheckGradients, DrawGraph, Describe, DescribeGraph, CountOf, OperationsOf, CreateProgram, HessianProduct, HessianProgram, CreateHessianProgram };

    private static readonly HashSet<string> Inherited = new(StringComparer.Ordinal)
    {
        "Seed", "Threads", "Info", "Layout", "Reset", "Save", "Load", "Parameters", "States", "Value", "IntegerValue", "Item", "Arguments", "Memory", "Variables",
        "RunTraining", "RunEvaluation", "RunPrediction", "RunIntegerPrediction", "RunGradientCheck", "RunDrawing", "NumberOf",
        "HasHessianProducts", "Hessian", "EstimateHessian", "HessianArguments", "RunHessianProduct",
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    };

    /// <summary>Whether something generated has the name, so that nothing of the user's can.</summary>
    public static bool IsGenerated(string name) => Generated.Contains(name);

    /// <summary>Whether the base class has a member of the name.</summary>
    public static bool IsInherited(string name) => Inherited.Contains(name);

    /// <summary>The property of a constructor's parameter, or of a single number that the text names.</summary>
    /// <param name="name">Its name.</param>
    public static string Property(string name) => PropertyNames.Of(RuleNames.Create(name));

    /// <summary>
    /// How the program reads a number of the constructor: <c>model.Inputs</c>; that of a model that the constructor was given, <c>G.latent</c>, is <c>model.G.Latent</c>.
    /// </summary>
    /// <param name="name">The parameter's name, with those of instances before it.</param>
    /// <param name="owner">What the model is called there.</param>
    public static string Read(string name, string owner = Owner) =>
        string.Join(".", name.Split('.').Select(part => Keywords.Escape(Property(part))).Prepend(owner).Where(part => part.Length > 0));

    /// <summary>C# for the type of a parameter; null where it has none.</summary>
    public static string? TypeOf(ConstructorParameter parameter) => parameter.Type switch
    {
        HyperparameterType.Double => "double",
        HyperparameterType.Single => "float",
        HyperparameterType.Int32 => "int",
        HyperparameterType.Int64 => "long",
        HyperparameterType.Boolean => "bool",
        _ => null,
    };
}
