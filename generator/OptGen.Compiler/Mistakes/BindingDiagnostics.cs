namespace OptGen.Compiler.Mistakes;

/// <summary>Mistakes in what a rule says, as against how it is written.</summary>
internal static class BindingDiagnostics
{
    public static readonly DiagnosticMessage UnknownName = new(
        "OPTG301", "Name is not declared", "'{0}' is not declared; {1}") { Replacement = 2, Parameter = 3 };

    public static readonly DiagnosticMessage UnknownFunction = new(
        "OPTG302", "Function does not exist", "There is no function '{0}'{1}") { Replacement = 2 };

    public static readonly DiagnosticMessage NotAssignable = new(
        "OPTG303", "Name cannot be assigned", "'{0}' is {1} and cannot be assigned in a rule; assign to another name");

    public static readonly DiagnosticMessage WeightsNeverAssigned = new(
        "OPTG304", "Rule does not change the weights", "The rule never assigns 'w', so it trains nothing; {0}");

    public static readonly DiagnosticMessage WrongArgumentCount = new(
        "OPTG305", "Wrong number of arguments", "'{0}' takes {1}, but is given {2}; write '{3}'");

    public static readonly DiagnosticMessage ScalarConditionNeeded = new(
        "OPTG306", "Condition differs between elements", "The condition of 'if' must be the same for the whole parameter, but this one differs between elements; write 'c ? a : b'");

    public static readonly DiagnosticMessage ConditionNeeded = new(
        "OPTG307", "Condition needed", "A condition is needed here, but '{0}' is a number; write '{0} != 0'");

    public static readonly DiagnosticMessage DeclarationBesideConstructor = new(
        "OPTG309", "Hyperparameter declared twice over", "'{0} := …' declares a hyperparameter, but the class has a primary constructor; add '{0}' to its parameters instead");

    public static readonly DiagnosticMessage ConstantNeeded = new(
        "OPTG310", "Constant needed", "{0} must be a constant: a number, or an expression of numbers");

    public static readonly DiagnosticMessage DeclaredTwice = new(
        "OPTG311", "Hyperparameter declared twice", "'{0}' is declared twice; keep one of the two");

    public static readonly DiagnosticMessage SecondEvaluation = new(
        "OPTG312", "More than one 'eval'", "A rule has at most one 'eval = …'; remove this one");

    public static readonly DiagnosticMessage LoopTooLong = new(
        "OPTG313", "Loop is too long", "The loop would be unrolled {0} times; the limit is {1}; shorten it");

    public static readonly DiagnosticMessage InitialValueNeedsAssignment = new(
        "OPTG314", "Initial value needs '='", "An initial value is assigned with '=': '{0} = …'{1}");

    public static readonly DiagnosticMessage NotANameHere = new(
        "OPTG315", "Initial value cannot be read", "'{0}' cannot be read: a subscript 0 sets an initial value, on the left of '='; only 'w₀' can be read{1}");

    public static readonly DiagnosticMessage MissingHyperparameter = new(
        "OPTG316", "Hyperparameter of a called rule is missing", "'{0}' needs the hyperparameter '{1}'; add '{2}' to the parameters of the class") { Parameter = 2 };

    public static readonly DiagnosticMessage ConflictingDefaults = new(
        "OPTG317", "Called rules disagree on a default", "'{0}' is {1} by default in one called rule and {2} in another; choose by '{0} := …' in the rule or, where types are stacked, by [Optimizer<…>(\"{0} := …\")]");

    public static readonly DiagnosticMessage CyclicCall = new(
        "OPTG318", "Rule calls itself", "'{0}' calls itself, directly or through other rules; a called rule is inlined, so it cannot call itself; write out its statements");

    public static readonly DiagnosticMessage CalledRuleHasErrors = new(
        "OPTG319", "Called rule has errors", "The rule of '{0}' has errors; fix them first");

