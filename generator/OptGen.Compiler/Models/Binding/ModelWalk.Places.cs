using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Models.Axes;

namespace OptGen.Compiler.Models.Binding;

/// <summary>Places along the axis of a loop: <c>x[s]</c>, and <c>o[s] = …</c>.</summary>
internal sealed partial class ModelWalk
{
    /// <summary>What the place of the round is called among values: <c>o[s]</c>; null where the brackets are no variables of loops along axes.</summary>
    private static string? PlaceKeyOf(ModelFrame at, string name, IReadOnlyList<ExpressionSyntax> indices, bool isRead = false)
    {
        string[] places = [.. indices.Select(index => LoopOf(at, index)).OfType<(string Variable, AxisLoop Loop)>().OrderBy(place => place.Loop.Depth).Select(place => place.Variable)];
        return places.Length == 0 || (isRead && places.Length < indices.Count) ? null : $"{name}[{string.Join(",", places)}]";
    }

    /// <summary>The loop whose variable an index is.</summary>
    private static (string Variable, AxisLoop Loop)? LoopOf(ModelFrame at, ExpressionSyntax index) =>
        index is NameSyntax { Name.Key: var key } && at.AxisLoops.TryGetValue(key, out AxisLoop? loop) ? (key, loop) : null;

    /// <summary>Whether brackets on the left mean nothing: places beside names of axes, or other places than the round's. It is reported.</summary>
    private bool IsMisplaced(ModelFrame at, TargetSyntax target, bool isState)
    {
        if (target.Axes is not { } axes
            || axes.SelectMany(RuleTree.Descendants).OfType<NameSyntax>().FirstOrDefault(name => at.AxisLoops.ContainsKey(name.Name.Key)) is not { } variable
            || (axes.All(axis => LoopOf(at, axis) is not null) && !isState))
        {
            return false;
        }

        string name = target.Name.Name.Text;
        string cure = isState ? $"a state is assigned as a whole: '{name} = …'" : $"a loop assigns the round's place: '{name}[{variable.Name.Text}] = …'; all other axes are those of the value";
        Report(at, ModelDiagnostics.MisplacedAxes, target.Span, at.Quote(target), cure);
        return true;
    }

    /// <summary>Whether a name is read as a whole while a loop assigns its places. It is reported.</summary>
    private bool IsUnfinished(ModelFrame at, NameSyntax name)
    {
        if (at.AxisLoops.FirstOrDefault(loop => loop.Value.Outputs.Contains(name.Name.Key)) is not { Value: not null } unfinished)
        {
            return false;
        }

        Report(at, ModelDiagnostics.NotWholeYet, name.Span, name.Name.Text, unfinished.Key);
        return true;
    }

    /// <summary>What is indexed. Before the round assigns its place, that is what was there before the loop.</summary>
    private Operand TargetOf(ModelFrame at, SubscriptSyntax subscript)
    {
        bool isPlace = subscript.Indices.All(index => LoopOf(at, index) is not null);
        return isPlace && subscript.Target is NameSyntax name && at.Values.TryGetValue(name.Name.Key, out Operand? before)
            ? before.IsUnknown ? before : Known(before) with { Written = at.Quote(name) }
            : Known(Bind(at, subscript.Target));
    }

    /// <summary>The place of the round, of a value that has the axis of the loop; null where the index means something else.</summary>
    /// <param name="at">Where it stands.</param>
    /// <param name="operand">The value.</param>
    /// <param name="index">The index.</param>
    private Operand? AtRound(ModelFrame at, Operand operand, ExpressionSyntax index)
    {
        NameSyntax? named = (index as NamedArgumentSyntax)?.Name;
        if (LoopOf(at, index is NamedArgumentSyntax { Value: var value } ? value : index) is not (_, { } loop)
            || operand.Axes.ToList().FindIndex(axis => _axes.Whole(axis) == _axes.Whole(loop.Along)) is not (>= 0 and var place)
            || (named is not null && AxisWithin(at, named, operand.Axes) != operand.Axes[place]))
        {
            return null;
        }

        Axis own = operand.Axes[place];
        if (!own.Length.Equals(loop.Along.Length))
        {
            Report(at, ModelDiagnostics.LengthsDiffer, index.Span, loop.Along.ToString(), loop.Along.Length.ToString(), operand.Written, own.Length.ToString());
            return Operand.Unknown;
        }

        loop.NoteIndexed(operand.Axes.Count, place);
        return Made(_graph.At(operand.Tensor!, place, loop.Rounds.Index));
    }

    /// <summary>An index, in which the variable of a loop along an axis counts through all rounds, unless it is the index itself and the axis as long as there are rounds.</summary>
    /// <param name="at">Where it stands.</param>
    /// <param name="operand">What is indexed.</param>
    /// <param name="axis">Along what.</param>
    /// <param name="index">The index.</param>
    /// <param name="isNamed">Whether the axis is written before it.</param>
    /// <param name="counted">The loop whose rounds the index then has for an axis; null for other indices.</param>
    private Operand BindPlacesOfRounds(ModelFrame at, Operand operand, Axis axis, ExpressionSyntax index, bool isNamed, out AxisLoop? counted)
    {
        counted = null;
        NameSyntax? variable = NumberOfRound(at, index);
        if (variable is null || (LoopOf(at, index) is (_, { } same) && same.Along.Length.Equals(axis.Length)))
        {
            return Bind(at, index);
        }

        string key = variable.Name.Key;
        AxisLoop loop = at.AxisLoops[key];
        if (_axes.Whole(axis) == _axes.Whole(loop.Along) || (!isNamed && operand.Axes.Any(other => _axes.Whole(other) == _axes.Whole(loop.Along))))
        {
            Report(at, ModelDiagnostics.OtherPlace, index.Span, at.Quote(index), operand.Written, variable.Name.Text, loop.Along.ToString());
            return Operand.Unknown;
        }

        Operand number = at.Values[key];
        at.Values[key] = _elements.Of(_graph.Index(loop.Rounds.Axis)) with { IsTable = true };
        Operand places = Known(Bind(at, index));
        at.Values[key] = number;
        counted = places.Axes.Contains(loop.Rounds.Axis) ? loop : null;
        return places;
    }

    /// <summary>The variable of a loop along an axis that an index counts with; those that only pick the round's places of what counts are passed over.</summary>
    private static NameSyntax? NumberOfRound(ModelFrame at, ExpressionSyntax index)
    {
        Stack<SyntaxNode> pending = new([index]);
        while (pending.Count > 0)
        {
            SyntaxNode next = pending.Pop();
            if (next is NameSyntax name && at.AxisLoops.ContainsKey(name.Name.Key))
            {
                return name;
            }

            IEnumerable<SyntaxNode> parts = next is SubscriptSyntax subscript ? [subscript.Target, .. subscript.Indices.Where(place => LoopOf(at, place) is null)] : RuleTree.Children(next);
            foreach (SyntaxNode part in parts)
            {
                pending.Push(part);
            }
        }

        return null;
    }
}
