using OptGen.Compiler.Emission;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Binding;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Models.Planning;

namespace OptGen.Compiler.Models.Emission;

/// <summary>Writes the methods of a program: one for each kind of call, and what they need.</summary>
internal sealed class MethodEmitter(BoundModel model, ModelPlan plan, ProgramContext context, Func<string, string> read)
{
    /// <summary>How much each loop needs for what rows are added up to, in C#.</summary>
    private readonly List<string> _partial = [];
    private readonly HashSet<LengthSymbol> _partialSymbols = [];

    private string Element => context.Element;

    private int PartialSlot => plan.Slots.Count;

    /// <summary>Writes what a call does.</summary>
    public void Write(CodeWriter writer, string method, PassPlan pass)
    {
        CodeWriter kernels = writer.Within();
        CallWriter call = new(model, pass, context, read, kernels, PartialSlot);
        foreach (PlannedKernel kernel in pass.Kernels)
        {
            call.Write(kernel);
        }

        call.WriteScalars();
        _partial.AddRange(call.Partial.Where(text => !_partial.Contains(text)));
        _partialSymbols.UnionWith(call.PartialSymbols);
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Open($"public override void {method}(ModelMemory<{Element}> memory)"))
        {
            WriteLengths(writer, call.Symbols, place => $"(nint)memory.Length({place})");
            WritePicked(writer, pass, call);
            writer.Append(kernels);
        }
    }

    /// <summary>Writes how much memory calls need, and where they leave what.</summary>
    /// <param name="writer">Takes it.</param>
    /// <param name="without">The places of the parameters without gradient.</param>
    public void WriteMeasures(CodeWriter writer, IReadOnlyList<int> without)
    {
        NamedValues names = plan.Names;
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override int Buffers => {plan.Slots.Count + 1};");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override int ScalarCount => {names.Scalars.Count + (names.HasLoss ? 1 : 0)};");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override int ResultBuffer => {plan.ResultSlot};");
        writer.Line();
        if (without.Count > 0)
        {
            writer.Line("/// <inheritdoc/>");
            writer.Line($"public override bool HasGradient(int parameter) => parameter is not ({string.Join(" or ", without)});");
            writer.Line();
        }

        if (plan.ByRows.Count > 0)
        {
            writer.Line("/// <inheritdoc/>");
            writer.Line($"public override bool HasGradientByRows(int parameter) => parameter is {string.Join(" or ", plan.ByRows)};");
            writer.Line();
        }

        writer.Line("/// <inheritdoc/>");
        writer.Line(names.Tensors.Count == 0
            ? "public override int ValueBuffer(int value) => -1;"
            : $"public override int ValueBuffer(int value) => value < {names.Tensors.Count} ? value + {plan.SlotOf(0)} : -1;");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        using (writer.Open("public override void Measure(ReadOnlySpan<long> lengths, Span<long> elements)"))
        {
            HashSet<LengthSymbol> symbols = [.. plan.Slots.SelectMany(slot => slot).SelectMany(length => length.Symbols), .. _partialSymbols];
            WriteLengths(writer, symbols, place => $"(nint)lengths[{place}]");
            LengthWriter lengths = new(CallWriter.Name);
            for (int slot = 0; slot < plan.Slots.Count; slot++)
            {
                string[] wanted = [.. plan.Slots[slot].Select(length => lengths.Write(length))];
                writer.Line($"elements[{slot}] = {(wanted.Length == 0 ? "0" : wanted.Aggregate((a, b) => $"nint.Max({a}, {b})"))};");
            }

            writer.Line($"elements[{PartialSlot}] = {(_partial.Count == 0 ? "0" : _partial.Aggregate((a, b) => $"nint.Max({a}, {b})"))};");
        }
    }

    private void WriteLengths(CodeWriter writer, IEnumerable<LengthSymbol> symbols, Func<int, string> ofData)
    {
        foreach (LengthSymbol symbol in symbols.Where(symbol => symbol != LengthWriter.Errors).OrderBy(symbol => symbol.IsOfData).ThenBy(symbol => symbol.Name, StringComparer.Ordinal))
        {
            int place = model.DataLengths.ToList().IndexOf(symbol);
            writer.Line($"nint {CallWriter.Name(symbol)} = {(symbol.IsOfData && place >= 0 ? ofData(place) : $"(nint){read(symbol.Name)}")};");
        }

        writer.Separate();
    }

    /// <summary>Rows that a batch picks are put side by side first, unless products alone read them, which do so where they are.</summary>
    private void WritePicked(CodeWriter writer, PassPlan pass, CallWriter call)
    {
        HashSet<int> used = [.. pass.Kernels.SelectMany(kernel => new KernelReads(kernel, pass).Views).Where(view => view.Block.Kind == MemoryKind.Data).Select(view => view.Block.Index)];
        for (int i = 0; i < model.Data.Count; i++)
        {
            ModelData data = model.Data[i];
            if (data.IsPicked && data.Axes.Count > 0 && used.Contains(i))
            {
                Length row = data.Axes.Skip(1).Aggregate(Length.One, (product, axis) => product * axis.Length);
                bool isInPlace = pass.Kernels.All(kernel => ReadsOf(kernel, pass, i) switch
                {
                    0 => true,
                    1 => kernel is ProductKernel product && product.Left.Block is { Kind: MemoryKind.Data } first && first.Index == i && call.ReadsInPlace(product),
                    _ => false,
                });
                writer.Line($"memory.{(data.Kind == ElementKind.Integer ? "PickIntegers" : isInPlace ? "PickPlaces" : "Pick")}({i}, {call.Lengths.Write(data.Axes[0].Length)}, {call.Lengths.Write(row)});");
            }
        }
    }

    /// <summary>How many times a kernel reads data: as a factor, or in what becomes of a product.</summary>
    private static int ReadsOf(PlannedKernel kernel, PassPlan pass, int data) => new KernelReads(kernel, pass).Views.Count(view => view.Block.Kind == MemoryKind.Data && view.Block.Index == data);
}
