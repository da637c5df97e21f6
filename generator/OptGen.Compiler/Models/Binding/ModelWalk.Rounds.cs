using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Models.Binding;

/// <summary>
/// Loops whose rounds all do the same are bound once: as a loop of the graph, for any number of rounds. Where a round differs, by its axes or by what it decides, the loop is written out.
/// </summary>
internal sealed partial class ModelWalk
{
    /// <summary>A loop of fewer rounds is written out: it is no shorter as a loop.</summary>
    private const int FewestRounds = 3;

    private readonly Dictionary<string, LoopRounds> _rounds = new(StringComparer.Ordinal);

    /// <summary>The loops that are being bound as such, the outermost first.</summary>
    private List<LoopRounds> _within = [];

    /// <summary>What a walk has found when a loop begins, to begin again where it cannot be bound as such.</summary>
    private sealed record Beginning(
        int Diagnostics,
        List<(string Name, bool IsState, ModelVariable Variable, string Place, RuleSpan Span)> Variables,
        Dictionary<string, string> CallNames,
        HashSet<string> FixedParameters,
        HashSet<Length> Counts,
        int OwnAxes,
        List<(string State, Tensor Value)> Updates,
        int Calls,
        Dictionary<string, Operand> Values,
        Dictionary<string, Axis> Axes,
        HashSet<string> Missing,
        HashSet<string> PartlyAssigned,
        HashSet<string> NamesOfCalls,
        Dictionary<string, ModelFrame> Called,
        IReadOnlyList<Axis>? AnyAxes,
        ModelKnowledge.Snapshot Knowledge);

    /// <summary>A loop that is tried to be bound as one.</summary>
    /// <param name="Syntax">The loop.</param>
    /// <param name="Rounds">Its rounds.</param>
    /// <param name="Keys">The names that it assigns.</param>
    /// <param name="Beginning">What was found before it.</param>
    private sealed record TriedLoop(ForSyntax Syntax, LoopRounds Rounds, string[] Keys, Beginning Beginning);

    private Beginning Begin(ModelFrame at) => new(
        _diagnostics.Count,
        [.. _variables],
        new(_callNames),
        [.. _fixedParameters],
        [.. _counts],
        _ownAxes.Count,
        [.. _updates],
        _calls,
        new(at.Values),
        new(at.Axes),
        [.. at.Missing],
        [.. at.PartlyAssigned],
        [.. at.CallNames],
        new(at.Called),
        at.AnyAxes,
        _knowledge.Take());

    private void BeginAgain(ModelFrame at, Beginning beginning)
    {
        _diagnostics.RemoveRange(beginning.Diagnostics, _diagnostics.Count - beginning.Diagnostics);
        Restore(_variables, beginning.Variables);
        Restore(_callNames, beginning.CallNames);
        Restore(_fixedParameters, beginning.FixedParameters);
        Restore(_counts, beginning.Counts);
        _ownAxes.RemoveRange(beginning.OwnAxes, _ownAxes.Count - beginning.OwnAxes);
        _updates = [.. beginning.Updates];
        _calls = beginning.Calls;
        at.Values = new(beginning.Values, StringComparer.Ordinal);
        Restore(at.Axes, beginning.Axes);
        Restore(at.Missing, beginning.Missing);
        Restore(at.PartlyAssigned, beginning.PartlyAssigned);
        Restore(at.CallNames, beginning.NamesOfCalls);
        Restore(at.Called, beginning.Called);
        at.AnyAxes = beginning.AnyAxes;
        _knowledge.Restore(beginning.Knowledge);
    }

    private static void Restore<T>(ICollection<T> now, IEnumerable<T> before)
    {
        T[] items = [.. before];
        now.Clear();
        foreach (T item in items)
        {
            now.Add(item);
        }
    }

