using System.Numerics;
using OptGen.Compiler.Language;
using OptGen.Generator.Tests.Evaluation.Reductions;

namespace OptGen.Generator.Tests.Evaluation;

/// <summary>What holds of a rule whatever its parameters: which names are states, what their extents are, and which the whole optimizer has one of.</summary>
internal sealed class RuleAnalysis
{
    private readonly Dictionary<string, Extent> _extents = [];
    private readonly IReadOnlyDictionary<string, object> _hyperparameters;
    private HashSet<string> _shared = [];

    public RuleAnalysis(string text, IReadOnlyDictionary<string, object> hyperparameters, bool fusedMultiplyAdd)
    {
        _hyperparameters = hyperparameters;
        Rule = RuleParser.Parse(text).Rule;
        FusedMultiplyAdd = fusedMultiplyAdd;
        States = StateInference.StatesOf(Rule);
        Givens = RuleTree.Descendants(Rule).OfType<GivenSyntax>().ToDictionary(given => Indices.FoldedKey(given.Name.Name.Key), ExtentOf);
        FindExtents();
        FindShared();
    }

    public RuleSyntax Rule { get; }

    public bool FusedMultiplyAdd { get; }

    /// <summary>The keys of the states that the rule names.</summary>
    public IReadOnlySet<string> States { get; }

    /// <summary>What the rule is given, by key.</summary>
    public IReadOnlyDictionary<string, Extent> Givens { get; }

    /// <summary>Whether it makes one number of many anywhere; what then reads a state may find it as it was assigned or as it is stored.</summary>
    public bool Reduces { get; private set; }

    /// <summary>The extent of a state or memory.</summary>
    public Extent ExtentOf(string key) => _extents.GetValueOrDefault(key, Extent.Scalar);

    /// <summary>Whether the whole optimizer has one of a state or memory.</summary>
    public bool IsShared(string key) => _shared.Contains(key);

    /// <summary>Whether a name is kept from step to step.</summary>
    public bool IsKept(string key) => States.Contains(key) || StepWalk<double>.IsMemory(key);

    /// <summary>What a state or memory holds before the first step.</summary>
    public Quantity<T> Zero<T>(string key, Grid grid, Origins origins)
        where T : IBinaryFloatingPointIeee754<T> => ExtentOf(key) switch
        {
            Extent.Scalar => Quantity<T>.Scalar(0, origins: origins),
            Extent.Element => Quantity<T>.Elements(grid, new T[grid.Count(Extent.Element)]),
            Extent extent => Quantity<T>.Numbers(extent, grid, new double[grid.Count(extent)], null),
        };

    private static Extent ExtentOf(GivenSyntax given) => given.Sides switch
    {
        [] => Extent.Element,
        [NumberSyntax { Value: 1 }] => Extent.Scalar,
        [NameSyntax { Name.Key: "rows" }] => Extent.Row,
        [NameSyntax { Name.Key: "cols" }] => Extent.Column,
        _ => throw new NotSupportedException("Matrices of other sides are not interpreted."),
    };

    /// <summary>Numbers of an extent, that belong to a parameter.</summary>
    public static Quantity<T> Given<T>(Extent extent, Grid grid, T[] values)
        where T : IBinaryFloatingPointIeee754<T> => extent switch
        {
            Extent.Element => Quantity<T>.Elements(grid, values),
            Extent.Scalar => Quantity<T>.Scalar(double.CreateTruncating(values[0]), origins: Origins.Parameter),
            _ => Quantity<T>.Numbers(extent, grid, [.. values.Select(double.CreateTruncating)], null),
        };

    /// <summary>Assumes that every name is a scalar, and walks until no further one turns out to be more.</summary>
    private void FindExtents()
    {
        bool changed = true;
        while (changed)
        {
            changed = false;
            foreach ((string key, Extent extent) in Walk(_ => Origins.None).Extents)
            {
                Extent wide = ExtentRules.Broadcast(ExtentOf(key), extent);
                changed |= wide != ExtentOf(key);
                _extents[key] = wide;
            }
        }
    }

    /// <summary>
    /// Scalars that come from a reduction over all parameters and from nothing that one parameter has by itself: the largest set whose members
    /// need no others, of which those that no such reduction reaches are the parameters' after all.
    /// </summary>
    private void FindShared()
    {
        HashSet<string> shared = [.. Walk(_ => Origins.None).Names.Keys.Where(key => IsKept(key) && ExtentOf(key) == Extent.Scalar)];
        int before;
        do
        {
            before = shared.Count;
            while (shared.RemoveWhere(OriginsOf(Walk(key => shared.Contains(key) ? Origins.None : Origins.Parameter), Origins.Parameter).Contains) > 0)
            {
            }

            HashSet<string> reached = [];
            while (OriginsOf(Walk(key => reached.Contains(key) ? Origins.All : Origins.None), Origins.All) is var found && !found.IsSubsetOf(reached))
            {
                reached.UnionWith(found);
            }

            shared.IntersectWith(reached);
        }
        while (shared.Count < before);
        _shared = shared;
    }

    private HashSet<string> OriginsOf(StepWalk<double> walk, Origins origin) =>
        [.. walk.Names.Where(entry => IsKept(entry.Key) && ExtentOf(entry.Key) == Extent.Scalar && (entry.Value.Origins & origin) != 0).Select(entry => entry.Key)];

    /// <summary>A walk with a matrix that has no elements.</summary>
    private StepWalk<double> Walk(Func<string, Origins> origins)
    {
        int[] shape = [0, 0];
        Quantity<double> nothing = Quantity<double>.Elements(Grid.Of(shape), []);
        StepInputs<double> inputs = new(1, [], nothing, [], [], 0, _hyperparameters, shape, 0)
        {
            Givens = Givens.ToDictionary(given => given.Key, given => Given(given.Value, Grid.Of(shape), new double[given.Value == Extent.Scalar ? 1 : 0])),
        };
        StepWalk<double> walk = new(this, inputs, key => Zero<double>(key, Grid.Of(shape), origins(key)), new OwnResults());
        walk.Follow(Rule.Statements);
        Reduces |= walk.Reduces;
        return walk;
    }
}
