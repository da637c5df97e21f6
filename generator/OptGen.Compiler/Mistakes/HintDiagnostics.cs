namespace OptGen.Compiler.Mistakes;

/// <summary>What is probably not meant, in rules that can be compiled: numbers that go wrong (4xx) and what could be said better (5xx).</summary>
internal static class HintDiagnostics
{
    public static readonly DiagnosticMessage IndeterminateAtFirst = new(
        "OPTG401", "Division by zero at the first step", "'{0}' divides by zero at the first step, so the weights become infinite or NaN; set the divisor before it is read, add an ε to it, or give its state an initial value", DiagnosticLevel.Warning);

    public static readonly DiagnosticMessage IndeterminateWithoutGradient = new(
        "OPTG402", "Division is 0/0 where the gradient is zero", "'{0}' is 0/0 where the gradient is zero, so the weights become NaN; add an ε to the divisor", DiagnosticLevel.Warning);

    public static readonly DiagnosticMessage RootOfDifference = new(
        "OPTG403", "Square root of a difference", "Rounding may make '{0}' slightly negative, and its root NaN; write 'max({0}, 0)' if the difference is meant to be positive", DiagnosticLevel.Hint);

    public static readonly DiagnosticMessage IndeterminateWithoutAnyGradient = new(
        "OPTG404", "Division is 0/0 where the whole gradient is zero", "'{0}' is 0/0 where the gradient of a whole parameter is zero, so its weights become NaN; add an ε to the divisor", DiagnosticLevel.Hint);

    public static readonly DiagnosticMessage LateConstant = new(
        "OPTG405", "Number is assigned after it is read", "'{0}' is read before it is assigned here, so it is a state that starts at 0; {1}", DiagnosticLevel.Warning)
        { Replacement = 2 };

    public static readonly DiagnosticMessage LateInitialValue = new(
        "OPTG406", "Initial value is set after the first read", "'{1}' is read before '{0}' sets its initial value, while it is still 0 at the first step; move the initial value before that read", DiagnosticLevel.Warning);

    public static readonly DiagnosticMessage UnusedHyperparameter = new(
        "OPTG501", "Hyperparameter is never used", "The rule never reads the hyperparameter '{0}'; use it or remove it", DiagnosticLevel.Warning);

    public static readonly DiagnosticMessage UnusedName = new(
        "OPTG502", "Name is never used", "'{0}' has no effect on the weights or states; use it in {1}, or remove it", DiagnosticLevel.Warning);

    public static readonly DiagnosticMessage GradientNotRead = new(
        "OPTG503", "Gradient is never read", "The update of 'w' does not depend on the gradient 'g', so nothing is learned; use 'g' in it", DiagnosticLevel.Warning);

    public static readonly DiagnosticMessage NoLearningRate = new(
        "OPTG504", "No learning rate", "'{0}' has no hyperparameter 'lr' (or 'η'), so its LearningRate cannot be set or scheduled", DiagnosticLevel.Hint);

    public static readonly DiagnosticMessage DecayTwice = new(
        "OPTG505", "Weight decay is applied twice", "The weights are decayed here a second time in the same step; '{0}' already decays them; remove one of the two", DiagnosticLevel.Warning);

    public static readonly DiagnosticMessage SeparateScalars = new(
        "OPTG506", "Scalars meet the elements one by one", "'{0}' and '{1}' are the same for all weights, but each costs an operation for every weight; combine them as '{2}', which is computed once per step", DiagnosticLevel.Hint)
        { Replacement = 3 };

    public static readonly DiagnosticMessage LookAlike = new(
        "OPTG507", "Name has a look-alike character", "'{0}' has the character {1}, which looks like another; write '{2}'", DiagnosticLevel.Warning)
        { Replacement = 2 };

    public static readonly DiagnosticMessage AvoidablePass = new(
        "OPTG508", "Reduction costs a pass that another order saves", "'{0}' depends on '{1}', which costs another pass over memory; move the factor out of the reduction", DiagnosticLevel.Hint);

    public static readonly DiagnosticMessage NotImported = new(
        "OPTG509", "Optimizer's namespace is not imported", "'{0}' is in {1}, which this file does not import; add 'using {1};'", DiagnosticLevel.Hint)
        { Namespace = 1 };

    public static IReadOnlyList<DiagnosticMessage> All { get; } =
    [
        IndeterminateAtFirst,
        IndeterminateWithoutGradient,
        RootOfDifference,
        IndeterminateWithoutAnyGradient,
        LateConstant,
        LateInitialValue,
        UnusedHyperparameter,
        UnusedName,
        GradientNotRead,
        NoLearningRate,
        DecayTwice,
        SeparateScalars,
        LookAlike,
        AvoidablePass,
        NotImported,
    ];
}
