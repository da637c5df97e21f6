using OptGen.Compiler.Emission;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Models.Planning;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Emission;

/// <content>The loops within a row.</content>
internal sealed partial class LoopText
{
    /// <summary>How deep an expression may be before a part of it gets a variable.</summary>
    private const int Deepest = 6;

    /// <summary>Whether a store is of elements, not of one number for each row.</summary>
    private bool IsOfElements(KernelStore store) => store.Target.Axes.Any(_kernel.Inner.Contains);

    private void WritePhase(CodeWriter rows, int phase)
    {
        Tensor[] reductions = [.. _kernel.Values.Where(value => _kernel.Form(value) == ValueForm.RowReduction && _phases.PhaseOf(value) == phase)];
        Tensor[] columns = [.. _kernel.Values.Where(value => _kernel.Form(value) == ValueForm.ColumnReduction && _phases.PhaseOf(value) == phase)];
        KernelStore[] stores = [.. _kernel.Stores.Where(store => IsOfElements(store) && _phases.LevelOf(store.Value) == phase && !Is(store.Value, ValueForm.ColumnReduction))];
        if (reductions.Length + columns.Length + stores.Length == 0)
        {
            return;
        }

        LanePlan lanes = new(this, phase, [.. reductions.Concat(columns).Select(value => Normalization.Before(value.Inputs[0])), .. stores.Select(store => Normalization.Before(store.Value))]);
        CodeWriter before = rows.Beside();
        lanes.WriteBefore(before);
        Dictionary<Tensor, string> sums = [];
        foreach (Tensor reduction in reductions)
        {
            sums[reduction] = Identifiers.Unique(Context.Names.Variable(reduction) + "OfLanes");
            before.Line(reduction.Operation switch
            {
                TensorOperation.Sum => $"WideSum {sums[reduction]} = default;",
                TensorOperation.Max => $"TLane {sums[reduction]} = TLane.Splat(double.NegativeInfinity);",
                _ => $"TLane {sums[reduction]} = TLane.Splat(double.PositiveInfinity);",
            });
        }

        Stack<CodeWriter.Block> blocks = new();
        CodeWriter loop = rows.Beside();
        if (!_isMerged)
        {
            foreach (Axis axis in _kernel.Inner.Take(_kernel.Inner.Count - 1))
            {
                string counter = CounterOf(axis);
                blocks.Push(loop.Open($"for (nint {counter} = 0; {counter} < {Lengths.Write(axis.Length)}; {counter}++)"));
            }
        }

        Length length = LaneLength;
        string end = _isFlat ? "length" : Lengths.Write(length);
        blocks.Push(loop.Open($"for (nint j = 0; j < {end}; j += TLane.Count)"));
        if (!IsWhole)
        {
            loop.Line($"int count = (int)nint.Min(TLane.Count, {end} - j);");
        }

        lanes.WriteWithin(loop);
        foreach (Tensor reduction in reductions)
        {
            loop.Line(lanes.Accumulate(reduction, sums[reduction]));
        }

        foreach (Tensor column in columns)
        {
            string value = lanes.Masked(Normalization.Before(column.Inputs[0]), Neutral(column));
            string at = ProgramContext.Sum([PlaceOf(column), .. InnerOffsets(TensorView.Whole(s_nowhere, _kernel.Inner)), "j"]);
            loop.Line(column.Operation switch
            {
                TensorOperation.Sum => $"WideSum.AddToColumns<TLane, {Context.Element}>({value}, ref sums, {Lengths.Write(ErrorsOf(column))}, {at});",
                _ => $"WideSum.{column.Operation}OfColumns<TLane, {Context.Element}>({value}, ref sums, {at});",
            });
        }

        foreach (KernelStore store in stores)
        {
            lanes.WriteStore(loop, store);
        }

        while (blocks.Count > 0)
        {
            blocks.Pop().Dispose();
        }

        rows.Append(before);
        rows.Append(loop);
        foreach (Tensor reduction in reductions)
        {
            string variable = Identifiers.Unique(Context.Names.Variable(reduction));
            _rowVariables[reduction] = variable;
            rows.Line(reduction.Operation switch
            {
                TensorOperation.Sum => $"double {variable} = ModelLanes.Total({sums[reduction]});",
                TensorOperation.Max => $"double {variable} = ModelLanes.Greatest<TLane, {Context.Element}>({sums[reduction]});",
                _ => $"double {variable} = ModelLanes.Least<TLane, {Context.Element}>({sums[reduction]});",
            });
        }
    }

