using System.Globalization;
using OptGen.Compiler.Binding;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Models.Binding;

/// <summary>
/// One walk through the text of a model, and through those that it calls: once for calls that take gradients, once for others, into one graph. This part has what both have in
/// common, and reports; the others bind statements and expressions.
/// </summary>
internal sealed partial class ModelWalk
{
    private readonly ModelDeclaration _declaration;
    private readonly ModelLibrary _library;
    private readonly ModelKnowledge _knowledge;
    private readonly TensorGraph _graph;
    private readonly AxisTable _axes;
    private readonly ModelElements _elements;
    private readonly List<RuleDiagnostic> _diagnostics = [];
    private readonly List<(string Name, bool IsState, ModelVariable Variable, string Place, RuleSpan Span)> _variables = [];
    private readonly Dictionary<string, string> _callNames = new(StringComparer.Ordinal);
    private readonly HashSet<string> _fixedParameters = new(StringComparer.Ordinal);
    private readonly HashSet<Length> _counts = [];
    private readonly List<(string Name, IReadOnlyList<Axis> Axes, RuleSpan Span)> _data = [];
    private readonly List<Axis> _ownAxes = [];

    private bool _isTraining;
    private int _operations;
    private int _calls;
    private ModelFrame _outermost = null!;
    private List<(string State, Tensor Value)> _updates = [];

    public ModelWalk(ModelDeclaration declaration, ModelLibrary library, ModelKnowledge knowledge, CancellationToken cancellation)
    {
        _declaration = declaration;
        _library = library;
        _knowledge = knowledge;
        _graph = new TensorGraph(cancellation);
        _axes = new AxisTable(_graph);
        _elements = new ModelElements(_graph);
    }

    public TensorGraph Graph => _graph;

    /// <summary>What is wrong, each once, in the order of the text.</summary>
    public IReadOnlyList<RuleDiagnostic> Diagnostics =>
        [.. _diagnostics.GroupBy(mistake => (mistake.Id, mistake.Span, string.Join("\n", mistake.Arguments))).Select(group => group.First()).OrderBy(mistake => mistake.Span.Start)];

    /// <summary>The variables, in the order in which they are declared or called.</summary>
    public IEnumerable<ModelVariable> Parameters => _variables.Where(variable => !variable.IsState).Select(variable => variable.Variable);

    public IEnumerable<ModelVariable> States => _variables.Where(variable => variable.IsState).Select(variable => variable.Variable);

    /// <summary>The data of the outermost model.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<Axis> Axes, RuleSpan Span)> Data => _data;

    /// <summary>The axes that the outermost model names, in order of first appearance.</summary>
    public IReadOnlyList<Axis> OwnAxes => _ownAxes;

    /// <summary>The constructor's parameters whose defaults the text was unrolled for.</summary>
    public IEnumerable<string> FixedParameters => _fixedParameters;

    /// <summary>Numbers of rounds that the constructor gives.</summary>
    public IEnumerable<Length> Counts => _counts;

    /// <summary>Whether the outermost model's data has axes that its calls alone tell.</summary>
    public bool HasAnyAxes => _outermost.AnyAxes is not null;

    /// <summary>What one kind of call computes.</summary>
    /// <param name="syntax">The outermost model's tree.</param>
    /// <param name="isTraining">Whether it takes gradients.</param>
    public ModelPass Walk(RuleSyntax syntax, bool isTraining)
    {
        _isTraining = isTraining;
        _updates = [];
        ModelFrame frame = new() { Text = _declaration.Text, Statements = syntax.Statements, Class = _declaration.Name, MetadataName = _declaration.MetadataName, Calls = _declaration.Calls };
        frame.Source = frame;
        _outermost = frame;
        AddConstructor(frame);
        BindStatements(frame);
        CheckLosses(frame);
        Tensor? loss = OneNumber(frame, "loss");
        return new ModelPass
        {
            Loss = loss,
            Result = frame.Result is { IsUnknown: false } result ? result.Along([]).Tensor : null,
            Updates = _updates,
            Values = [.. ValuesByName(frame)],
        };
    }

    /// <summary>Whether the outermost model assigns a loss.</summary>
    public bool HasLoss => AssignmentOf(_outermost, "loss") is not null;

    private static AssignmentSyntax? AssignmentOf(ModelFrame frame, string key) =>
        frame.Statements.SelectMany(RuleTree.Descendants).OfType<AssignmentSyntax>().LastOrDefault(statement => statement.Target.Name.Name.Key == key);

    private Tensor? OneNumber(ModelFrame frame, string name)
    {
        if (AssignmentOf(frame, name) is not { } assignment || !frame.Values.TryGetValue(name, out Operand? operand) || operand.IsUnknown)
        {
            return null;
        }

        Operand number = _elements.Apply((arithmetic, values) => arithmetic.Number(values[0]), operand.Along([]).Axes, operand.Along([]));
        if (!number.IsScalar)
        {
            Rewriting cure = Rewriting.Of(assignment.Value.Span, $"mean({TextOf(frame, assignment.Value)})");
            Report(frame, ModelDiagnostics.OneNumberNeeded, assignment.Span, [cure], name, Describe(number.Axes), frame.Quote(assignment.Value));
            return null;
        }

        return number.Tensor;
    }

