using OptGen.Compiler.Emission;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Models.Planning;

namespace OptGen.Compiler.Models.Emission;

/// <summary>Writes the type of a loop kernel.</summary>
internal sealed partial class LoopText : KernelText
{
    private const int Chunk = 4096;

    private readonly LoopKernel _kernel;
    private readonly LoopPhases _phases;
    private readonly bool _isFlat;
    private readonly bool _isMerged;
    private readonly Dictionary<Tensor, string> _rowVariables = [];
    private readonly Dictionary<Axis, string> _counters = [];
    private readonly Dictionary<Tensor, string> _splats = [];
    private readonly Dictionary<Tensor, (string Variable, nint Place)> _columns = [];
    private readonly Dictionary<Tensor, string> _totals = [];
    private readonly Dictionary<string, string> _placesInRow = new(StringComparer.Ordinal);
    private readonly Dictionary<Length, string> _lengths = [];
    private readonly CodeWriter _splatWriter;
    private CodeWriter _rowHead = new();

    public LoopText(LoopKernel kernel, PassPlan plan, ProgramContext context)
        : base(context, plan)
    {
        _kernel = kernel;
        _phases = new LoopPhases(kernel, plan);
        TensorView[] views = [.. new KernelReads(kernel, plan).Views.Concat(kernel.Stores.Select(store => store.Target))];
        bool counts = new KernelReads(kernel, plan).Counts;
        _isFlat = kernel.Rows.Count > 0 && kernel.Inner.Count > 0 && !counts
            && kernel.Values.All(value => kernel.Form(value) == ValueForm.Element)
            && kernel.Stores.All(store => store.Target.Axes.Any(kernel.Inner.Contains))
            && views.All(view => view.Merges([.. kernel.Rows, .. kernel.Inner]));
        _isMerged = _isFlat || (kernel.Inner.Count > 1 && !counts && views.All(view => view.Merges(kernel.Inner)));
        _splatWriter = new CodeWriter().Within().Within();
    }

    /// <summary>The number of rows, in C#, by the names of the fields.</summary>
    public Length RowCount => _kernel.Rows.Aggregate(Length.One, (product, axis) => product * axis.Length);

    /// <summary>The number of elements of a row.</summary>
    public Length RowLength => _kernel.Inner.Aggregate(Length.One, (product, axis) => product * axis.Length);

    /// <summary>Whether rows are stretches of all elements.</summary>
    public bool IsFlat => _isFlat;

    /// <summary>Column reductions and totals, which are added up across rows.</summary>
    public IReadOnlyList<Tensor> Summed => [.. _kernel.Values.Where(value => _kernel.Form(value) is ValueForm.ColumnReduction or ValueForm.Total || (value.IsScalar && _kernel.Rows.Count == 0))];

    /// <summary>Writes the type.</summary>
    public string Write(string name)
    {
        CodeWriter body = new CodeWriter().Within().Within();
        WriteBody(body);
        string[] declared = [.. Memory.Select(memory => $"{(memory.Key.IsInteger ? "WholeNumbers" : $"Elements<{Context.Element}>")} {memory.Value} = new({ProgramContext.First(memory.Key, Lengths)});")];
        CodeWriter writer = new CodeWriter();
        using (writer.Open($"private struct {name} : IModelLoop<{Context.Element}>"))
        {
            foreach (string symbol in Symbols.Values)
            {
                writer.Line($"public nint {symbol};");
            }

            foreach (KeyValuePair<Tensor, string> scalar in Scalars)
            {
                writer.Line($"public {(scalar.Key.Kind == ElementKind.Condition ? "bool" : "double")} {scalar.Value};");
            }

            writer.Separate();
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
            writer.Line($"public readonly void Run<TLane>(ModelMemory<{Context.Element}> memory, nint first, nint end, ref double sums)");
            using (writer.Open($"    where TLane : struct, ILane<TLane, {Context.Element}>"))
            {
                foreach (string memory in declared)
                {
                    writer.Line(memory);
                }

                writer.Append(_splatWriter);
                writer.Append(body);
            }
        }

        return writer.ToString();
    }

    private void WriteBody(CodeWriter writer)
    {
        foreach (Tensor total in _kernel.Values.Where(value => _kernel.Form(value) == ValueForm.Total))
        {
            _totals[total] = Identifiers.Unique(Context.Names.Variable(total) + "OfRows");
            writer.Line($"double {_totals[total]} = 0;");
        }

        CodeWriter loop = writer.Beside();
        using (loop.Open("for (nint row = first; row < end; row++)"))
        {
            CodeWriter rows = loop.Beside();
            _rowHead = loop.Beside();
            if (_isFlat)
            {
                string all = Lengths.Write(RowCount * RowLength);
                rows.Line($"nint start = row * {Chunk};");
                rows.Line($"nint length = nint.Min({Chunk}, {all} - start);");
            }

            for (int phase = 0; phase < _phases.Count; phase++)
            {
                WritePhase(rows, phase);
            }

            WriteRowStores(rows);
            loop.Append(_rowHead);
            loop.Append(rows);
            WriteCounting(writer, loop);
        }

        string text = loop.ToString();
        if (text.Contains("adds ? "))
        {
            writer.Line("bool adds = memory.Adds;");
        }

        writer.Append(text);

        foreach (KeyValuePair<Tensor, string> total in _totals)
        {
            writer.Line($"ModelLanes.Set(ref sums, {PlaceOf(total.Key)}, {total.Value});");
        }
    }

