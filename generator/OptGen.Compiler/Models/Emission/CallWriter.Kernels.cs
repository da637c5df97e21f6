using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Models.Planning;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Models.Emission;

/// <content>The calls of kernels.</content>
internal sealed partial class CallWriter
{
    private void WriteLoop(LoopKernel kernel)
    {
        foreach (ClearKernel clear in kernel.Clears)
        {
            WriteClear(clear);
        }

        LoopText text = new(kernel, _plan, _context);
        string type = _context.Kernel(NameOf(kernel) + "Loop", text.Write);
        string made = Made(type, text);
        string rows = Lengths.Write(text.RowCount);
        string length = Lengths.Write(text.RowLength);
        if (text.IsFlat)
        {
            string all = Lengths.Write(text.RowCount * text.RowLength);
            (rows, length) = ($"({all} + 4095) / 4096", $"nint.Min(4096, {all})");
        }

        if (text.Summed.Count == 0)
        {
            _writer.Line($"ModelLoops.Run<{type}, {Element}>({made}, memory, {rows}, {length});");
            return;
        }

        string batches = Lengths.Write(Product(kernel.Batch));
        string summed = Lengths.Write(Product(kernel.Summed));
        string sums = Lengths.Write(text.SumLength);
        (Length most, Length least, Length end) = text.Extremes;
        string partial = $"new Elements<{Element}>(ref memory.Buffer({_partialSlot}))";
        Partial.Add(string.Join(" * ", new[] { batches, $"ModelLoops.Chunks({summed}, {length})", sums, $"(sizeof(double) / Unsafe.SizeOf<{Element}>())" }.Where(factor => factor != "1")));
        PartialSymbols.UnionWith(text.SumLength.Symbols.Concat(Product(kernel.Rows).Symbols).Concat(text.RowLength.Symbols));
        string parts = $"new SumParts({Lengths.Write(most)}, {Lengths.Write(least)}, {Lengths.Write(end)})";
        _writer.Line($"ModelLoops.Sum<{type}, {Element}>({made}, memory, {batches}, {summed}, {length}, {parts}, {sums}, {partial});");
        foreach (Tensor value in text.Summed)
        {
            if (kernel.Form(value) != ValueForm.ColumnReduction)
            {
                string variable = _identifiers.Unique(_context.Names.Variable(value));
                _writer.Line($"double {variable} = ModelLoops.Total({partial}, {Lengths.Write(text.PlaceLength(value))});");
                _scalars[value] = variable;
                continue;
            }

            foreach (KernelStore store in kernel.Stores.Where(store => store.Value == value))
            {
                _writer.Line($"ModelLoops.StoreColumns({partial}, {Lengths.Write(text.PlaceLength(value))}, {Lengths.Write(text.ErrorsOf(value))}, ModelLoops.Chunks({summed}, {length}) * {sums}, {batches}, {length}, {Start(store.Target)}, {(store.IsGradient ? "memory.Adds" : "false")});");
            }
        }
    }