    private static IEnumerable<(string Name, Tensor Value)> ValuesByName(ModelFrame frame)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (AssignmentSyntax assignment in RuleTree.Descendants(new RuleSyntax(default, frame.Statements)).OfType<AssignmentSyntax>())
        {
            RuleName name = assignment.Target.Name.Name;
            if (name.Key != "loss" && !frame.States.ContainsKey(name.Key) && seen.Add(name.Key) && frame.Values.TryGetValue(name.Key, out Operand? value) && !value.IsUnknown && value.Along([]).Tensor is { } tensor)
            {
                yield return (name.Text, tensor);
            }
        }
    }

    /// <summary>The constructor of the outermost model: what it gives has lengths and numbers that are known at construction.</summary>
    private void AddConstructor(ModelFrame frame)
    {
        foreach (ConstructorParameter parameter in _declaration.Constructor)
        {
            string key = RuleNames.Create(parameter.Name).Key;
            frame.Constructor[key] = parameter.Model is { } model
                ? new(null, null, null, InstanceOf(parameter.Name, parameter.Name, model, frame.Calls))
                : Outermost(parameter, parameter.Name);
        }

        foreach (DeclarationSyntax declaration in frame.Statements.OfType<DeclarationSyntax>())
        {
            string name = declaration.Name.Name.Text;
            if (_declaration.HasPrimaryConstructor)
            {
                Report(frame, BindingDiagnostics.DeclarationBesideConstructor, declaration.Span, name);
            }
            else if (declaration.IsArray || ConstantEvaluator.Number(declaration.Values[0]) is null)
            {
                Report(frame, BindingDiagnostics.ConstantNeeded, declaration.Values[0].Span, $"The default of '{name}'");
            }
            else if (frame.Constructor.ContainsKey(declaration.Name.Name.Key))
            {
                Report(frame, BindingDiagnostics.DeclaredTwice, declaration.Name.Span, name);
            }

            frame.Constructor[declaration.Name.Name.Key] = new(null, null, _elements.Of(_graph.Hyperparameter(name)), null);
        }
    }

    /// <param name="parameter">A parameter of the constructor, of the outermost model or of an instance that it is given.</param>
    /// <param name="name">Its name, with the instance's before it.</param>
    private ConstructorValue Outermost(ConstructorParameter parameter, string name)
    {
        if (parameter.Type is HyperparameterType.Int32 or HyperparameterType.Int64)
        {
            Length length = Length.Of(new LengthSymbol(name, false));
            return new(length, null, _elements.Of(_graph.Number(length)), null);
        }

        return new(null, null, _elements.Of(_graph.Hyperparameter(name, parameter.Type == HyperparameterType.Boolean)), null);
    }

    private ModelInstance? InstanceOf(string name, string symbols, string modelName, EquatableArray<CalledModel> calls)
    {
        if (calls.FirstOrDefault(called => called.Name == modelName) is not { IsCycle: false } model)
        {
            return null;
        }

        Dictionary<string, ConstructorValue> constructor = new(StringComparer.Ordinal);
        foreach (ConstructorParameter parameter in _library.ConstructorOf(model) ?? [])
        {
            string full = $"{symbols}.{parameter.Name}";
            constructor[RuleNames.Create(parameter.Name).Key] = parameter.Model is { } inner
                ? new(null, null, null, InstanceOf($"{name}.{parameter.Name}", full, inner, model.Calls))
                : Outermost(parameter, full);
        }

        return new ModelInstance(name, model, constructor);
    }

    /// <summary>Counts work, so that no text, however short, takes for ever.</summary>
    private void Count(ModelFrame at, RuleSpan span)
    {
        _graph.Cancellation.ThrowIfCancellationRequested();
        _operations++;
        if (_operations > RuleLimits.Values)
        {
            throw new BeyondLimitException(RuleDiagnostic.Create(BindingDiagnostics.TooManyOperations.Id, PlaceOf(at, span).Span, RuleLimits.Text(RuleLimits.Values)));
        }
    }

    /// <summary>Reports at a place of the text that is being bound: within a called model, at the call.</summary>
    private void Report(ModelFrame at, DiagnosticMessage message, RuleSpan span, params string[] arguments)
    {
        (ModelFrame outer, RuleSpan place) = PlaceOf(at, span);
        if (outer == at.Source)
        {
            Add(RuleDiagnostic.Create(message.Id, place, arguments));
            return;
        }

        string said = string.Format(CultureInfo.InvariantCulture, message.MessageFormat, [.. arguments]);
        Add(RuleDiagnostic.Create(ModelDiagnostics.InCalledModel.Id, place, at.Source.Class, said));
    }

    private void Add(RuleDiagnostic mistake)
    {
        if (_diagnostics.Count < 2 * RuleLimits.Mistakes)
        {
            _diagnostics.Add(mistake);
        }
    }

    private static (ModelFrame Frame, RuleSpan Span) PlaceOf(ModelFrame at, RuleSpan span)
    {
        ModelFrame frame = at.Source;
        while (frame.Caller is { } caller)
        {
            (frame, span) = (caller.Frame, caller.Span);
        }

        return (frame, span);
    }

    /// <summary>Axes for a message.</summary>
    private static string Describe(IReadOnlyList<Axis> axes) => axes.Count switch
    {
        0 => "no axes",
        1 => $"the axis '{axes[0]}'",
        _ => "the axes " + string.Join(", ", axes.Select(axis => $"'{axis}'")),
    };
}