    private static readonly MemoryBlock s_nowhere = new(MemoryKind.Buffer, -1, false, Length.One);

    private Axis LaneAxis => _kernel.Inner[_kernel.Inner.Count - 1];

    /// <summary>How many elements the loop of lanes goes through.</summary>
    private Length LaneLength => _isMerged ? RowLength : LaneAxis.Length;

    /// <summary>Whether all lanes are full.</summary>
    private bool IsWhole => !_isFlat && LaneLength.Number is { } number && number % 16 == 0;

    private string Count => IsWhole ? "TLane.Count" : "count";

    private bool Is(Tensor value, ValueForm form) => _kernel.Computes(value) && _kernel.Form(value) == form;

    private static double Neutral(Tensor reduction) => reduction.Operation switch
    {
        TensorOperation.Max => double.NegativeInfinity,
        TensorOperation.Min => double.PositiveInfinity,
        _ => 0,
    };

    /// <summary>Where elements lie along the axes within a row, without that of lanes.</summary>
    private IEnumerable<string?> InnerOffsets(TensorView view) => _isMerged
        ? []
        : _kernel.Inner.Take(_kernel.Inner.Count - 1).Select(axis => view.Stride(axis).Number == 0 ? null : Lengths.Times(CounterOf(axis), view.Stride(axis)));

    private void WriteRowStores(CodeWriter rows)
    {
        foreach (KernelStore store in _kernel.Stores.Where(store => !IsOfElements(store) && !Is(store.Value, ValueForm.ColumnReduction) && !Is(store.Value, ValueForm.Total)))
        {
            string value = RowNumber(store.Value, rows);
            string memory = MemoryOf(store.Target.Block, store.Value);
            string at = RowOffset(store.Target);
            rows.Line($"{memory}.Set({at}, {(store.IsGradient ? $"adds ? {memory}.At({at}) + {value} : {value}" : value)});");
        }

        foreach (KeyValuePair<Tensor, string> total in _totals)
        {
            rows.Line($"{total.Value} += {RowNumber(total.Key.Inputs[0], rows)};");
        }

        foreach (Tensor number in _kernel.Values.Where(value => value.IsScalar && _kernel.Rows.Count == 0))
        {
            rows.Line($"ModelLanes.Set(ref sums, {PlaceOf(number)}, {RowNumber(number, rows)});");
        }
    }

    private string RowNumber(Tensor tensor, CodeWriter rows)
    {
        tensor = Normalization.Before(tensor);
        string value = RowValue(tensor, rows);
        return tensor.Kind == ElementKind.Condition ? $"({value} ? 1.0 : 0.0)" : value;
    }

    /// <summary>A number of the row, or of all rows, in C#; its variables are written first.</summary>
    private string RowValue(Tensor wanted, CodeWriter rows)
    {
        wanted = Normalization.Before(wanted);
        HashSet<Tensor> found = [wanted];
        Stack<Tensor> pending = new(found);
        while (pending.Count > 0)
        {
            Tensor next = pending.Pop();
            foreach (Tensor input in IsKnownInRow(next) ? [] : next.Inputs.Select(Normalization.Before).Where(found.Add))
            {
                pending.Push(input);
            }
        }

        foreach (Tensor tensor in found.Where(tensor => !(tensor.IsScalar && !_kernel.Computes(tensor)) && !_rowVariables.ContainsKey(tensor)).OrderBy(tensor => tensor.Id))
        {
            string value = RowDefinition(tensor);
            string variable = Identifiers.Unique(Context.Names.Variable(tensor));
            _rowVariables.Add(tensor, variable);
            rows.Line($"{(tensor.Kind == ElementKind.Condition ? "bool" : "double")} {variable} = {value};");
        }

        return NameInRow(wanted);
    }

    private string NameInRow(Tensor tensor) => _rowVariables.TryGetValue(tensor, out string? variable) ? variable
        : tensor.Operation == TensorOperation.Constant ? ScalarOf(tensor)
        : "this." + ScalarOf(tensor);

