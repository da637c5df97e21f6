namespace OptGen.Compiler.Mistakes;

/// <summary>Everything that can be wrong with a model and with no rule. All are errors.</summary>
internal static class ModelDiagnostics
{
    public static readonly DiagnosticMessage NoLengthAtConstruction = new(
        "OPTG701", "Axis has no length at construction", "'{0}'s axis '{1}' has no length at construction: add 'int {1}' to the constructor") { Parameter = 2 };

    public static readonly DiagnosticMessage UnknownName = new(
        "OPTG702", "Name is unknown", "'{0}' is unknown: {1}") { Replacement = 2 };

    public static readonly DiagnosticMessage ReadBeforeAssigned = new(
        "OPTG703", "Name is read before it is assigned", "'{0}' is read here before it is assigned{1}; assign it first");

    public static readonly DiagnosticMessage ProductAxesDiffer = new(
        "OPTG704", "Axes of a product differ", "'{0}' of '{1}' meets '{2}' of '{3}' at '@'; '{4}'?");

    public static readonly DiagnosticMessage NeitherContains = new(
        "OPTG705", "Axes do not contain each other", "'{0}' has no axis '{1}', '{2}' no axis '{3}': neither contains the other; 'mean({0}, {3})', or 'expand({2}, {3})'?");

    public static readonly DiagnosticMessage NamelessWithoutPartner = new(
        "OPTG706", "Axis without name meets no equal", "The axis of length {0} that '{1}' has at place {2} from the right has no name, and '{3}' has {4} there; {5}");

    public static readonly DiagnosticMessage NoSuchAxis = new(
        "OPTG707", "Value has no such axis", "'{0}' has no axis '{1}'; {2}");

    public static readonly DiagnosticMessage AxisNeeded = new(
        "OPTG708", "Name of an axis needed", "'{0}' is no axis: axes have names; {1}");

    public static readonly DiagnosticMessage LengthsDiffer = new(
        "OPTG709", "Lengths of axes differ", "'{0}' has the length {1} here, but '{2}' has {3}");

    public static readonly DiagnosticMessage AxesOfAssignment = new(
        "OPTG710", "Axes of a value are not those declared", "'{0}' is declared with {1}, but its value has {2}");

    public static readonly DiagnosticMessage OneNumberNeeded = new(
        "OPTG711", "One number needed", "'{0}' must be one number, but has {1}; reduce it: 'mean({2})'");

    public static readonly DiagnosticMessage InCalledModel = new(
        "OPTG712", "Called model does not fit", "In '{0}': {1}");

    public static readonly DiagnosticMessage WrongArguments = new(
        "OPTG713", "Arguments of a called model do not fit", "'{0}' takes {1}; {2}");

    public static readonly DiagnosticMessage NoResult = new(
        "OPTG714", "Called model has no result", "'{0}' has no result to use here: its last line is no expression");

    public static readonly DiagnosticMessage CyclicModel = new(
        "OPTG715", "Model calls itself", "'{0}' calls itself, directly or through other models; a called model is inlined, so it cannot");

    public static readonly DiagnosticMessage CalledModelHasErrors = new(
        "OPTG716", "Called model has errors", "The model '{0}' has errors; fix them first");

    public static readonly DiagnosticMessage NotInModels = new(
        "OPTG718", "Not known to a model", "'{0}' belongs to the rules of optimizers, not to models; {1}");

    public static readonly DiagnosticMessage UnknownInitialValues = new(
        "OPTG719", "Initial values are not known", "'{0}' makes no initial values; {1}") { Replacement = 2 };

    public static readonly DiagnosticMessage DeclaredTwice = new(
        "OPTG720", "Name is declared twice", "'{0}' is declared twice; give one of the two another name");

    public static readonly DiagnosticMessage MisplacedAxes = new(
        "OPTG721", "Axes stand where they mean nothing", "'{0}' means nothing here; {1}");

    public static readonly DiagnosticMessage LoopBoundNeeded = new(
        "OPTG722", "Bound of a loop is not fixed", "'{0}' is no bound of a loop: write a number, or a parameter of the constructor, which needs a default where rounds differ");

