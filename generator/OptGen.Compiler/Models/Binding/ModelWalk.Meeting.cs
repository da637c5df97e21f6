using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Binding;

/// <summary>How axes meet: by name; an axis without a name meets its equal at the same place from the right.</summary>
internal sealed partial class ModelWalk
{
    /// <summary>An operation on elements of operands that meet.</summary>
    private Operand Apply(ModelFrame at, RuleSpan span, Func<Arithmetic, IReadOnlyList<Value>, Value> make, params Operand[] operands)
    {
        Count(at, span);
        if (operands.Any(operand => operand.IsUnknown))
        {
            if (!_isProbing || !operands.Any(operand => operand.Axes.Count > 0))
            {
                return Operand.Unknown;
            }

            // What is not known yet takes the axes that it meets.
            operands = [.. operands.Select(operand => operand.IsUnknown ? _elements.Constant(0) : operand)];
        }

        if (operands.Any(operand => operand.Pending is not null))
        {
            // Noise among single numbers alone waits for what it meets next.
            if (operands.All(operand => operand.Pending is not null || operand.IsScalar))
            {
                return Operand.Waiting(axes => _elements.Apply(make, axes, [.. operands.Select(operand => operand.Along(axes))]));
            }

            Operand[] known = [.. operands.Where(operand => operand.Pending is null)];
            if (Meet(at, span, known, out IReadOnlyList<Axis> along) is null)
            {
                return Operand.Unknown;
            }

            operands = [.. operands.Select(operand => operand.Along(along))];
        }

        return Meet(at, span, operands, out IReadOnlyList<Axis> axes) is { } met
            ? _elements.Apply(make, axes, met) with { IsTable = IsTable(operands) }
            : Operand.Unknown;
    }

    private static bool IsTable(IEnumerable<Operand> operands) => operands.All(operand => operand.IsTable || operand.IsScalar) && operands.Any(operand => operand.IsTable);

    /// <summary>The operands under axes that they share, and all of these in the order of the one that has all; null, and reported, where none has.</summary>
    private Operand[]? Meet(ModelFrame at, RuleSpan span, Operand[] operands, out IReadOnlyList<Axis> axes)
    {
        Operand[] met = [.. operands];
        for (int i = 0; i < met.Length; i++)
        {
            for (int j = 0; j < met.Length; j++)
            {
                if (j != i && !(met[j].Axes.Count > met[i].Axes.Count) && !met[i].Axes.SequenceEqual(met[j].Axes))
                {
                    met[j] = Relabelled(at, met[j], met[i].Axes);
                }
            }
        }

        int widest = 0;
        for (int i = 1; i < met.Length; i++)
        {
            widest = met[i].Axes.Count > met[widest].Axes.Count ? i : widest;
        }

        List<Axis> joined = [.. met[widest].Axes];
        for (int i = 0; i < met.Length; i++)
        {
            Axis[] missing = [.. met[i].Axes.Where(axis => !joined.Contains(axis))];
            if (missing.Length == 0)
            {
                continue;
            }

            if (!IsTable(met.Where(operand => operand.Axes.Count > 0)))
            {
                ReportUncontained(at, span, met[i], met[widest], missing[0]);
                axes = joined;
                return null;
            }

            joined.AddRange(missing);
        }

        axes = joined;
        return IsTable(met.Where(operand => operand.Axes.Count > 0)) || HavePartners(at, span, met, joined, met[widest]) ? met : null;
    }

    /// <summary>Whether each operand has all axes without names: such an axis meets its equal, and is never repeated along.</summary>
    private bool HavePartners(ModelFrame at, RuleSpan span, Operand[] met, List<Axis> axes, Operand widest)
    {
        // What a caller gave without a name has one here, cut or joined as it may be.
        foreach (Axis axis in axes.Where(axis => axis.Name is null && !at.Axes.ContainsValue(_axes.Whole(axis)) && at.AnyAxes?.Contains(_axes.Whole(axis)) != true))
        {
            if (met.FirstOrDefault(operand => operand.Axes.Count > 0 && !operand.Axes.Contains(axis)) is { } lacking)
            {
                ReportNameless(at, span, widest, axis, lacking);
                return false;
            }
        }

        return true;
    }

    /// <summary>An operation on elements of an operand and others that have some of its axes.</summary>
    private Operand Within(Func<Arithmetic, IReadOnlyList<Value>, Value> make, Operand container, params Operand[] others) => _elements.Apply(make, container.Axes, [container, .. others]);

