using System.Globalization;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Models.Binding;

/// <summary>Calls of other models, which are inlined.</summary>
internal sealed partial class ModelWalk
{
    /// <summary>Calls of models once all are inlined.</summary>
    private const int MostCalls = 4096;

    /// <summary>The class or the instance that a call calls; null where it is a function.</summary>
    private static (CalledModel Model, ModelInstance? Instance)? FindModel(ModelFrame at, CallSyntax call)
    {
        if (call.Scope is not null)
        {
            return null;
        }

        if (at.Constructor.TryGetValue(call.Function.Name.Key, out ConstructorValue? given) && given.Model is { } instance)
        {
            return (instance.Model, instance);
        }

        // A replacement stands in the caller's text, and calls what that may call.
        return at.Source.Calls.FirstOrDefault(model => model.Name == call.Function.Name.Text) is { } called ? (called, null) : null;
    }

    private Operand BindModelCall(ModelFrame at, CallSyntax call, WithSyntax? with, (CalledModel Model, ModelInstance? Instance) callee, string? assigned)
    {
        CalledModel model = callee.Model;
        if (model.IsCycle)
        {
            Report(at, ModelDiagnostics.CyclicModel, call.Function.Span, model.Name);
            return Operand.Unknown;
        }

        _calls++;
        if (_calls > MostCalls || at.Depth >= RuleLimits.CallDepth)
        {
            throw new BeyondLimitException(RuleDiagnostic.Create(BindingDiagnostics.TooManyCalls.Id, PlaceOf(at, call.Span).Span, RuleLimits.Text(MostCalls)));
        }

        ParseResult parsed = _library.Parse(model.Text);
        if (parsed.Diagnostics.Count == 0 && !parsed.Rule.Statements.OfType<ResultSyntax>().Any())
        {
            Report(at, ModelDiagnostics.NoResult, call.Span, model.Name);
            return Operand.Unknown;
        }

        if (IsInCircle(model))
        {
            Report(at, ModelDiagnostics.CyclicModel, call.Function.Span, model.Name);
            return Operand.Unknown;
        }

        if (parsed.Diagnostics.Count > 0 || (callee.Instance is null && _library.ConstructorOf(model) is null))
        {
            Report(at, ModelDiagnostics.CalledModelHasErrors, call.Function.Span, model.Name);
            return Operand.Unknown;
        }

        ModelArguments arguments = new(call.Arguments ?? []);
        TensorDeclarationSyntax[] data = [.. parsed.Rule.Statements.OfType<TensorDeclarationSyntax>().Where(declaration => declaration.Initial is null)];
        if (TakeData(at, call, model, parsed.Rule, data, arguments) is not { } given)
        {
            return Operand.Unknown;
        }

        // What the arguments call is called, and numbered, before.
        string name = callee.Instance?.Name ?? NameOf(at, call, assigned, model.Name);
        string prefix = callee.Instance is null ? $"{at.Prefix}{name}." : $"{name}.";
        ModelFrame frame = new()
        {
            Text = model.Text,
            Statements = parsed.Rule.Statements,
            Class = model.Name,
            MetadataName = model.MetadataName,
            Calls = model.Calls,
            Prefix = prefix,
            Path = $"{PlaceKey(at, call.Span)}/",
            Caller = (at, call.Span),
            Replacements = with is null ? NoReplacements : Replacements(at, with, parsed.Rule),
        };
        frame.Source = frame;
        if (!GiveData(at, call, frame, data, given) || !GiveConstructor(at, call, frame, callee, parsed.Rule, arguments))
        {
            return Operand.Unknown;
        }

        BindStatements(frame);
        at.Called[RuleNames.Create(callee.Instance is null && assigned is not null ? assigned : name).Key] = frame;
        at.Called[RuleNames.Create(model.Name).Key] = frame;
        return ResultOf(frame);
    }

    private static bool IsInCircle(CalledModel model) => model.Calls.Any(called => called.IsCycle || IsInCircle(called));

    private static readonly IReadOnlyDictionary<AssignmentSyntax, IReadOnlyList<AssignmentSyntax>> NoReplacements = new Dictionary<AssignmentSyntax, IReadOnlyList<AssignmentSyntax>>();

    /// <summary>What a call's parameters are named after; both passes, and all calls of an instance, give it one name.</summary>
    private string NameOf(ModelFrame at, CallSyntax call, string? assigned, string className)
    {
        string place = $"{at.Prefix}|{(at.Source == at ? "" : "with ")}{call.Span.Start}{at.Rounds}|{className}";
        if (!_callNames.TryGetValue(place, out string? name))
        {
            string camel = char.ToLower(className[0], CultureInfo.InvariantCulture) + className.Substring(1);
            name = (assigned ?? camel) + at.Rounds;
            bool isTaken = _callNames.Values.Contains(at.Prefix + name);
            for (int number = assigned is null ? 2 : 1; isTaken; number++)
            {
                name = $"{camel}{(number == 1 ? "" : number.ToString(CultureInfo.InvariantCulture))}{at.Rounds}";
                isTaken = _callNames.Values.Contains(at.Prefix + name);
            }

            name = at.Prefix + name;
            _callNames.Add(place, name);
        }

        return name.Substring(at.Prefix.Length);
    }

    /// <summary>The result as the calling model sees it: axes that the called one named have no name there.</summary>
    private Operand ResultOf(ModelFrame frame)
    {
        if (frame.Result is not { } result)
        {
            return Operand.Unknown;
        }

        Operand known = Known(result);
        if (known.IsUnknown)
        {
            return known;
        }

        Axis[] axes = [.. known.Axes.Select((axis, i) => axis.Name is not null && _axes.IsOwned(axis, frame.Path) ? _axes.Nameless($"{frame.Path}{i}", axis.Length) : axis)];
        return Under(known, axes) with { IsProduct = false };
    }

    /// <summary>What stands in place of statements of a called model: the single assignment to a name, and before it those to new names.</summary>
    private Dictionary<AssignmentSyntax, IReadOnlyList<AssignmentSyntax>> Replacements(ModelFrame at, WithSyntax with, RuleSyntax text)
    {
        Dictionary<AssignmentSyntax, IReadOnlyList<AssignmentSyntax>> replacements = [];
        List<AssignmentSyntax> before = [];
        foreach (StatementSyntax statement in with.Replacements.Statements)
        {
            string name = with.Call.Function.Name.Text;
            if (statement is not AssignmentSyntax { Operator: AssignmentOperator.Assign } replacement)
            {
                Report(at, BindingDiagnostics.ReplacementNotAnAssignment, statement.Span, "with", name);
                continue;
            }

            before.Add(replacement);
            AssignmentSyntax[] replaced = [.. RuleTree.Descendants(text).OfType<AssignmentSyntax>().Where(assignment => assignment.Target.Name.Name.Key == replacement.Target.Name.Name.Key)];
            if (replaced.Length > 1)
            {
                Report(at, BindingDiagnostics.ReplacedTwice, replacement.Target.Span, replacement.Target.Name.Name.Text, name);
            }
            else if (replaced.Length == 1)
            {
                replacements[replaced[0]] = [.. before];
                before.Clear();
            }
        }

        foreach (AssignmentSyntax unused in before)
        {
            Report(at, BindingDiagnostics.NothingReplaced, unused.Target.Span, unused.Target.Name.Name.Text, with.Call.Function.Name.Text);
        }

        return replacements;
    }
}