    private void WriteProduct(ProductKernel kernel)
    {
        EpilogueText text = new(kernel, _plan, _context);
        string? type = text.IsNeeded ? _context.Kernel(NameOf(kernel) + "Epilogue", text.Write) : null;
        string epilogue = type is null ? "" : Made(
            type,
            text,
            [
                .. text.Memory.Select(memory => $"{memory.Value} = new({ProgramContext.First(memory.Key, Lengths)})"),
                .. text.Adds ? new[] { "adds = memory.Adds" } : [],
                .. text.Draws ? new[] { "noise = memory.NoiseKey" } : [],
            ]);
        string picked = kernel.IsTabulated ? "" : PickedRows(kernel) is { } pickedRows ? $", pickedRows: {pickedRows}" : PickedInner(kernel) is { } pickedInner ? $", pickedInner: {pickedInner}" : "";
        bool isEach = !kernel.IsTabulated && kernel.Outer.Count > 0 && type is null && text.Bias is null && picked == "";
        Dictionary<Axis, string> counters = [];
        Stack<Compiler.Emission.CodeWriter.Block> blocks = new();
        foreach (Axis axis in isEach ? [] : kernel.Outer)
        {
            string counter = _identifiers.Unique("at" + (axis.Name is { Length: > 0 } name ? char.ToUpperInvariant(name[0]) + name.Substring(1) : "Place"));
            counters.Add(axis, counter);
            blocks.Push(_writer.Open($"for (nint {counter} = 0; {counter} < {Lengths.Write(axis.Length)}; {counter}++)"));
        }

        TensorView c = text.Main.Target;
        string Located(TensorView view)
        {
            string at = ProgramContext.Sum([view.Offset.Number == 0 ? null : Lengths.Write(view.Offset), .. counters.Select(counter => view.Stride(counter.Key).Number == 0 ? null : Lengths.Times(counter.Value, view.Stride(counter.Key)))]);
            return Elements(view) + (at == "0" ? "" : $".From({at})");
        }

        string Matrix(TensorView view, IReadOnlyList<Axis> rows, IReadOnlyList<Axis> columns, Length none)
        {
            Length rowStride = rows.Count == 0 ? none : view.Stride(rows[rows.Count - 1]);
            Length columnStride = columns.Count == 0 ? Length.One : view.Stride(columns[columns.Count - 1]);
            return $"new ModelMatrix<{Element}>({Located(view)}, {Lengths.Write(rowStride)}, {Lengths.Write(columnStride)})";
        }

        string sizes = $"{Lengths.Write(Product(kernel.Rows))}, {Lengths.Write(Product(kernel.Inner))}, {Lengths.Write(Product(kernel.Columns))}";
        string left = kernel.IsTabulated ? Windows(kernel, Located(kernel.Left)) : Matrix(kernel.Left, kernel.Rows, kernel.Inner, Length.Of(0));
        string matrices = $"{left}, {Matrix(kernel.Right, kernel.Inner, kernel.Columns, Length.One)}, {Matrix(c, kernel.Rows, kernel.Columns, Product(kernel.Columns))}";
        string bias = text.Bias is { } view ? Start(view) : "default";
        string last = type is not null ? $"{bias}, {epilogue}" : text.Bias is not null ? bias : text.Main.IsGradient ? "memory.Adds" : "false";
        if (isEach)
        {
            string Strides(TensorView view) => string.Join(", ", kernel.Outer.Select(axis => Lengths.Write(view.Stride(axis))));
            string lengths = string.Join(", ", kernel.Outer.Select(axis => Lengths.Write(axis.Length)));
            _writer.Line($"ModelProducts.MultiplyEach(memory, {sizes}, {matrices}, {last}, [{lengths}], [{Strides(kernel.Left)}], [{Strides(kernel.Right)}], [{Strides(c)}]);");
            return;
        }

        _writer.Line($"ModelProducts.Multiply(memory, {sizes}, {matrices}, {last}{picked});");
        while (blocks.Count > 0)
        {
            blocks.Pop().Dispose();
        }
    }

    /// <summary>Whether a product reads data by the rows that a batch picks, where they are.</summary>
    public bool ReadsInPlace(ProductKernel kernel) => (kernel.IsTabulated ? PickedWindows(kernel) : PickedRows(kernel) ?? PickedInner(kernel)) is not null;

    /// <summary>The data whose rows, as a batch may pick them, are those of the first factor.</summary>
    private int? PickedRows(ProductKernel kernel) => PickedBy(kernel, kernel.Rows, kernel.Inner);

    /// <summary>The data whose rows, as a batch may pick them, are the columns of the first factor.</summary>
    private int? PickedInner(ProductKernel kernel) => PickedBy(kernel, kernel.Inner, kernel.Rows);

    private int? PickedBy(ProductKernel kernel, IReadOnlyList<Axis> picked, IReadOnlyList<Axis> others)
    {
        TensorView view = kernel.Left;
        if (view.Block.Kind != MemoryKind.Data || view.Offset.Number != 0 || !_model.Data[view.Block.Index].IsPicked || picked.Count != 1 || kernel.Outer.Any(axis => view.Stride(axis).Number != 0))
        {
            return null;
        }

        // The axis that is picked along is the one whose places are whole rows of the data apart.
        Length row = _model.Data[view.Block.Index].Axes.Skip(1).Aggregate(Length.One, (product, axis) => product * axis.Length);
        bool isRow = picked[0].Length.Equals(_model.Data[view.Block.Index].Axes[0].Length) && view.Stride(picked[0]).Equals(row);
        return isRow && others.Count > 0 && others.All(axis => !view.Stride(axis).Equals(row)) ? view.Block.Index : null;
    }