    /// <summary>Where a number that rows are added up to begins among all of them: totals first, then greatest, least and sums of columns.</summary>
    public string PlaceOf(Tensor summed) => Lengths.Write(PlaceLength(summed));

    public Length PlaceLength(Tensor summed)
    {
        Length place = Length.Of(0);
        foreach (Tensor other in Ordered())
        {
            if (other == summed)
            {
                return place;
            }

            place += Room(other);
        }

        return place;
    }

    /// <summary>All numbers that rows are added up to.</summary>
    public Length SumLength => Ordered().Aggregate(Length.Of(0), (sum, value) => sum + Room(value));

    /// <summary>Where greatest and least numbers are among them.</summary>
    public (Length Most, Length Least, Length End) Extremes
    {
        get
        {
            Length most = Length.Of(0);
            Length least = Length.Of(0);
            Length end = Length.Of(0);
            foreach (Tensor value in Ordered())
            {
                bool isColumn = _kernel.Form(value) == ValueForm.ColumnReduction;
                if (isColumn && value.Operation == TensorOperation.Sum)
                {
                    break;
                }

                end += Room(value);
                least = isColumn && value.Operation == TensorOperation.Min ? least : end;
                most = isColumn ? most : end;
            }

            return (most, least, end);
        }
    }

    /// <summary>How far behind the sums of columns their errors are; 0 where they have none, as those of floats.</summary>
    public Length ErrorsOf(Tensor column) => column.Operation == TensorOperation.Sum ? Width * Length.Of(LengthWriter.Errors) : Length.Of(0);

    private Length Width => RowLength + Length.Of(16);

    private IEnumerable<Tensor> Ordered() => Summed.OrderBy(value => _kernel.Form(value) != ValueForm.ColumnReduction ? 0 : value.Operation switch
    {
        TensorOperation.Max => 1,
        TensorOperation.Min => 2,
        _ => 3,
    });

    private Length Room(Tensor value) => _kernel.Form(value) != ValueForm.ColumnReduction ? Length.One : Width + ErrorsOf(value);

    private string CounterOf(Axis axis)
    {
        if (_counters.TryGetValue(axis, out string? counter))
        {
            return counter;
        }

        counter = Identifiers.Unique((axis.Name ?? "place").Length > 0 ? $"at{char.ToUpperInvariant((axis.Name ?? "place")[0])}{(axis.Name ?? "place").Substring(1)}" : "at");
        _counters.Add(axis, counter);
        return counter;
    }

    /// <summary>Counts the rows along their axes, as far as somebody asks: from the first row on, one by one, without dividing.</summary>
    private void WriteCounting(CodeWriter before, CodeWriter within)
    {
        int outermost = _kernel.Rows.ToList().FindIndex(_counters.ContainsKey);
        Stack<CodeWriter.Block> blocks = new();
        for (int place = _kernel.Rows.Count - 1; outermost >= 0 && place >= outermost; place--)
        {
            Axis axis = _kernel.Rows[place];
            string counter = CounterOf(axis);
            string divisor = OutOfLoop(_kernel.Rows.Skip(place + 1).Aggregate(Length.One, (product, other) => product * other.Length));
            string length = OutOfLoop(axis.Length);
            string first = divisor == "1" ? "first" : $"first / {divisor}";
            before.Line($"nint {counter} = {(place == 0 ? first : $"{first} % {length}")};");
            if (place == 0)
            {
                within.Line($"{counter}++;");
                break;
            }

            blocks.Push(within.Open($"if (++{counter} == {length})"));
            within.Line($"{counter} = 0;");
        }

        while (blocks.Count > 0)
        {
            blocks.Pop().Dispose();
        }
    }

    /// <summary>Where the elements of a view begin in a row.</summary>
    private string RowOffset(TensorView view)
    {
        string? offset = view.Offset.Number == 0 ? null : _isFlat ? Lengths.Write(view.Offset) : OutOfLoop(view.Offset);
        if (_isFlat)
        {
            return ProgramContext.Sum([offset, Lengths.Times("start", view.Stride(_kernel.Inner[_kernel.Inner.Count - 1]))]);
        }

        if (_kernel.Rows.All(axis => view.Stride(axis).Number == 0))
        {
            return offset ?? "0";
        }

        if (view.Merges(_kernel.Rows))
        {
            return ProgramContext.Sum([offset, Lengths.Times("row", view.Stride(_kernel.Rows[_kernel.Rows.Count - 1]))]);
        }

        string at = ProgramContext.Sum(_kernel.Rows.Select(axis => view.Stride(axis).Number switch
        {
            0 => null,
            1 => CounterOf(axis),
            _ => $"{CounterOf(axis)} * {OutOfLoop(view.Stride(axis))}",
        }));
        if (!_placesInRow.TryGetValue(at, out string? place))
        {
            _placesInRow.Add(at, place = Identifiers.Unique("place"));
            _rowHead.Line($"nint {place} = {at};");
        }

        return offset is null ? place : $"{place} + {offset}";
    }

    /// <summary>A length that is computed before the rows.</summary>
    private string OutOfLoop(Length length)
    {
        if (length.Number is not null)
        {
            return Lengths.Write(length);
        }

        if (!_lengths.TryGetValue(length, out string? variable))
        {
            _lengths.Add(length, variable = Identifiers.Unique("apart"));
            _splatWriter.Line($"nint {variable} = {Lengths.Write(length)};");
        }

        return variable;
    }
}