    public static readonly DiagnosticMessage ReplacedTwice = new(
        "OPTG320", "Replaced name is assigned more than once", "'{1}' assigns '{0}' more than once, so 'with' cannot choose which one to replace; write the rule out with your change");

    public static readonly DiagnosticMessage NothingReplaced = new(
        "OPTG321", "Nothing is replaced", "'{1}' does not assign '{0}', and no replaced assignment follows it; put a new name before a replaced one");

    public static readonly DiagnosticMessage ReplacementNotAnAssignment = new(
        "OPTG322", "Not an assignment", "'{0}' can only contain assignments that replace those of '{1}': 'name = …;'");

    public static readonly DiagnosticMessage OpenBase = new(
        "OPTG323", "Rule is not stacked upon another", "'{0}' wraps another rule, base(x); stack the two by [Optimizer<{0}, …>]");

    public static readonly DiagnosticMessage ArrayNeedsIndex = new(
        "OPTG324", "Array is read by index", "'{0}' is an array of hyperparameters; read one of them, '{0}[i]'");

    public static readonly DiagnosticMessage ScheduleWithoutValue = new(
        "OPTG325", "Schedule has no value", "The last statement of a schedule is its value, such as 'lr0*exp(-k*t)'; end it with one");

    public static readonly DiagnosticMessage NotInSchedule = new(
        "OPTG326", "Not known to a schedule", "'{0}' belongs to parameters that are trained; a schedule can use only 't', its hyperparameters, and functions of single numbers");

    public static readonly DiagnosticMessage StateInSchedule = new(
        "OPTG327", "Schedule would have a state", "'{0}' may be read before it is assigned, and a schedule keeps no states; assign it first, or compute it from 't'");

    public static readonly DiagnosticMessage BlockSizeNeeded = new(
        "OPTG343", "Size of blocks needed", "The size of blocks must be a whole number above 0 or a hyperparameter; '{0}' is neither");

    public static readonly DiagnosticMessage BeyondLanguage = new(
        "OPTG329", "Not part of the language", "'{0}' is not part of the rule language: {1}");

    public static readonly DiagnosticMessage PropertyNotPossible = new(
        "OPTG330", "Hyperparameter cannot be a property", "'{0}' would be the property '{1}', but {2}; give it another name");

    public static readonly DiagnosticMessage WithNeedsRule = new(
        "OPTG331", "'with' changes something other than a rule", "'{0}' is not the rule of another class; 'with' changes a rule that is called by its class's name: 'Adam(g) with {{ v = … }}'");

    public static readonly DiagnosticMessage UnknownMember = new(
        "OPTG332", "Called rule has no such name", "'{0}' does not exist; {1}");

    public static readonly DiagnosticMessage NotDifferentiable = new(
        "OPTG340", "Not elementwise within a derivative", "'∂' differentiates only elementwise expressions, and '{0}' is not one; assign it to a name first, which is then a constant");

    public static readonly DiagnosticMessage PointNeeded = new(
        "OPTG341", "Gradient needs a point", "'{0}' is not one number for each weight, so it is no point to take the gradient at; write one such as 'w + ρ*g'");

    public static readonly DiagnosticMessage GradientInEvaluation = new(
        "OPTG342", "Gradient in 'eval'", "'eval' cannot ask for a gradient; assign 'grad(…)' to a name first");

    public static readonly DiagnosticMessage ShapesDiffer = new(
        "OPTG350", "Shapes do not fit", "A value of {0} and one of {1} do not fit together: elementwise operations need two of one shape, or one that is a single number");

    public static readonly DiagnosticMessage MatrixNeeded = new(
        "OPTG351", "Matrix needed", "A matrix is needed here, but '{0}' is one number; multiply by a number with '*'");

    public static readonly DiagnosticMessage SquareMatrixNeeded = new(
        "OPTG352", "Square matrix needed", "'{0}' needs a square matrix, but '{1}' is {2}; A@Aᵀ and Aᵀ@A are square");