    private bool IsKnownInRow(Tensor tensor) => _rowVariables.ContainsKey(tensor) || (tensor.IsScalar && !_kernel.Computes(tensor)) || SourceInRow(tensor) is not null
        || tensor.Operation != TensorOperation.Elementwise;

    private TensorView? SourceInRow(Tensor tensor) => _kernel.Copies.TryGetValue(tensor, out TensorView? copied) ? copied : _kernel.Computes(tensor) ? null : Plan.Source(tensor, _kernel.Position);

    private string RowDefinition(Tensor tensor)
    {
        if (SourceInRow(tensor) is { } view)
        {
            string element = $"{MemoryOf(view.Block, tensor)}.At({RowOffset(view)})";
            return tensor.Kind == ElementKind.Condition ? element + " != 0" : element;
        }

        switch (tensor.Operation)
        {
            case TensorOperation.Index:
                return CounterOf(tensor.Axes[0]);
            case TensorOperation.Uniform or TensorOperation.Normal:
                return $"ModelLanes.{tensor.Operation}<{Context.Element}>(memory.NoiseKey, {Context.Stream(tensor)}, {RowOffset(PlacesOf(tensor))})";
            case TensorOperation.At:
            {
                TensorView x = Plan.Source(tensor.Inputs[0], _kernel.Position)!.Through(tensor)!;
                return $"{MemoryOf(x.Block, tensor.Inputs[0])}.At({RowOffset(x)})";
            }

            case TensorOperation.Gather:
            {
                (TensorView x, Length stride, Length length) = GatheredFrom(tensor);
                return $"{MemoryOf(x.Block, tensor.Inputs[0])}.At({ProgramContext.Sum([RowOffset(x), Lengths.Times(IndexAt(tensor, length), stride)])})";
            }

            case TensorOperation.ArgMax or TensorOperation.ArgMin:
            {
                TensorView x = Plan.Source(tensor.Inputs[0], _kernel.Position)!;
                Axis along = tensor.Content.Axes[0];
                string isLeast = Literals.Boolean(tensor.Operation == TensorOperation.ArgMin);
                return $"{MemoryOf(x.Block, tensor.Inputs[0])}.PlaceOfExtreme({RowOffset(x)}, {Lengths.Write(x.Stride(along))}, {Lengths.Write(along.Length)}, {isLeast})";
            }

            default:
            {
                Dictionary<Node, string> names = [];
                Node[] inputs = [.. tensor.Inputs.Select(Normalization.Before).Select(input =>
                {
                    Node leaf = Leaf(input, isLane: false);
                    names.Add(leaf, NameInRow(input));
                    return leaf;
                })];
                return new Expressions(isLane: false, node => names.TryGetValue(node, out string? name) ? name : null).Define(NodeOf(tensor, inputs, isLane: false));
            }
        }
    }

    /// <summary>What a gather reads, without the axis that the index counts along; how far apart the places of that axis are, and how many there are.</summary>
    private (TensorView X, Length Stride, Length Count) GatheredFrom(Tensor gather)
    {
        TensorView x = Plan.Source(gather.Inputs[0], _kernel.Position)!;
        int place = gather.Content.Place;
        Axis along = gather.Inputs[0].Axes[place];
        return (x with { Axes = [.. x.Axes.Where(axis => axis != along)], Strides = [.. x.Strides.Where((_, i) => x.Axes[i] != along)] }, x.Stride(along), along.Length);
    }

    /// <summary>The index of a gather, for one place.</summary>
    private string IndexAt(Tensor gather, Length length)
    {
        if (gather.Inputs[1].IsScalar)
        {
            return $"ModelLanes.Index({NameInRow(gather.Inputs[1])}, {Lengths.Write(length)})";
        }

        TensorView index = Plan.Source(gather.Inputs[1], _kernel.Position)!;
        string memory = MemoryOf(index.Block, gather.Inputs[1]);
        string at = ProgramContext.Sum([RowOffset(index), .. InnerOffsets(index)]);
        return index.Block.IsInteger ? $"{memory}.At({at}, {Lengths.Write(length)})" : $"ModelLanes.Index({memory}.At({at}), {Lengths.Write(length)})";
    }
}