    /// <summary>Binds a loop as one; false, and as before, where its rounds differ.</summary>
    /// <param name="at">The model.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="from">The number of the first round.</param>
    /// <param name="count">How many rounds there are.</param>
    private bool BindRounds(ModelFrame at, ForSyntax loop, Length from, Length count)
    {
        AssignmentSyntax[] assignments = [.. RuleTree.Descendants(loop.Body).OfType<AssignmentSyntax>()];
        bool Numbers(SyntaxNode node) => RuleTree.Descendants(node).OfType<NameSyntax>().Any(name => name.Name.Key == loop.Variable.Name.Key);
        if (count.DependsOnData || count.DependsOnRound
            || assignments.Any(assignment => assignment.Target.Axes is { Count: 1 } axes && Numbers(axes[0]))
            || RuleTree.Descendants(loop.Body).OfType<IfSyntax>().Any(branch => Numbers(branch.Condition)))
        {
            return false;
        }

        LoopRounds rounds = RoundsOf(at, (loop.Variable, loop.Span), from, count);
        string[] keys = [.. assignments.Select(assignment => IndexedKey(at, assignment.Target) ?? assignment.Target.Name.Name.Key).Where(key => !at.States.ContainsKey(key)).Distinct()];
        Dictionary<string, IReadOnlyList<Axis>> axes = new(StringComparer.Ordinal);
        TriedLoop tried = new(loop, rounds, keys, Begin(at));

        // A number takes the axes of what it becomes, so these are found by trying.
        for (int tries = 0; tries < 3; tries++)
        {
            if (BindOnce(at, tried, axes, out bool isAgain))
            {
                return true;
            }

            BeginAgain(at, tried.Beginning);
            if (!isAgain)
            {
                return false;
            }
        }

        return false;
    }

    private bool BindOnce(ModelFrame at, TriedLoop tried, Dictionary<string, IReadOnlyList<Axis>> axes, out bool isAgain)
    {
        isAgain = false;
        (ForSyntax loop, LoopRounds rounds, string[] keys, Beginning beginning) = tried;
        List<(string Key, Tensor Formal, Tensor Initial)> carried = [];
        foreach (string key in keys)
        {
            if (!at.Values.TryGetValue(key, out Operand? value))
            {
                continue;
            }

            IReadOnlyList<Axis> known = axes.TryGetValue(key, out IReadOnlyList<Axis>? wider) ? wider : value.Along([]).Axes;
            if (value.Along(known).Tensor is not { Kind: not ElementKind.Condition } before || !before.Axes.All(known.Contains))
            {
                return false;
            }

            Tensor initial = _graph.Broadcast(before, known);
            Tensor formal = _graph.Formal($"{rounds.Symbol}.{key}.{string.Join(",", known.Select(axis => axis.Id))}", known, initial.Kind, isCarried: true);
            carried.Add((key, formal, initial));
            at.Values[key] = _elements.Of(formal);
        }

        string number = loop.Variable.Name.Key;
        at.Values.TryGetValue(number, out Operand? hidden);
        string names = at.Rounds;
        List<LoopRounds> within = _within;
        at.Values[number] = _elements.Of(_graph.Number(rounds.From + rounds.Index));
        at.Rounds = $"{names}.{{{rounds.Symbol}}}";
        _within = [.. within, rounds];
        int first = _graph.Tensors.Count;
        try
        {
            BindBlock(at, loop.Body.Statements);
        }
        finally
        {
            (at.Rounds, _within) = (names, within);
        }

        at.Values.Remove(number);
        if (hidden is not null)
        {
            at.Values[number] = hidden;
        }

        if (_diagnostics.Skip(beginning.Diagnostics).Any(mistake => ModelHintDiagnostics.All.All(hint => hint.Id != mistake.Id)) || _graph.Tensors.Skip(first).Any(tensor => tensor.Axes.Any(axis => axis.Length.DependsOnRound)))
        {
            return false;
        }

        List<(Tensor, Tensor, Tensor)> values = [];
        foreach ((string key, Tensor formal, Tensor initial) in carried)
        {
            Operand next = Relabelled(at, Known(at.Values[key].Along(formal.Axes)), formal.Axes);
            if (next.Tensor is not { } tensor || tensor.Kind != formal.Kind)
            {
                return false;
            }

            if (!tensor.Axes.All(formal.Has))
            {
                isAgain = formal.Axes.All(tensor.Has) && !axes.ContainsKey(key);
                axes[key] = tensor.Axes;
                return false;
            }

            values.Add((formal, initial, _graph.Broadcast(tensor, formal.Axes)));
        }

        return Close(at, tried, carried, values);
    }