    public static readonly DiagnosticMessage InnerSidesDiffer = new(
        "OPTG353", "Factors of a matrix product do not fit", "'{0}' is {1} and '{2}' is {3}: the columns of the first must be the rows of the second; transpose one by 'ᵀ'");

    public static readonly DiagnosticMessage SizeUnknown = new(
        "OPTG354", "Size of a matrix is not known", "The size of 'eye' is unknown here; use it with a matrix of known size, as in 'L + ε*eye'");

    public static readonly DiagnosticMessage CountNeeded = new(
        "OPTG355", "Size of a matrix is not fixed", "'{0}' sets the size of a matrix, which is fixed when a parameter is added; write a whole number from 1 on, or a hyperparameter");

    public static readonly DiagnosticMessage StepsNeeded = new(
        "OPTG376", "How far to look back is not fixed", "The number of steps in '{0}' is fixed when a parameter is added, so it cannot be '{1}'; write a whole number from 1 to {2}, or a hyperparameter");

    public static readonly DiagnosticMessage ScalarNeeded = new(
        "OPTG356", "Single number needed", "A single number is needed here, but '{0}' is {1}; reduce it, for example by 'norm(…)'");

    public static readonly DiagnosticMessage NothingToOrder = new(
        "OPTG368", "Nothing to order", "'{0}' orders the elements of a parameter, a matrix or a vector, but '{1}' is one number");

    public static readonly DiagnosticMessage OrderHasNoScope = new(
        "OPTG369", "No order along this scope", "'{1}' orders all elements of one parameter, matrix or vector and has no scope '{0}.'; compare with '{0}.quantile(x, p)' instead");

    public static readonly DiagnosticMessage AxisNeeded = new(
        "OPTG370", "Number of an axis needed", "'{0}' is not the number of an axis; write a whole number from 0, the first axis, to 64");

    public static readonly DiagnosticMessage NoSuchScope = new(
        "OPTG371", "No such scope of this size", "'{0}' cannot reduce this, which is {1}: {2}");

    public static readonly DiagnosticMessage ShareNeeded = new(
        "OPTG372", "Share of a quantile does not fit", "The second argument of 'quantile' must be one number, or one for each result, but '{0}' is {1}; reduce it, for example by 'mean(…)'");

    public static readonly DiagnosticMessage OtherThanMatrix = new(
        "OPTG373", "Matrix needed, not a vector", "A matrix is needed here, but '{0}' is {1}; {2}");

    public static readonly DiagnosticMessage SizesTooDeep = new(
        "OPTG374", "Sizes bound each other too deeply", "The size '{0}' is bounded by {1} others, each within the next; start from a matrix whose sides are rows or cols");

    public static readonly DiagnosticMessage LongDelayOfBlocks = new(
        "OPTG375", "Blocks are not kept so long", "'{0}' has one number for each block, which 'delay' can keep only for a whole number of steps up to {1}; write such a number, or delay what is reduced");

    public static readonly DiagnosticMessage TooManyOperations = new(
        "OPTG384", "Rule comes to too many operations", "With its loops unrolled and its calls inlined, the rule exceeds {0} operations here; shorten its loops, or call fewer rules");

    public static readonly DiagnosticMessage TooManyCalls = new(
        "OPTG385", "Rules are called too often", "The rule makes more than {0} calls here, those of called rules included, and each is inlined; assign a repeated call to a name: 'd = Adam(g)'");

    public static readonly DiagnosticMessage TooManyStates = new(
        "OPTG386", "Rule has too many states", "The rule has more than {0} states, with those of 'prev', 'delay' and called rules; each takes memory for every weight: shorten its loops and delays");

    public static readonly DiagnosticMessage TooManyPasses = new(
        "OPTG387", "Rule takes too many passes", "A step would take more than {0} passes over the elements, because too many reductions depend on each other; make them independent");