    public static readonly DiagnosticMessage NothingComputed = new(
        "OPTG723", "Model computes nothing", "The model has neither a loss, 'loss = …', nor a result, an expression as its last line");

    public static readonly DiagnosticMessage IndexNotWhole = new(
        "OPTG724", "Index is not whole", "'{0}' indexes '{1}', but is not whole; an index is data, index(…), argmax, or a sum of such and whole numbers");

    public static readonly DiagnosticMessage LabelsDoNotFit = new(
        "OPTG725", "Labels do not fit", "'{0}' has {1}; labels of '{2}' have {3}, probabilities also '{4}'");

    public static readonly DiagnosticMessage AxisTwice = new(
        "OPTG726", "Value would have an axis twice", "'{0}' has an axis '{1}' already");

    public static readonly DiagnosticMessage LengthUnknown = new(
        "OPTG727", "Length is not known", "The length of '{0}' is not known here; {1}");

    public static readonly DiagnosticMessage WrongForm = new(
        "OPTG728", "Function is written otherwise", "'{0}' is written '{1}'") { Replacement = 2 };

    public static readonly DiagnosticMessage NotDifferentiable = new(
        "OPTG729", "No derivative by this", "'{0}' is neither data nor a parameter; a derivative is taken by one of these");

    public static readonly DiagnosticMessage ScopeInModel = new(
        "OPTG730", "A model's function has a scope", "'{0}.' has no meaning before '{1}' in a model; a function takes its value, then names of axes: 'mean(x, N)'");

    public static readonly DiagnosticMessage NameMeetsMember = new(
        "OPTG731", "Name meets a member", "'{0}' would be the property '{1}', but {2}; give it another name");

    public static readonly DiagnosticMessage NoFurtherDerivative = new(
        "OPTG732", "Function has no further derivative", "'{0}' needs the derivative of '{1}', which has none here; take that without gradient: 'stop(…)'");

    public static readonly DiagnosticMessage NumbersAsPlaces = new(
        "OPTG733", "Numbers are compared with places", "'{0}' has a number for each place along '{1}', but is compared with places along it; '{2}'?");

    public static readonly DiagnosticMessage WindowsDoNotFit = new(
        "OPTG734", "Windows do not fit", "'{0}' {1}");

    public static readonly DiagnosticMessage OtherPlace = new(
        "OPTG735", "Place of another round", "'{0}' is another round's place of '{1}': '{1}[{2}]' is this round's; carry what a later round needs, or shift it before the loop: '{1}[{3}: 1..]'");

    public static readonly DiagnosticMessage NotWholeYet = new(
        "OPTG736", "Value is not whole yet", "'{0}' is not whole before the loop ends; within it, '{0}[{1}]' is the place of the round");

    public static readonly DiagnosticMessage CarriedOtherwise = new(
        "OPTG737", "Rounds cannot carry this", "'{0}' has {1} before a round and {2} behind it; {3}");

    public static readonly DiagnosticMessage HessianWithoutLoss = new(
        "OPTG738", "Second derivatives of nothing", "'HessianProducts' asks for second derivatives of a loss, and '{0}' has none; write 'loss = …', or leave it out");

    public static IReadOnlyList<DiagnosticMessage> All { get; } =
    [
        NoLengthAtConstruction, UnknownName, ReadBeforeAssigned, ProductAxesDiffer, NeitherContains, NamelessWithoutPartner, NoSuchAxis, AxisNeeded, LengthsDiffer,
        AxesOfAssignment, OneNumberNeeded, InCalledModel, WrongArguments, NoResult, CyclicModel, CalledModelHasErrors, NotInModels, UnknownInitialValues,
        DeclaredTwice, MisplacedAxes, LoopBoundNeeded, NothingComputed, IndexNotWhole, LabelsDoNotFit, AxisTwice, LengthUnknown, WrongForm, NotDifferentiable, ScopeInModel,
        NameMeetsMember, NoFurtherDerivative, NumbersAsPlaces, WindowsDoNotFit, OtherPlace, NotWholeYet, CarriedOtherwise, HessianWithoutLoss,
    ];
}
