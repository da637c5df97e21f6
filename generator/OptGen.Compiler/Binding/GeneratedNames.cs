using System.Text.RegularExpressions;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Binding;

/// <summary>
/// The names of what is generated for the class of an optimizer or a schedule, besides its hyperparameters and the fields that give way to the user's. Members of
/// the class are known again here for what the user writes beside them; the types that do the work stand in a file and a namespace of their own.
/// </summary>
internal static class GeneratedNames
{
    /// <summary>The type that carries out a step.</summary>
    public const string StepType = "Step";

    /// <summary>The type that holds what the compiler knows of the rule.</summary>
    public const string FactsType = "Facts";

    /// <summary>The type that computes a schedule.</summary>
    public const string FormulaType = "Formula";

    /// <summary>The method that computes it.</summary>
    public const string FormulaAt = "At";

    /// <summary>What every type has from <c>object</c>; a field of one of these names would hide it.</summary>
    public static readonly IReadOnlyList<string> OfObject = ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    /// <summary>Words that generated code needs and that C# lets a type be called by.</summary>
    public static readonly IReadOnlyList<string> Words = ["nint", "unmanaged"];

    public const string Info = "Info";
    public const string Update = "Update";
    public const string States = "States";

    /// <summary>The type of what has the states as members.</summary>
    public const string StatesType = "RuleStates";

    public const string Evaluate = "Evaluate";
    public const string AsksForGradient = "AsksForGradient";
    public const string BlockSize = "BlockSize";
    public const string SizeOf = "SizeOf";
    public const string ExchangeHyperparameter = "ExchangeHyperparameter";
    public const string ValueAt = "ValueAt";

    /// <summary>The method that ends a step for what the whole optimizer has one of.</summary>
    public const string FinishStep = "FinishStep";

    private const string PrepareHead = "Prepare";
    private const string ContributeHead = "Contribute";
    private const string KernelTail = "Kernel";
    private const string StepPass = "Step";
    private const string EvaluationPass = "Evaluation";
    private const string PassTail = "Pass";
    private const string FinishParameterHead = "FinishParameter";
    private const string NeedsGradientHead = "NeedsGradient";
    private const string BeyondOrdinals = "Number";

    private static readonly string[] Ordinals = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh", "Twelfth", "Thirteenth", "Fourteenth", "Fifteenth", "Sixteenth"];

    /// <summary>What overrides members of the base class, with the types of the parameters; null for a property.</summary>
    private static readonly Dictionary<string, string[]?> Overrides = new(StringComparer.Ordinal)
    {
        [Info] = null,
        ["get_" + Info] = null,
        [States] = null,
        ["get_" + States] = null,
        [StatesType] = null,
        [Update] = ["StepBatch"],
        [Evaluate] = ["ParameterStep", "StepBatch"],
        [AsksForGradient] = ["StepBatch"],
        [BlockSize] = ["Int32"],
        [SizeOf] = ["Int32"],
        [ExchangeHyperparameter] = ["Int32", "HyperparameterExchange"],
    };

    /// <summary>The same for schedules.</summary>
    private static readonly Dictionary<string, string[]?> OverridesOfSchedules = new(StringComparer.Ordinal) { [ValueAt] = ["Double"] };

    /// <summary>The types that do the work, and their methods.</summary>
    private static readonly Regex OfStep = CreateOfStep();

    /// <summary>What the methods and the kernel of a step of one pass are called after.</summary>
    public static string Step(RankClass? ranks) => StepPass + Suffix(ranks);

    /// <summary>What those of one pass of several are called after.</summary>
    public static string Pass(int index, RankClass? ranks) => Ordinal(index) + PassTail + Suffix(ranks);

    /// <summary>What those that compute the weights to evaluate with are called after.</summary>
    public static string Evaluation(RankClass? ranks) => EvaluationPass + Suffix(ranks);

    /// <summary>The kernel of a pass.</summary>
    public static string Kernel(string pass) => pass + KernelTail;

    /// <summary>The method that computes the scalars of a pass.</summary>
    public static string Prepare(string pass) => PrepareHead + pass;

    /// <summary>The method that gives what numbers and vectors contribute to reductions over all parameters.</summary>
    public static string Contribute(string pass) => ContributeHead + pass;

    /// <summary>The method that ends a step for one parameter.</summary>
    public static string FinishParameter(RankClass? ranks) => FinishParameterHead + Suffix(ranks);

    /// <summary>The method that tells whether a parameter needs the gradient of a call.</summary>
    public static string NeedsGradient(int call, RankClass? ranks) => $"{NeedsGradientHead}{call}{Suffix(ranks)}";

    /// <summary>What the kernel of a pass is called where it is used.</summary>
    public static string Local(int index) => char.ToLowerInvariant(Ordinal(index)[0]) + Ordinal(index).Substring(1) + PassTail;

    /// <summary>Whether something that is generated may have the name.</summary>
    public static bool Contains(DeclarationKind kind, string name) =>
        OverridesOf(kind).ContainsKey(name);

    /// <summary>Whether one of the types that do the work, or one of their methods, may have the name.</summary>
    public static bool IsOfStep(string name) => OfStep.IsMatch(name);

    /// <summary>Whether a member leaves no room for a generated one; a method may stand beside one that takes something else.</summary>
    /// <param name="kind">What the class is.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="parameterTypes">The names of the types of its parameters; null where it is no method.</param>
    public static bool Excludes(DeclarationKind kind, string name, IReadOnlyList<string>? parameterTypes) =>
        OverridesOf(kind).TryGetValue(name, out string[]? generated) && (generated is null || parameterTypes is null || parameterTypes.SequenceEqual(generated));

    /// <summary>Whether a generated field may have the name, in which case it gives way.</summary>
    public static bool MayBeField(string name) => name[0] == '_';

    /// <summary>Whether a class whose rule is wrong has the member, too.</summary>
    public static bool IsOfSurface(string name) => name is Info or "get_" + Info or Update or ValueAt;

    private static Dictionary<string, string[]?> OverridesOf(DeclarationKind kind) => kind == DeclarationKind.Schedule ? OverridesOfSchedules : Overrides;

    private static string Ordinal(int index) => index < Ordinals.Length ? Ordinals[index] : $"{BeyondOrdinals}{index + 1}";

    /// <summary>The end of a name: <c>AtRank1</c>, <c>AtRank1Or3OrMore</c>; empty for every rank.</summary>
    public static string Suffix(RankClass? ranks) => ranks is null ? "" : $"AtRank{string.Join("Or", ranks.Ranks)}{(ranks.IsOpen ? "OrMore" : "")}";

    private static Regex CreateOfStep()
    {
        const string Ranks = "(AtRank[0-9]+(Or[0-9]+)*(OrMore)?)?";
        string ordinal = $"({string.Join("|", Ordinals)}|{BeyondOrdinals}[0-9]+)";
        string pass = $"({StepPass}|{EvaluationPass}|{ordinal}{PassTail}){Ranks}";
        return new Regex(
            $"^(({PrepareHead}|{ContributeHead}){pass}|{pass}{KernelTail}|({FinishParameterHead}|{NeedsGradientHead}[0-9]+){Ranks}|{FinishStep}|{Update}|{Evaluate}|{AsksForGradient}|{StepType}|{FactsType}|{FormulaType}|{FormulaAt})$",
            RegexOptions.CultureInvariant);
    }
}
