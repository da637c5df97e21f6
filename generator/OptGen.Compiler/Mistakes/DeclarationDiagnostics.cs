namespace OptGen.Compiler.Mistakes;

/// <summary>Mistakes in the class that carries a rule.</summary>
internal static class DeclarationDiagnostics
{
    public static readonly DiagnosticMessage NotPartial = new(
        "OPTG101", "Class must be partial", "'{0}' must be partial, because the {1} is generated into it");

    public static readonly DiagnosticMessage RuleMissing = new(
        "OPTG102", "Rule is missing", "The rule of '{0}' is empty; write one, such as {1}");

    public static readonly DiagnosticMessage RuleNotConstant = new(
        "OPTG103", "Rule is not a constant", "The rule of '{0}' must be a constant string, such as {1}");

    public static readonly DiagnosticMessage UnsupportedParameterType = new(
        "OPTG104", "Type of a hyperparameter is not supported", "'{0}' is of type '{1}'; a hyperparameter is double, float, int, long, bool or double[]");

    public static readonly DiagnosticMessage ReservedName = new(
        "OPTG105", "Name has a meaning in every rule", "'{0}' has a fixed meaning in every rule and cannot be a hyperparameter; rename it");

    public static readonly DiagnosticMessage PropertyTwice = new(
        "OPTG106", "Two hyperparameters would be one property", "'{0}' and '{1}' would both be the property '{2}'; rename one, or name its property by [Property(\"…\")]");

    public static readonly DiagnosticMessage GenericClass = new(
        "OPTG107", "Class is generic", "'{0}' cannot be generic: {1}; remove the type parameters");

    public static readonly DiagnosticMessage OtherBaseClass = new(
        "OPTG108", "Class has another base class", "'{0}' derives from '{1}'; {2} can derive only from OptGen.{3}, which is generated; remove the base class");

    public static readonly DiagnosticMessage NotAClass = new(
        "OPTG109", "Not a plain class", "'{0}' must be a class that is neither a record nor static nor file-local");

    public static readonly DiagnosticMessage EnclosingTypeNotPartial = new(
        "OPTG110", "Enclosing type must be partial", "'{0}' must be partial, because it encloses the {2} '{1}'");

    public static readonly DiagnosticMessage PropertyNotPossible = new(
        "OPTG111", "Hyperparameter cannot have this property", "'{0}' would be the property '{1}', but {2}; name its property by [Property(\"…\")]");

    public static readonly DiagnosticMessage UnreachableRoute = new(
        "OPTG112", "Optimizer is never chosen", "'{0}' has no 'When', so it is always chosen and the ones after it never are; give it a 'When', or put it last");

    public static readonly DiagnosticMessage RuleBesideStack = new(
        "OPTG113", "Rule stands beside stacked optimizers", "'{0}' has a rule of its own; it cannot have [Optimizer<…>] as well: keep one of the two");

    public static readonly DiagnosticMessage NotAnOptimizer = new(
        "OPTG114", "Stacked class is not an optimizer", "'{0}' has no rule; [Optimizer<…>] stacks classes that are declared with [Optimizer(\"…\")]");

    public static readonly DiagnosticMessage NothingToStackUpon = new(
        "OPTG115", "Stacked rule calls no other", "The rule of '{0}' does not call base(x), so '{1}' would never be used; write its rule over base(x), or stack it innermost");

    public static readonly DiagnosticMessage StackTakesDeclarations = new(
        "OPTG116", "Stack declares hyperparameters only", "The rule of '{0}' comes from its types; the text beside them can only declare hyperparameters: \"lr := 1e-3\"");

    public static readonly DiagnosticMessage MemberNameTaken = new(
        "OPTG117", "Member has the name of a generated one", "'{0}' is also the name of a member that is generated into '{1}'; rename it");

    public static readonly DiagnosticMessage NoSuchState = new(
        "OPTG118", "Attribute names no state", "The rule has no state '{0}'{1}") { Replacement = 2 };

    public static readonly DiagnosticMessage StateOfOtherShape = new(
        "OPTG119", "State cannot be kept narrower", "'{0}' does not hold one number for each weight, so it cannot be stored narrower; remove the attribute");

    public static readonly DiagnosticMessage StateTwice = new(
        "OPTG120", "State is kept in two ways", "'{0}' has a [State(…)] already; keep one of the two");

    public static readonly DiagnosticMessage OptimizerAndSchedule = new(
        "OPTG121", "Class is an optimizer and a schedule", "'{0}' has an [Optimizer] and a [Schedule]; declare two classes");

    public static readonly DiagnosticMessage CallsTooDeep = new(
        "OPTG122", "Rules call each other too deeply", "The rules that '{0}' calls are nested more than {1} deep, or are more than {2} in all; call fewer");

    public static readonly DiagnosticMessage ClassNameTaken = new(
        "OPTG123", "Class has the name of a generated member", "'{0}' is the name of a member that is generated into {1}, and a class cannot have the name of its member; rename the class");

    public static readonly DiagnosticMessage WordTaken = new(
        "OPTG124", "Type hides a word of C#", "A type named '{0}' hides the C# keyword, which the code generated into '{1}' needs; rename the type");

    public static readonly DiagnosticMessage ModelParameterType = new(
        "OPTG125", "Type of a model's parameter is not supported", "'{0}' is of type '{1}'; a model is made of int, long, double, float, bool, or other models");

    public static readonly DiagnosticMessage ElementType = new(
        "OPTG126", "Elements are neither float nor double", "The elements of '{0}' would be of type '{1}'; they are float or double: Element = typeof(double)");

    public static readonly DiagnosticMessage ModelAndOptimizer = new(
        "OPTG127", "Class is a model and an optimizer", "'{0}' has a [Model] and {1}; declare two classes");

    public static IReadOnlyList<DiagnosticMessage> All { get; } =
    [
        NotPartial,
        RuleMissing,
        RuleNotConstant,
        UnsupportedParameterType,
        ReservedName,
        PropertyTwice,
        GenericClass,
        OtherBaseClass,
        NotAClass,
        EnclosingTypeNotPartial,
        PropertyNotPossible,
        UnreachableRoute,
        RuleBesideStack,
        NotAnOptimizer,
        NothingToStackUpon,
        StackTakesDeclarations,
        MemberNameTaken,
        NoSuchState,
        StateOfOtherShape,
        StateTwice,
        OptimizerAndSchedule,
        CallsTooDeep,
        ClassNameTaken,
        WordTaken,
        ModelParameterType,
        ElementType,
        ModelAndOptimizer,
    ];
}
