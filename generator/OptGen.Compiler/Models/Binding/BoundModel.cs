using OptGen.Compiler.Declarations;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;

namespace OptGen.Compiler.Models.Binding;

/// <summary>A model whose names have meanings and whose tensors have axes.</summary>
internal sealed record BoundModel
{
    public required TensorGraph Graph { get; init; }

    /// <summary>What the constructor takes, in its order; where the class declares none, what the compiler has found that it must take.</summary>
    public required IReadOnlyList<ConstructorParameter> Constructor { get; init; }

    /// <summary>The data, in the order of their declarations.</summary>
    public required IReadOnlyList<ModelData> Data { get; init; }

    /// <summary>The parameters, own ones and those of called models, in the order in which they are declared or called.</summary>
    public required IReadOnlyList<ModelVariable> Parameters { get; init; }

    /// <summary>The states, likewise.</summary>
    public required IReadOnlyList<ModelVariable> States { get; init; }

    /// <summary>The lengths that each call gives, in order of first appearance in the data.</summary>
    public required IReadOnlyList<LengthSymbol> DataLengths { get; init; }

    /// <summary>Of these, those that do not follow from the lengths of the data: <c>int</c> arguments of each call.</summary>
    public required IReadOnlyList<LengthSymbol> GivenLengths { get; init; }

    /// <summary>The lengths that a call for the result alone must be told, which has the data alone that the result reads.</summary>
    public IReadOnlyList<LengthSymbol> PredictionLengths { get; init; } = [];

    /// <summary>Lengths of parameters that neither the constructor nor the text gives. Such a model is a layer: others call it, but it cannot be made by itself.</summary>
    public IReadOnlyList<LengthSymbol> OpenLengths { get; init; } = [];

    /// <summary>Lengths that must be equal, which only the constructor's numbers can tell: of two instances, or of the parts of an axis.</summary>
    public IReadOnlyList<(Length First, Length Second)> EqualLengths { get; init; } = [];

    /// <summary>The constructor's parameters that loops are written out for: the graph is that of their defaults, and other values do not fit it.</summary>
    public IReadOnlyList<string> FixedParameters { get; init; } = [];

    /// <summary>The numbers of rounds that must not be below 0, which only the constructor's numbers tell.</summary>
    public IReadOnlyList<Length> Counts { get; init; } = [];

    /// <summary>What a call computes that takes gradients: <c>train</c> is true.</summary>
    public required ModelPass Training { get; init; }

    /// <summary>What a call computes that takes none.</summary>
    public required ModelPass Evaluation { get; init; }
}

/// <summary>Data that each call is given.</summary>
/// <param name="Name">As the model writes it.</param>
/// <param name="Axes">Its axes; none for one number, which is an argument by value.</param>
/// <param name="Kind">Numbers of the element type, or integers.</param>
/// <param name="IsPicked">Whether a batch of row numbers picks along its first axis, which is that of the first data.</param>
/// <param name="IsReadByResult">Whether the result depends on it, so that <c>Predict</c> takes it.</param>
internal sealed record ModelData(string Name, IReadOnlyList<Axis> Axes, ElementKind Kind, bool IsPicked, bool IsReadByResult);

/// <summary>A parameter or a state.</summary>
/// <param name="Name">Its full name: <c>h.weight</c>.</param>
/// <param name="Axes">Its axes, as declared; none for one number.</param>
/// <param name="Initial">How its first values are made.</param>
internal sealed record ModelVariable(string Name, IReadOnlyList<Axis> Axes, InitialValues Initial)
{
    /// <summary>The loops whose rounds have one each, the outermost first. The name has the symbol of each in braces: <c>x.{roundI}.weight</c>.</summary>
    public IReadOnlyList<LoopRounds> Rounds { get; init; } = [];

    /// <summary>The name, of the first round.</summary>
    public string NameOfFirst => Rounds.Aggregate(Name, (name, rounds) => name.Replace($"{{{rounds.Symbol}}}", rounds.From.ToString()));

    /// <summary>The axes of the rounds, then its own: those of the tensor that stands for all of them.</summary>
    public IReadOnlyList<Axis> AllAxes => [.. Rounds.Select(rounds => rounds.Axis), .. Axes];

    /// <summary>The class that declares it, as metadata names it, and its name there: what a file calls it and how it lies there may follow from these.</summary>
    public required (string Class, string Name) Declared { get; init; }
}

/// <summary>The rounds of a loop, which have parameters of their own.</summary>
/// <param name="Axis">Counts them.</param>
/// <param name="Symbol">The number of a round, from 0 on.</param>
/// <param name="From">What names call the first round.</param>
internal sealed record LoopRounds(Axis Axis, LengthSymbol Symbol, Length From)
{
    /// <summary>The number of a round, from 0 on.</summary>
    public Length Index => Length.Of(Symbol);
}

/// <summary>What makes the first values of a parameter.</summary>
internal enum Initialization
{
    /// <summary>The same number everywhere.</summary>
    Number,

    /// <summary>Normal numbers of the variance 2/(number of inputs): He et al., "Delving Deep into Rectifiers", 2015.</summary>
    He,

    /// <summary>Uniform numbers of the variance 2/(inputs + outputs): Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010.</summary>
    Xavier,

    /// <summary>Normal numbers of a standard deviation.</summary>
    Normal,

    /// <summary>Numbers evenly spread between two bounds.</summary>
    Uniform,

    /// <summary>An orthogonal matrix: Saxe et al., "Exact solutions to the nonlinear dynamics of learning in deep linear neural networks", 2014.</summary>
    Orthogonal,
}

/// <summary>How first values are made.</summary>
/// <param name="Kind">By what distribution.</param>
/// <param name="Arguments">Its numbers: tensors without axes, of constants, lengths and hyperparameters.</param>
internal sealed record InitialValues(Initialization Kind, IReadOnlyList<Tensor> Arguments);

/// <summary>What one kind of call computes.</summary>
internal sealed record ModelPass
{
    /// <summary>The loss, one number; null where the model has none.</summary>
    public Tensor? Loss { get; init; }

    /// <summary>The result, the last line; null where the model has none.</summary>
    public Tensor? Result { get; init; }

    /// <summary>What states become, by their full names; none in evaluation.</summary>
    public required IReadOnlyList<(string State, Tensor Value)> Updates { get; init; }

    /// <summary>The values of names that the model assigns, each as it is last, in order; those without axes become properties.</summary>
    public required IReadOnlyList<(string Name, Tensor Value)> Values { get; init; }
}
