using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Models.Binding;

/// <summary>Data, parameters, states, and the axes in their brackets.</summary>
internal sealed partial class ModelWalk
{
    /// <summary>Data of the outermost model; that of a called one is bound with the call.</summary>
    private void BindData(ModelFrame at, TensorDeclarationSyntax declaration)
    {
        if (at.Caller is not null)
        {
            return;
        }

        RuleName name = declaration.Name.Name;
        IReadOnlyList<Axis> axes = DeclaredAxes(at, declaration.Axes);
        if (IsTaken(at, declaration))
        {
            return;
        }

        ElementKind kind = _knowledge.IsInteger(name.Text) ? ElementKind.Integer : ElementKind.Number;
        at.Values[name.Key] = _elements.Of(_graph.Leaf(TensorOperation.Data, name.Text, axes, kind));
        if (!_data.Any(data => data.Name == name.Text))
        {
            _data.Add((name.Text, axes, declaration.Name.Span));
        }
    }

    private bool IsTaken(ModelFrame at, TensorDeclarationSyntax declaration)
    {
        bool isTaken = at.Values.ContainsKey(declaration.Name.Name.Key) || at.Constructor.ContainsKey(declaration.Name.Name.Key);
        if (isTaken && at.Rounds.Length == 0)
        {
            Report(at, ModelDiagnostics.DeclaredTwice, declaration.Name.Span, declaration.Name.Name.Text);
        }

        return isTaken && at.Rounds.Length == 0;
    }

    private void BindVariable(ModelFrame at, TensorDeclarationSyntax declaration)
    {
        RuleName name = declaration.Name.Name;
        IReadOnlyList<Axis> axes = DeclaredAxes(at, declaration.Axes);
        if (IsTaken(at, declaration))
        {
            return;
        }

        bool isState = at.States.ContainsKey(name.Key);
        string full = at.Prefix + name.Text + (isState ? "" : at.Rounds);
        InitialValues initial = Initial(at, declaration.Initial!, axes);
        int known = _variables.FindIndex(variable => variable.Name == full);
        if (known < 0)
        {
            // An instance that is given is one for all rounds.
            LoopRounds[] rounds = [.. _within.Where(loop => full.Contains($"{{{loop.Symbol}}}"))];
            ModelVariable variable = new(full, axes, initial) { Declared = (at.MetadataName, name.Text), Rounds = rounds };
            (_, RuleSpan place) = PlaceOf(at, declaration.Name.Span);

            // Those of a loop's rounds stand together, whichever pass has found them.
            int last = rounds.Length == 0 ? -1 : _variables.FindLastIndex(other => rounds.All(other.Variable.Rounds.Contains));
            last = last >= 0 || rounds.Length < 2 ? last : _variables.FindLastIndex(other => other.Variable.Rounds.Contains(rounds[0]));
            _variables.Insert(last < 0 ? _variables.Count : last + 1, (full, isState, variable, at.Path, place));
            at.Values[name.Key] = _elements.Of(LeafOf(variable, isState));
        }
        else
        {
            at.Values[name.Key] = Shared(at, declaration, _variables[known].Variable, axes, isState);
        }
    }

    /// <summary>What stands for a parameter or a state: within loops, the round's of all.</summary>
    private Tensor LeafOf(ModelVariable variable, bool isState)
    {
        if (isState && _carriedStates.TryGetValue(variable.Name, out Tensor? carried))
        {
            return carried;
        }

        Tensor leaf = _graph.Leaf(isState ? TensorOperation.State : TensorOperation.Parameter, variable.Name, variable.AllAxes);
        return variable.Rounds.Aggregate(leaf, (all, rounds) => _graph.At(all, 0, rounds.Index));
    }

    /// <summary>A parameter that another call of the same instance, or the other pass, has declared: under the axes of this one.</summary>
    private Operand Shared(ModelFrame at, TensorDeclarationSyntax declaration, ModelVariable variable, IReadOnlyList<Axis> axes, bool isState)
    {
        Tensor leaf = LeafOf(variable, isState);
        if (isState && _updates.FirstOrDefault(update => update.State == variable.Name).Value is { } updated)
        {
            leaf = updated;
        }

        if (axes.Count != variable.Axes.Count)
        {
            return Operand.Unknown;
        }

        for (int i = 0; i < axes.Count; i++)
        {
            if (!_knowledge.Demand(axes[i].Length, variable.Axes[i].Length))
            {
                Report(at, ModelDiagnostics.LengthsDiffer, declaration.Name.Span, $"{variable.Name}[{axes[i]}]", axes[i].Length.ToString(), "the call before", variable.Axes[i].Length.ToString());
                return Operand.Unknown;
            }
        }

        return _elements.Of(_graph.Relabel(leaf, axes));
    }