    private void WriteScatter(ScatterKernel kernel)
    {
        TensorView target = kernel.Stores[0].Target;
        Axis along = kernel.Result.Axes[kernel.Result.Content.Place];
        List<Axis> axes = [.. kernel.Source.Axes];
        axes.AddRange(kernel.Index.Axes.Concat(kernel.Result.Axes).Where(axis => axis != along && !axes.Contains(axis)).Distinct());
        string Strides(TensorView view) => $"[{string.Join(", ", axes.Select(axis => axis == along && view == target ? "0" : Lengths.Write(view.Stride(axis))))}]";
        string length = Lengths.Write(along.Length);
        if (kernel.IsByRows)
        {
            string table = Lengths.Write(Length.Of(target.Block.Index) + target.Block.Further);
            string lengths = string.Join(", ", kernel.Index.Axes.Select(axis => Lengths.Write(axis.Length)));
            string strides = string.Join(", ", kernel.Index.Axes.Select(axis => Lengths.Write(kernel.Index.Stride(axis))));
            if (kernel.IsFirst)
            {
                _writer.Line($"memory.ClearRows({table}, {length}, {Lengths.Write(target.Stride(along))});");
            }

            _writer.Line($"ModelLoops.List(memory.TouchedRows({table}), [{lengths}], {Start(kernel.Index)}, [{strides}], {length});");
        }
        else
        {
            _writer.Line($"ModelLoops.Clear({Start(target)}, {Lengths.Write(Product(target.Axes))});");
        }

        _writer.Line(
            $"ModelLoops.Scatter([{string.Join(", ", axes.Select(axis => Lengths.Write(axis.Length)))}], {Start(kernel.Source)}, {Strides(kernel.Source)}, {Start(kernel.Index)}, {Strides(kernel.Index)}, {Start(target)}, {Strides(target)}, {Lengths.Write(target.Stride(along))}, {length});");
        WriteFurther(kernel);
    }

    private void WriteScan(ScanKernel kernel)
    {
        TensorView target = kernel.Stores[0].Target;
        Axis along = kernel.Result.Axes[kernel.Result.Content.Place];
        Axis[] axes = [.. kernel.Result.Axes.Where(axis => axis != along)];
        string Strides(TensorView view) => $"[{string.Join(", ", axes.Select(axis => Lengths.Write(view.Stride(axis))))}]";
        _writer.Line(
            $"ModelLoops.CumulativeSum([{string.Join(", ", axes.Select(axis => Lengths.Write(axis.Length)))}], {Start(kernel.Source)}, {Strides(kernel.Source)}, {Lengths.Write(kernel.Source.Stride(along))}, {Start(target)}, {Strides(target)}, {Lengths.Write(target.Stride(along))}, {Lengths.Write(along.Length)}, {Literals.Boolean(kernel.Result.Content.IsReversed)});");
        WriteFurther(kernel);
    }

    /// <summary>What stands in one place is wanted in another, too.</summary>
    private void WriteFurther(PlannedKernel kernel)
    {
        if (kernel.Stores.Count != 1)
        {
            throw new InvalidOperationException($"{kernel.GetType().Name} stores once.");
        }
    }

    private static Length Product(IReadOnlyList<Axis> axes) => axes.Aggregate(Length.One, (product, axis) => product * axis.Length);

    private string NameOf(PlannedKernel kernel)
    {
        string name = kernel.Values.Concat(kernel.Stores.Select(store => store.Value)).Select(_context.Names.Given).OfType<string>().LastOrDefault()
            ?? (kernel.Values.Count > 0 ? _context.Names.Variable(kernel.Values[kernel.Values.Count - 1]) : "Copy");
        name = string.Concat(name.Replace("∂", "GradientOf").Split('.').Select(part => char.ToUpperInvariant(part[0]) + part.Substring(1)));
        return char.IsLetter(name[0]) ? name : "Value" + name;
    }
}