    public static readonly DiagnosticMessage NumberOutOfBounds = new(
        "OPTG388", "Number is too large for its place", "{0} must be from {1} to {2}; '{3}' is not");

    public static readonly DiagnosticMessage TooManyRankKinds = new(
        "OPTG389", "Rule tells too many ranks apart", "The rule distinguishes more than {0} kinds of ranks by 'ndim', and is compiled for each; compare 'ndim' with fewer numbers");

    public static readonly DiagnosticMessage GivenTwice = new(
        "OPTG360", "Given twice", "'{0}' is given twice; keep one of the two declarations");

    public static readonly DiagnosticMessage GivenNameTaken = new(
        "OPTG361", "Name of what is given is taken", "'{0}' cannot be a given value: it is {1}; rename it");

    public static readonly DiagnosticMessage GivenSideNeeded = new(
        "OPTG362", "Size of what is given is not fixed", "'{0}' is not a valid side of a given value; write 1, rows, cols, a whole number, or a hyperparameter");

    public static readonly DiagnosticMessage GivenSizesDiffer = new(
        "OPTG363", "Given in two sizes", "'{0}' is declared as {1}, but a called rule needs {2} under that name; rename one of the two");

    public static readonly DiagnosticMessage TwoBases = new(
        "OPTG364", "Rule is stacked upon one other, not two", "'{0}' wraps two rules, base(x) and base2(x); name both after it: [Optimizer<{0}, …, …>]");

    /// <summary>Whether a mistake is that shapes do not fit.</summary>
    public static bool IsOfShapes(string id) =>
        new[] { ShapesDiffer, MatrixNeeded, SquareMatrixNeeded, InnerSidesDiffer, SizeUnknown, CountNeeded, ScalarNeeded, NothingToOrder, NoSuchScope, ShareNeeded, OtherThanMatrix }.Any(message => message.Id == id);

    /// <summary>Whether a mistake leaves a value behind of which nothing is known.</summary>
    public static bool LeavesUnknown(string id) => id == UnknownName.Id || id == UnknownFunction.Id || id == BeyondLanguage.Id || id == GivenSideNeeded.Id || id == WrongArgumentCount.Id;

    public static IReadOnlyList<DiagnosticMessage> All { get; } =
    [
        UnknownName,
        UnknownFunction,
        NotAssignable,
        WeightsNeverAssigned,
        WrongArgumentCount,
        ScalarConditionNeeded,
        ConditionNeeded,
        DeclarationBesideConstructor,
        ConstantNeeded,
        DeclaredTwice,
        SecondEvaluation,
        LoopTooLong,
        InitialValueNeedsAssignment,
        NotANameHere,
        MissingHyperparameter,
        ConflictingDefaults,
        CyclicCall,
        CalledRuleHasErrors,
        ReplacedTwice,
        NothingReplaced,
        ReplacementNotAnAssignment,
        OpenBase,
        ArrayNeedsIndex,
        ScheduleWithoutValue,
        NotInSchedule,
        StateInSchedule,
        BeyondLanguage,
        PropertyNotPossible,
        WithNeedsRule,
        UnknownMember,
        NotDifferentiable,
        PointNeeded,
        GradientInEvaluation,
        BlockSizeNeeded,
        ShapesDiffer,
        MatrixNeeded,
        SquareMatrixNeeded,
        InnerSidesDiffer,
        SizeUnknown,
        CountNeeded,
        StepsNeeded,
        ScalarNeeded,
        NothingToOrder,
        OrderHasNoScope,
        AxisNeeded,
        NoSuchScope,
        ShareNeeded,
        OtherThanMatrix,
        SizesTooDeep,
        LongDelayOfBlocks,
        GivenTwice,
        GivenNameTaken,
        GivenSideNeeded,
        GivenSizesDiffer,
        TwoBases,
        TooManyOperations,
        TooManyCalls,
        TooManyStates,
        TooManyPasses,
        NumberOutOfBounds,
        TooManyRankKinds,
    ];
}
