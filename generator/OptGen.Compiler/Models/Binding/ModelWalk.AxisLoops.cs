using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;

namespace OptGen.Compiler.Models.Binding;

/// <summary>Loops along an axis: one loop of the graph, whose rounds share all parameters.</summary>
internal sealed partial class ModelWalk
{
    /// <summary>Whether axes alone are looked for: what is not known yet takes those that it meets, and nothing is reported.</summary>
    private bool _isProbing;

    /// <summary>What stands for the states that loops carry, by their full names.</summary>
    private readonly Dictionary<string, Tensor> _carriedStates = new(StringComparer.Ordinal);

    /// <summary>A loop along an axis that is being bound.</summary>
    /// <param name="Syntax">The loop.</param>
    /// <param name="Loop">Its rounds, and what it assigns place by place.</param>
    /// <param name="Keys">The names that it assigns as wholes.</param>
    /// <param name="Beginning">What was found before it.</param>
    private sealed record BoundAlong(AxisLoopSyntax Syntax, AxisLoop Loop, string[] Keys, Beginning Beginning)
    {
        public string Variable => Syntax.Variable.Name.Key;

        /// <summary>The axes of what is carried, as far as trying has found them, and whether it is whole.</summary>
        public Dictionary<string, (IReadOnlyList<Axis> Axes, bool IsWhole)> Found { get; } = new(StringComparer.Ordinal);

        /// <summary>The states that it changes.</summary>
        public Dictionary<string, ModelVariable> States { get; } = new(StringComparer.Ordinal);

        /// <summary>The key of a place that the loop assigns.</summary>
        public string PlaceOf(string output) => output.EndsWith("]", StringComparison.Ordinal) ? $"{output.Substring(0, output.Length - 1)},{Variable}]" : $"{output}[{Variable}]";
    }

    /// <summary>What a loop carries.</summary>
    /// <param name="Key">Its name; null for a state.</param>
    /// <param name="State">The full name of a state; null for names.</param>
    /// <param name="Formal">What stands for it within a round.</param>
    /// <param name="Initial">What it is before.</param>
    private sealed record CarriedAlong(string? Key, string? State, Tensor Formal, Tensor Initial);

    private void BindAlong(ModelFrame at, AxisLoopSyntax syntax)
    {
        if (AxisOf(at, syntax) is not { } axis)
        {
            Forget(at, [.. AssignedIn(syntax).Select(assignment => assignment.Target.Name.Name.Key)]);
            return;
        }

        LoopRounds rounds = RoundsOf(at, (syntax.Variable, syntax.Span), Length.Of(0), axis.Length);
        string variable = syntax.Variable.Name.Key;
        at.AxisLoops.Add(variable, new AxisLoop(rounds, axis, at.AxisLoops.Count, []));
        string[] keys = [.. AssignedIn(syntax).Select(assignment => IndexedKey(at, assignment.Target) ?? assignment.Target.Name.Name.Key).Distinct()];
        string[] outputs = [.. keys.Select(key => OutputOf(key, variable)).OfType<string>()];
        at.AxisLoops[variable] = new AxisLoop(rounds, axis, at.AxisLoops.Count - 1, outputs);
        BoundAlong loop = new(syntax, at.AxisLoops[variable], [.. keys.Where(key => OutputOf(key, variable) is null && !at.States.ContainsKey(key))], Begin(at));
        at.Values.TryGetValue(variable, out Operand? hidden);
        List<LoopRounds> within = _within;
        _within = [.. within, rounds];
        if (_isProbing)
        {
            Probe(at, loop);
        }
        else
        {
            BindRoundsAlong(at, loop);
        }

        _within = within;
        at.AxisLoops.Remove(variable);
        at.Values.Remove(variable);
        if (hidden is not null)
        {
            at.Values[variable] = hidden;
        }
    }

    private static IEnumerable<AssignmentSyntax> AssignedIn(AxisLoopSyntax loop) => RuleTree.Descendants(loop.Body).OfType<AssignmentSyntax>();

    /// <summary>The name whose place of the round a key is; null for other keys.</summary>
    private static string? OutputOf(string key, string variable) => key.EndsWith($"[{variable}]", StringComparison.Ordinal) ? key.Substring(0, key.Length - variable.Length - 2)
        : key.EndsWith($",{variable}]", StringComparison.Ordinal) ? key.Substring(0, key.Length - variable.Length - 2) + "]"
        : null;

    /// <summary>The axis of a loop; null, and reported, where there is none.</summary>
    private Axis? AxisOf(ModelFrame at, AxisLoopSyntax syntax)
    {
        NameSyntax name = syntax.Axis;
        if (at.AxisLoops.ContainsKey(syntax.Variable.Name.Key))
        {
            Report(at, ModelDiagnostics.DeclaredTwice, syntax.Variable.Span, syntax.Variable.Name.Text);
            return null;
        }

        bool isKnown = at.Axes.ContainsKey(name.Name.Key) || (at.Constructor.TryGetValue(name.Name.Key, out ConstructorValue? given) && given.Length is not null);
        if (isKnown)
        {
            return AxisNamed(at, name.Name.Text, name.Span);
        }

        string? near = NearestName.Find(name.Name.Text, at.Axes.Keys);
        Report(at, ModelDiagnostics.UnknownName, name.Span, [near is null ? null : Rewriting.Of(name.Span, near)], name.Name.Text, near is null ? "a loop runs along an axis that a value has: 'x[N, T]'" : $"did you mean the axis '{near}'?");
        return null;
    }

