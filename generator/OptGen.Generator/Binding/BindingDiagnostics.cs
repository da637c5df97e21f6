using OptGen.Generator.Language;

namespace OptGen.Generator.Binding;

/// <summary>Mistakes in what a rule says, as against how it is written.</summary>
internal static class BindingDiagnostics
{
    public static readonly DiagnosticMessage UnknownName = new(
        "OPTG301", "Name is not declared", "'{0}' is not declared; {1}");

    public static readonly DiagnosticMessage UnknownFunction = new(
        "OPTG302", "Function does not exist", "There is no function '{0}'{1}");

    public static readonly DiagnosticMessage NotAssignable = new(
        "OPTG303", "Name cannot be assigned", "'{0}' is {1} and cannot be assigned in a rule; assign to another name");

    public static readonly DiagnosticMessage WeightsNeverAssigned = new(
        "OPTG304", "Rule does not change the weights", "The rule never assigns 'w', so it would train nothing; end it with an update such as 'w -= lr*g'");

    public static readonly DiagnosticMessage WrongArgumentCount = new(
        "OPTG305", "Wrong number of arguments", "'{0}' takes {1}, but is given {2}");

    public static readonly DiagnosticMessage ScalarConditionNeeded = new(
        "OPTG306", "Condition differs between elements", "The condition of 'if' must be one for the whole parameter, but this one differs between elements; write 'c ? a : b'");

    public static readonly DiagnosticMessage ConditionNeeded = new(
        "OPTG307", "Condition needed", "A condition is needed here, but '{0}' is a number; write '{0} != 0'");

    public static readonly DiagnosticMessage NotAvailable = new(
        "OPTG308", "Not available", "{0} cannot be compiled yet: rules are made of elementwise operations, scalars, 'prev', 'if' and 'for'");

    public static readonly DiagnosticMessage DeclarationBesideConstructor = new(
        "OPTG309", "Hyperparameter declared twice over", "'{0} := …' declares a hyperparameter, but the class has a primary constructor; add '{0}' to its parameters instead");

    public static readonly DiagnosticMessage ConstantNeeded = new(
        "OPTG310", "Constant needed", "{0} must be a constant: a number, or an expression of numbers");

    public static readonly DiagnosticMessage DeclaredTwice = new(
        "OPTG311", "Hyperparameter declared twice", "'{0}' is declared twice; keep one of the two");

    public static readonly DiagnosticMessage SecondEvaluation = new(
        "OPTG312", "More than one 'eval'", "A rule has at most one 'eval = …'; remove this one");

    public static readonly DiagnosticMessage LoopTooLong = new(
        "OPTG313", "Loop is too long", "The loop would be unrolled {0} times; at most {1} are");

    public static readonly DiagnosticMessage InitialValueNeedsAssignment = new(
        "OPTG314", "Initial value needs '='", "An initial value is given once, by '{0} = …'");

    public static readonly DiagnosticMessage NotANameHere = new(
        "OPTG315", "Initial value cannot be read", "'{0}' cannot be read: the subscript 0 gives an initial value on the left of '='; only 'w₀' is kept for reading");

    public static readonly DiagnosticMessage PropertyNotPossible = new(
        "OPTG330", "Hyperparameter cannot be a property", "'{0}' would be the property '{1}', but {2}; give it another name");

    public static IReadOnlyList<DiagnosticMessage> All { get; } =
    [
        UnknownName,
        UnknownFunction,
        NotAssignable,
        WeightsNeverAssigned,
        WrongArgumentCount,
        ScalarConditionNeeded,
        ConditionNeeded,
        NotAvailable,
        DeclarationBesideConstructor,
        ConstantNeeded,
        DeclaredTwice,
        SecondEvaluation,
        LoopTooLong,
        InitialValueNeedsAssignment,
        NotANameHere,
        PropertyNotPossible,
    ];
}
