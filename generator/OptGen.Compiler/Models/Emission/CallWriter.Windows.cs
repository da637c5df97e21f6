using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Planning;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Models.Emission;

/// <content>What runs over windows: products that read them where they are, and what puts them back.</content>
internal sealed partial class CallWriter
{
    /// <summary>The first factor of a product, by tables of its places.</summary>
    private string Windows(ProductKernel kernel, string elements)
    {
        TensorView view = kernel.Left;
        int? data = PickedWindows(kernel);
        return $"new ModelWindows<{Element}>({elements}, {Places(kernel.Rows)}, {Places(kernel.Inner)})";
        string Places(IReadOnlyList<Axis> axes)
        {
            string lengths = string.Join(", ", axes.Select(axis => Lengths.Write(axis.Length)));
            string strides = string.Join(", ", axes.Select(axis => Lengths.Write(view.Stride(axis))));
            int picked = data is null ? -1 : axes.ToList().FindIndex(axis => view.Stride(axis).Equals(RowOf(data.Value)));
            string rows = picked < 0 ? "" : $", {data}, {picked}";
            return $"memory.Places({_context.Table($"{lengths};{strides};{rows}")}, [{lengths}], [{strides}]{rows})";
        }
    }

    /// <summary>The data of which such a product reads rows that a batch may pick, along one axis of its own.</summary>
    private int? PickedWindows(ProductKernel kernel)
    {
        TensorView view = kernel.Left;
        if (view.Block.Kind != MemoryKind.Data || !_model.Data[view.Block.Index].IsPicked || kernel.Outer.Any(axis => view.Stride(axis).Equals(RowOf(view.Block.Index))))
        {
            return null;
        }

        Axis[] rows = [.. kernel.Rows.Concat(kernel.Inner).Where(axis => view.Stride(axis).Equals(RowOf(view.Block.Index)))];
        return rows.Length == 1 && rows[0].Length.Equals(_model.Data[view.Block.Index].Axes[0].Length) ? view.Block.Index : null;
    }

    /// <summary>How many elements an example of data has.</summary>
    private Length RowOf(int data) => Product([.. _model.Data[data].Axes.Skip(1)]);

    private void WriteClear(ClearKernel kernel)
    {
        (Length Part, Length Whole)[] open = [.. kernel.Padded.Where(axis => !axis.Part.Equals(axis.Whole))];
        bool isSure = open.Length == 0 || open.Any(axis => (axis.Whole - axis.Part).Number is not null);
        string condition = isSure ? "" : $"if ({string.Join(" || ", open.Select(axis => $"{Lengths.Write(axis.Part)} != {Lengths.Write(axis.Whole)}"))}) ";
        string target = $"{Elements(kernel.Target)}, {Lengths.Write(kernel.Target.Block.Elements)}";
        string call = kernel.Value == 0 ? $"ModelLoops.Clear({target});" : $"ModelLoops.Fill({target}, {Literals.Double(kernel.Value)});";
        if (condition.Length == 0)
        {
            _writer.Line(call);
            return;
        }

        using (_writer.Open(condition.TrimEnd()))
        {
            _writer.Line(call);
        }
    }

    private void WriteFold(FoldKernel kernel)
    {
        TensorView target = kernel.Stores[0].Target;
        Graph.TensorContent content = kernel.Result.Content;
        Axis whole = kernel.Result.Axes[content.Place];
        IReadOnlyList<Axis> windowed = kernel.Result.Inputs[0].Axes;
        (Axis windows, Axis elements) = (windowed[content.Place], windowed[content.Place + 1]);
        Axis[] axes = [.. kernel.Result.Axes.Where(axis => axis != whole)];
        string Strides(TensorView view) => $"[{string.Join(", ", axes.Select(axis => Lengths.Write(view.Stride(axis))))}]";
        string places = $"new WindowPlaces({Lengths.Write(windows.Length)}, {Lengths.Write(elements.Length)}, {Lengths.Write(content.From!)}, {Lengths.Write(content.Stride!)}, {Lengths.Write(content.Step!)})";
        _writer.Line($"ModelLoops.Clear({Start(target)}, {Lengths.Write(Product(target.Axes))});");
        _writer.Line(
            $"ModelLoops.Fold([{string.Join(", ", axes.Select(axis => Lengths.Write(axis.Length)))}], {places}, {Start(kernel.Source)}, {Strides(kernel.Source)}, {Lengths.Write(kernel.Source.Stride(windows))}, {Lengths.Write(kernel.Source.Stride(elements))}, {Start(target)}, {Strides(target)}, {Lengths.Write(target.Stride(whole))});");
        WriteFurther(kernel);
    }
}