    private void BindRoundsAlong(ModelFrame at, BoundAlong loop)
    {
        // What is a number before the loop takes the axes of what it becomes.
        if (loop.Keys.Any(key => at.Values.TryGetValue(key, out Operand? value) && !value.IsUnknown && value.Along([]).IsScalar))
        {
            _isProbing = true;
            int known;
            do
            {
                known = loop.Found.Count;
                Probe(at, loop);
                foreach (string key in loop.Keys.Where(key => !loop.Found.ContainsKey(key) && loop.Beginning.Values.TryGetValue(key, out Operand? before) && before.Along([]).IsScalar))
                {
                    if (at.Values.TryGetValue(key, out Operand? found) && found.Along([]) is { Tensor: { } tensor } && (tensor.Axes.Count > 0 || tensor.Kind == ElementKind.Integer))
                    {
                        loop.Found[key] = (tensor.Axes, tensor.Kind == ElementKind.Integer);
                    }
                }

                BeginAgain(at, loop.Beginning);
            }
            while (loop.Found.Count > known);
            _isProbing = false;
        }

        // Names may get wider, and states may be found.
        while (true)
        {
            if (!BindOneRound(at, loop, out bool isAgain))
            {
                Forget(at, [.. loop.Keys, .. loop.Loop.Outputs]);
                return;
            }

            if (!isAgain)
            {
                return;
            }

            BeginAgain(at, loop.Beginning);
        }
    }

    /// <summary>Binds a round for its axes alone: afterwards names have those that the loop gives them.</summary>
    private void Probe(ModelFrame at, BoundAlong loop)
    {
        foreach (string key in loop.Keys)
        {
            if (loop.Found.TryGetValue(key, out (IReadOnlyList<Axis> Axes, bool IsWhole) found))
            {
                at.Values[key] = _elements.Of(_graph.Broadcast(_graph.Constant(0), found.Axes));
            }
            else if (at.Values.TryGetValue(key, out Operand? value) && value.Along([]).IsScalar)
            {
                at.Values[key] = Operand.Unknown;
            }
        }

        BindBody(at, loop);
        foreach (string output in loop.Loop.Outputs)
        {
            if (at.Values.TryGetValue(loop.PlaceOf(output), out Operand? place))
            {
                at.Values.Remove(loop.PlaceOf(output));
                at.Values[output] = place.Along([]).Tensor is { } tensor && !tensor.Has(loop.Loop.Along) ? _elements.Of(_graph.Broadcast(tensor, loop.Loop.Placed(tensor.Axes))) : Operand.Unknown;
            }
        }
    }

    private void BindBody(ModelFrame at, BoundAlong loop)
    {
        at.Values[loop.Variable] = _elements.Of(_graph.Number(loop.Loop.Rounds.Index));
        BindBlock(at, loop.Syntax.Body.Statements);
        at.Values.Remove(loop.Variable);
    }

    /// <summary>Binds a round, and the loop if nothing new was found; false where something is wrong, which is reported.</summary>
    private bool BindOneRound(ModelFrame at, BoundAlong loop, out bool isAgain)
    {
        isAgain = false;
        if (Carried(at, loop) is not { } carried)
        {
            return false;
        }

        int first = _graph.Tensors.Count;
        BindBody(at, loop);
        foreach (CarriedAlong state in carried.Where(value => value.State is not null))
        {
            _carriedStates.Remove(state.State!);
        }

        if (_diagnostics.Skip(loop.Beginning.Diagnostics).Any(mistake => ModelHintDiagnostics.All.All(hint => hint.Id != mistake.Id)))
        {
            return false;
        }

        if (_graph.Tensors.Skip(first).Any(tensor => tensor.Axes.Any(axis => axis.Length.Symbols.Contains(loop.Loop.Rounds.Symbol))))
        {
            string variable = loop.Syntax.Variable.Name.Text;
            Report(at, ModelDiagnostics.LengthUnknown, loop.Syntax.Variable.Span, variable, $"all rounds have the same axes, so '{variable}' is no length");
            return false;
        }

        foreach ((string state, Tensor value) in _updates)
        {
            isAgain |= !loop.States.ContainsKey(state) && loop.Beginning.Updates.FirstOrDefault(update => update.State == state).Value != value;
        }

        if (isAgain)
        {
            foreach ((string state, _) in _updates.Where(update => !loop.States.ContainsKey(update.State) && !loop.Beginning.Updates.Contains(update)))
            {
                loop.States.Add(state, _variables.First(variable => variable.Name == state).Variable);
            }

            return true;
        }

        List<(Tensor Formal, Tensor Initial, Tensor Next)> values = [];
        foreach (CarriedAlong value in carried)
        {
            if (NextOf(at, loop, value, out isAgain) is { } next)
            {
                values.Add((value.Formal, value.Initial, next));
            }
            else
            {
                return isAgain;
            }
        }

        return CloseAlong(at, loop, carried, values);
    }