    private void ReportUncontained(ModelFrame at, RuleSpan span, Operand operand, Operand wider, Axis missing)
    {
        if (missing.Name is null)
        {
            ReportNameless(at, span, operand, missing, wider);
            return;
        }

        Axis lacking = wider.Axes.First(axis => !operand.Axes.Contains(axis));
        if (lacking.Name is null && !wider.Axes.Any(axis => axis.Name is not null && !operand.Axes.Contains(axis)))
        {
            ReportNameless(at, span, wider, lacking, operand);
            return;
        }

        if (wider.Axes.FirstOrDefault(axis => _axes.Whole(axis) == _axes.Whole(missing)) is { } other)
        {
            Report(at, ModelDiagnostics.LengthsDiffer, span, $"{operand.Written}'s axis '{missing}", missing.Length.ToString(), wider.Written, other.Length.ToString());
            return;
        }

        // The one that stands first is told first, as in 'p[N] - t[T]'.
        lacking = wider.Axes.FirstOrDefault(axis => axis.Name is not null && !operand.Axes.Contains(axis)) ?? lacking;
        Rewriting?[] cures =
        [
            Instead(at, span, wider.Written, $"mean({wider.Written}, {lacking})"),
            Instead(at, span, operand.Written, $"expand({operand.Written}, {lacking})"),
        ];
        Report(at, ModelDiagnostics.NeitherContains, span, cures, wider.Written, missing.ToString(), operand.Written, lacking.ToString());
    }

    private void ReportNameless(ModelFrame at, RuleSpan span, Operand operand, Axis axis, Operand other)
    {
        int place = operand.Axes.Count - operand.Axes.ToList().IndexOf(axis);
        string there = other.Axes.Count < place ? "none" : $"'{other.Axes[other.Axes.Count - place]}'";
        string advice = axis.Length.Number == 1 ? "a length of 1 is nothing special: leave the axis out" : "make the two as long, or name it by an assignment: 'z[N, c] = …'";
        Report(at, ModelDiagnostics.NamelessWithoutPartner, span, axis.Length.ToString(), operand.Written, place.ToString(System.Globalization.CultureInfo.InvariantCulture), other.Written, there, advice);
    }

    /// <summary>An operand whose axes without names are those of other axes at the same places from the right, where they are as long.</summary>
    private Operand Relabelled(ModelFrame at, Operand operand, IReadOnlyList<Axis> others)
    {
        if (operand.Tensor is not { } tensor)
        {
            return operand;
        }

        Axis[] axes = [.. tensor.Axes];
        for (int fromRight = 1; fromRight <= Math.Min(axes.Length, others.Count); fromRight++)
        {
            int place = axes.Length - fromRight;
            Axis own = axes[place];
            Axis other = others[others.Count - fromRight];
            bool mayMeet = own != other && (own.Name is null || other.Name is null) && !others.Contains(own) && !axes.Contains(other);
            if (mayMeet && _knowledge.Unify(own.Length, other.Length))
            {
                axes[place] = other;
            }
        }

        return axes.SequenceEqual(tensor.Axes) ? operand : Under(operand, axes);
    }

    /// <summary>The same numbers under other axes.</summary>
    private Operand Under(Operand operand, IReadOnlyList<Axis> axes) => Keep(operand, _graph.Relabel(operand.Tensor!, axes));

    /// <summary>Another tensor for the same expression.</summary>
    private Operand Keep(Operand operand, Tensor tensor) => tensor == operand.Tensor ? operand : _elements.Of(tensor) with { Written = operand.Written, IsTable = operand.IsTable };

    /// <summary>A tensor as an operand, with as few twins among its axes as there must be.</summary>
    private Operand Made(Tensor tensor) => _elements.Of(_graph.Relabel(tensor, _axes.Canonical(tensor.Axes)));

    /// <summary>The axis of a value that a name means; null, and reported, where it has none.</summary>
    private Axis? FindAxis(ModelFrame at, ExpressionSyntax written, IReadOnlyList<Axis> axes, string value)
    {
        if (written is not NameSyntax name)
        {
            if (written is not MissingExpressionSyntax)
            {
                ReportAxisNeeded(at, written, axes, value);
            }

            return null;
        }

        if (AxisWithin(at, name, axes) is { } axis)
        {
            return axis;
        }

        bool isUnnamed = axes.Any(other => other.Name is null && other.ToString() == name.Name.Text);
        string? near = isUnnamed ? null : NearestName.Find(name.Name.Text, axes.Select(other => other.Name).OfType<string>());
        string has = isUnnamed ? $"its axis of that length has no name: give it one by an assignment, 'h[…, {name.Name.Text}] = …'"
            : near is not null ? $"did you mean '{near}'?"
            : axes.Count == 0 ? "it is one number"
            : axes.All(other => other.Name is not null) ? $"it has {Describe(axes)}"
            : axes.Any(other => other.Name is not null) ? $"it has {Describe(axes)}; what has no name gets one by an assignment: 'h[N, {name.Name.Text}] = …'"
            : $"its axes have no names: name them by an assignment, 'h[N, {name.Name.Text}] = …'";
        Report(at, ModelDiagnostics.NoSuchAxis, name.Span, [near is null ? null : Rewriting.Of(name.Span, near)], value, name.Name.Text, has);
        return null;
    }