    /// <summary>Makes the loop of what a round has become, and gives names what they are behind it.</summary>
    private bool Close(
        ModelFrame at,
        TriedLoop tried,
        List<(string Key, Tensor Formal, Tensor Initial)> carried,
        List<(Tensor Formal, Tensor Initial, Tensor Next)> values)
    {
        (ForSyntax loop, LoopRounds rounds, string[] keys, Beginning beginning) = tried;
        (string State, Tensor Value)[] updates = [.. _updates.Where(update => !beginning.Updates.Contains(update))];
        if (updates.Any(update => beginning.Updates.Any(before => before.State == update.State) || !_variables.Any(variable => variable.Name == update.State && variable.Variable.Rounds.Contains(rounds))))
        {
            // A state that all rounds share.
            return false;
        }

        // What a round alone assigns is that of the last round behind the loop, and 0 where there is none.
        string[] own = [.. keys.Where(key => carried.All(value => value.Key != key) && at.Values.TryGetValue(key, out Operand? value) && IsReadBehind(at, loop.Span, key)
            && value.Along([]).Tensor is { Kind: ElementKind.Number } tensor && tensor.Axes.All(axis => !axis.Length.DependsOnRound))];
        foreach (string key in own)
        {
            Tensor last = at.Values[key].Along([]).Tensor!;
            Tensor formal = _graph.Formal($"{rounds.Symbol}.{key}.last.{last.Id}", last.Axes, ElementKind.Number, isCarried: true);
            carried.Add((key, formal, last));
            values.Add((formal, _graph.Broadcast(_graph.Constant(0), last.Axes), last));
        }

        (Tensor made, IReadOnlyList<Tensor> left) = new LoopMaker(_graph, rounds.Symbol, rounds.Axis).Make(values, [.. updates.Select(update => update.Value)]);
        _updates = [.. beginning.Updates, .. updates.Select((update, i) => (update.State, _graph.LoopOutput(made, left[i])))];
        foreach (string key in keys)
        {
            int place = carried.FindIndex(value => value.Key == key);
            if (place >= 0)
            {
                at.Values[key] = _elements.Of(_graph.LoopResult(made, place));
            }
            else
            {
                at.Values.Remove(key);
            }
        }

        // What was declared and called within a round is known there alone.
        foreach (string key in at.Values.Keys.Where(key => !beginning.Values.ContainsKey(key) && !keys.Contains(key)).ToList())
        {
            at.Values.Remove(key);
        }

        Restore(at.Called, beginning.Called);
        return true;
    }

    /// <summary>Which of all rounds of the loops around it is being bound; null outside of loops.</summary>
    private Length? RoundNow => _within.Count == 0 ? null : _within.Aggregate(Length.Of(0), (round, loop) => (round * loop.Axis.Length) + loop.Index);

    /// <summary>Whether an index is the number of the round, and the axis as long as there are rounds.</summary>
    private bool IsPlaceOfRound(Tensor index, Axis axis) => index.Operation == TensorOperation.Length
        && _within.Any(loop => index.Content.Length!.Equals(loop.Index) && loop.Axis.Length.Equals(axis.Length));

    /// <summary>Whether a name is read behind a loop, or is a value of the outermost model, which calls leave.</summary>
    private static bool IsReadBehind(ModelFrame at, RuleSpan loop, string key) => at.Caller is null
        || at.Source.Statements.SelectMany(RuleTree.Descendants).OfType<NameSyntax>().Any(name => name.Name.Key == key && name.Span.Start >= loop.Start + loop.Length);

    /// <summary>Both passes, and all tries, count the rounds of a loop along one axis.</summary>
    private LoopRounds RoundsOf(ModelFrame at, (NameSyntax Variable, RuleSpan Span) loop, Length from, Length count)
    {
        string place = $"{PlaceKey(at, loop.Span)}|{from}|{count}";
        if (!_rounds.TryGetValue(place, out LoopRounds? rounds))
        {
            string name = RuleNames.Create(loop.Variable.Name.Text).Key;
            string letter = char.ToUpperInvariant(name[0]) + name.Substring(1);
            string symbol = $"round{(letter.All(char.IsLetterOrDigit) ? letter : "")}{(_rounds.Count == 0 ? "" : $"{_rounds.Count + 1}")}";
            rounds = new LoopRounds(_graph.Axis(null, count), new LengthSymbol(symbol, false, IsRound: true), from);
            _rounds.Add(place, rounds);
        }

        return rounds;
    }
}