    /// <summary>The axes of a declaration; a name that is written again is a twin.</summary>
    private IReadOnlyList<Axis> DeclaredAxes(ModelFrame at, IReadOnlyList<ExpressionSyntax> written)
    {
        List<Axis> axes = [];
        for (int i = 0; i < written.Count; i++)
        {
            switch (written[i])
            {
                case EllipsisSyntax:
                    at.AnyAxes ??= at.Caller is null ? [AxisNamed(at, "N", written[i].Span)] : [];
                    axes.AddRange(at.AnyAxes.Where(axis => !axes.Contains(axis)));
                    break;

                case NameSyntax name:
                    Axis primary = AxisNamed(at, name.Name.Text, name.Span);
                    axes.Add(_axes.Twin(primary, axes.Count(axis => _axes.PrimaryOf(axis).Primary == primary)));
                    break;

                case NamedArgumentSyntax or RangeSyntax or ListSyntax:
                    Report(at, ModelDiagnostics.MisplacedAxes, written[i].Span, at.Quote(written[i]), "an axis is a name, or a number that is its length");
                    break;

                case MissingExpressionSyntax:
                    break;

                default:
                    if (LengthOf(at, written[i]) is { } length)
                    {
                        axes.Add(_axes.Nameless(PlaceKey(at, written[i].Span), length));
                    }
                    else
                    {
                        Report(at, ModelDiagnostics.LengthUnknown, written[i].Span, at.Quote(written[i]), "it is made of numbers, lengths of axes and the constructor's integers");
                    }

                    break;
            }
        }

        return axes;
    }

    private static string PlaceKey(ModelFrame at, RuleSpan span) => $"{at.Path}@{span.Start}{at.Rounds}";

    /// <summary>The axis that a name means; a new one, where it means none yet.</summary>
    private Axis AxisNamed(ModelFrame at, string text, RuleSpan span)
    {
        string key = RuleNames.Create(text).Key;
        if (at.Axes.TryGetValue(key, out Axis? axis))
        {
            return axis;
        }

        if (at.Constructor.TryGetValue(key, out ConstructorValue? given) && given.Length is { } length)
        {
            axis = given.Axis ?? _axes.Named(at.Path, text, length);
        }
        else
        {
            if (at.Caller is not null)
            {
                Report(at, ModelDiagnostics.LengthUnknown, span, text, $"give it to '{at.Class}' in the call: '{at.Class}(…, {text}: …)'");
            }

            axis = _axes.Named(at.Path, text, at.Caller is null ? _knowledge.LengthOf(text) : Length.Of(new LengthSymbol($"{at.Path}{text}", true)));
        }

        SetAxis(at, key, axis);
        return axis;
    }

    private void SetAxis(ModelFrame at, string key, Axis axis)
    {
        at.Axes[key] = axis;
        if (at.Caller is null && !_ownAxes.Contains(axis))
        {
            _ownAxes.Add(axis);
        }
    }

    /// <summary>The axis that a name gives to a length that is known: one that the name means already, if it has that length.</summary>
    private Axis? AxisOfLength(ModelFrame at, NameSyntax name, Length length, string value)
    {
        string key = name.Name.Key;
        bool isKnown = at.Axes.TryGetValue(key, out Axis? axis) || (at.Constructor.TryGetValue(key, out ConstructorValue? given) && given.Length is not null);
        if (!isKnown)
        {
            axis = _axes.Named(at.Path, name.Name.Text, length);
            SetAxis(at, key, axis);
            return axis;
        }

        axis ??= AxisNamed(at, name.Name.Text, name.Span);
        if (_knowledge.Demand(axis.Length, length))
        {
            return axis;
        }

        Report(at, ModelDiagnostics.LengthsDiffer, name.Span, name.Name.Text, axis.Length.ToString(), value, length.ToString());
        return null;
    }

    /// <summary>A tensor and all that it is made of.</summary>
    public static IEnumerable<Tensor> TensorsOf(Tensor tensor)
    {
        HashSet<Tensor> seen = [tensor];
        Stack<Tensor> pending = new([tensor]);
        while (pending.Count > 0)
        {
            Tensor next = pending.Pop();
            yield return next;
            foreach (Tensor input in next.Inputs.Where(seen.Add))
            {
                pending.Push(input);
            }
        }
    }
}