    private Axis? AxisWithin(ModelFrame at, NameSyntax name, IReadOnlyList<Axis> axes)
    {
        if (!at.Axes.TryGetValue(name.Name.Key, out Axis? meant))
        {
            return null;
        }

        return axes.Contains(meant) ? meant : axes.LastOrDefault(axis => _axes.Whole(axis) == _axes.Whole(meant));
    }

    /// <summary>A value with the axes that the left side of an assignment declares: they are checked, and those without a name get theirs.</summary>
    private Operand Named(ModelFrame at, AssignmentSyntax assignment, Operand value, IReadOnlyList<ExpressionSyntax> declared)
    {
        if (value.IsUnknown && _isProbing)
        {
            value = _elements.Constant(0);
        }

        if (value.IsUnknown)
        {
            return value;
        }

        if (value.Pending is not null || value.IsScalar)
        {
            IReadOnlyList<Axis> all = DeclaredAxes(at, declared);
            return value.Pending is not null ? value.Along(all) : Apply(at, assignment.Span, (arithmetic, values) => arithmetic.Number(values[0]), Keep(value, _graph.Expand(value.Tensor!, [.. all])));
        }

        Tensor tensor = value.Tensor!;
        Axis?[] result = new Axis?[tensor.Axes.Count];
        ExpressionSyntax[] axes = [.. declared.Where(axis => axis is not EllipsisSyntax)];
        bool hasAny = axes.Length < declared.Count;
        if (hasAny ? axes.Length > result.Length : axes.Length != result.Length)
        {
            return FailAtDeclared(at, assignment, tensor);
        }

        int[] places = PlacesOf(at, axes, tensor, hasAny);
        for (int i = 0; i < axes.Length; i++)
        {
            Axis own = tensor.Axes[places[i]];
            Axis? axis = axes[i] switch
            {
                NameSyntax name when AxisWithin(at, name, tensor.Axes) == own => own,
                NameSyntax name when own.Name is null => AxisOfLength(at, name, own.Length, value.Written),
                NameSyntax => null,
                _ when LengthOf(at, axes[i]) is { } length && _knowledge.Unify(own.Length, length) => own,
                _ => null,
            };
            if (axis is null || result.Contains(axis))
            {
                return axes[i] is NameSyntax && own.Name is null && axis is null ? Operand.Unknown : FailAtDeclared(at, assignment, tensor);
            }

            result[places[i]] = axis;
        }

        Axis[] labelled = [.. result.Select((axis, i) => axis ?? tensor.Axes[i])];
        List<Axis> order = [];
        foreach (ExpressionSyntax axis in declared)
        {
            if (axis is EllipsisSyntax)
            {
                order.AddRange(labelled.Where((_, i) => !places.Contains(i)));
            }
            else
            {
                order.Add(labelled[places[Array.IndexOf(axes, axis)]]);
            }
        }

        return Keep(value, _graph.Reorder(_graph.Relabel(tensor, labelled), order));
    }

    /// <summary>Which axis of a tensor each declared one is: by its name, else the next from the right that no name means.</summary>
    private int[] PlacesOf(ModelFrame at, ExpressionSyntax[] declared, Tensor tensor, bool hasAny)
    {
        int[] places = [.. declared.Select(axis => axis is NameSyntax name && AxisWithin(at, name, tensor.Axes) is { } found ? tensor.Axes.ToList().IndexOf(found) : -1)];
        for (int i = 0; i < places.Length; i++)
        {
            // A name that is written again is its twin.
            if (places[i] >= 0 && Array.IndexOf(places, places[i]) < i)
            {
                places[i] = -1;
            }
        }

        int next = tensor.Axes.Count - 1;
        int skipped = hasAny ? 0 : tensor.Axes.Count - declared.Length;
        for (int i = places.Length - 1; i >= 0; i--)
        {
            if (places[i] < 0)
            {
                while (next > skipped && places.Contains(next))
                {
                    next--;
                }

                places[i] = next;
            }
        }

        return places;
    }

    private Operand FailAtDeclared(ModelFrame at, AssignmentSyntax assignment, Tensor tensor)
    {
        Report(at, ModelDiagnostics.AxesOfAssignment, assignment.Target.Span, assignment.Target.Name.Name.Text, at.Quote(assignment.Target), Describe(tensor.Axes));
        return Operand.Unknown;
    }
}