    /// <summary>What a round is given by the one before; null, and reported, where that cannot be carried.</summary>
    private List<CarriedAlong>? Carried(ModelFrame at, BoundAlong loop)
    {
        LoopRounds rounds = loop.Loop.Rounds;
        List<CarriedAlong> carried = [];
        foreach (string key in loop.Keys)
        {
            if (!at.Values.TryGetValue(key, out Operand? value) || value.IsUnknown)
            {
                continue;
            }

            bool isFound = loop.Found.TryGetValue(key, out (IReadOnlyList<Axis> Axes, bool IsWhole) found);
            IReadOnlyList<Axis> axes = isFound ? found.Axes : value.Along([]).Axes;
            Tensor before = value.Along(axes).Tensor!;
            if (before.Kind == ElementKind.Condition)
            {
                Report(at, ModelDiagnostics.CarriedOtherwise, loop.Syntax.Variable.Span, key, "truth values", "the same", "numbers are carried: 'where(…, 1, 0)'");
                return null;
            }

            Tensor initial = _graph.Broadcast(found.IsWhole ? Whole(before) : before, axes);
            Tensor formal = _graph.Formal(FormalName(rounds, key, axes), axes, initial.Kind, isCarried: true);
            carried.Add(new(key, null, formal, initial));
            at.Values[key] = _elements.Of(formal);
        }

        foreach (KeyValuePair<string, ModelVariable> state in loop.States)
        {
            IReadOnlyList<Axis> axes = state.Value.Axes;
            Tensor initial = _graph.Relabel(_updates.FirstOrDefault(update => update.State == state.Key).Value ?? LeafOf(state.Value, isState: true), axes);
            Tensor formal = _graph.Formal(FormalName(rounds, state.Key, axes), axes, initial.Kind, isCarried: true);
            carried.Add(new(null, state.Key, formal, initial));
            _updates.RemoveAll(update => update.State == state.Key);
            _carriedStates[state.Key] = formal;
            foreach (string own in at.States.Where(own => own.Value == state.Key && at.Values.ContainsKey(own.Key)).Select(own => own.Key))
            {
                at.Values[own] = _elements.Of(_graph.Relabel(formal, at.Values[own].Axes));
            }
        }

        return carried;
    }

    private static string FormalName(LoopRounds rounds, string name, IReadOnlyList<Axis> axes) => $"{rounds.Symbol}.{name}.{string.Join(",", axes.Select(axis => axis.Id))}";

    /// <summary>Numbers as integers, where a round makes integers of them.</summary>
    private Tensor Whole(Tensor numbers) => numbers is { Operation: TensorOperation.Constant, Kind: ElementKind.Number } && numbers.Content.Value == Math.Floor(numbers.Content.Value)
        ? _graph.Elementwise(Values.Operation.Add, [], isWhole: true, numbers, _graph.Constant(0))
        : numbers;

    /// <summary>What a round makes of something that is carried; null where it has other axes: it is tried again with these, or reported.</summary>
    private Tensor? NextOf(ModelFrame at, BoundAlong loop, CarriedAlong carried, out bool isAgain)
    {
        isAgain = false;
        Tensor formal = carried.Formal;
        if (carried.State is { } state)
        {
            return _updates.FirstOrDefault(update => update.State == state).Value is { } updated ? _graph.Relabel(updated, formal.Axes) : formal;
        }

        string key = carried.Key!;
        Operand next = Relabelled(at, Numbers(Known(at.Values[key].Along(formal.Axes))), formal.Axes);
        if (next.Tensor is not { } tensor)
        {
            return null;
        }

        bool isWider = !tensor.Axes.All(formal.Has);
        if (!isWider && (tensor.Kind == formal.Kind || formal.Kind == ElementKind.Number || MarkAsInteger(tensor)))
        {
            return _graph.Broadcast(tensor, formal.Axes);
        }

        if (!loop.Found.ContainsKey(key) && formal.Axes.All(tensor.Has))
        {
            loop.Found[key] = (tensor.Axes, tensor.Kind == ElementKind.Integer);
            isAgain = true;
            return null;
        }

        AssignmentSyntax assignment = AssignedIn(loop.Syntax).Last(assignment => (IndexedKey(at, assignment.Target) ?? assignment.Target.Name.Name.Key) == key);
        (string before, string after) = isWider ? (Describe(formal.Axes), Describe(tensor.Axes)) : ("whole numbers", "others");
        Report(at, ModelDiagnostics.CarriedOtherwise, assignment.Span, assignment.Target.Name.Name.Text, before, after, isWider ? "what goes from round to round keeps its axes" : "what goes from round to round stays whole");
        return null;
    }
}
