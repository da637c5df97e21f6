using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;

namespace OptGen.Compiler.Models.Planning;

/// <summary>Something that a kernel leaves in memory.</summary>
/// <param name="Value">The values.</param>
/// <param name="Target">Where they go.</param>
/// <param name="IsGradient">Whether they are a parameter's gradient, and added to the one there is where the call says so.</param>
internal sealed record KernelStore(Tensor Value, TensorView Target, bool IsGradient = false);

/// <summary>A part of a call that is done before the next one begins.</summary>
internal abstract class PlannedKernel(int position)
{
    /// <summary>Its place in the order of kernels.</summary>
    public int Position { get; } = position;

    /// <summary>The values that it computes, inputs first.</summary>
    public List<Tensor> Values { get; } = [];

    /// <summary>What it leaves in memory.</summary>
    public List<KernelStore> Stores { get; } = [];

    /// <summary>Whether the kernel computes a value.</summary>
    public bool Computes(Tensor value) => Values.Contains(value);
}

/// <summary>How a loop kernel computes a value.</summary>
internal enum ValueForm
{
    /// <summary>An element for each place: lanes.</summary>
    Element,

    /// <summary>A number for each row, in double.</summary>
    Row,

    /// <summary>A number for each row, of all elements of the row.</summary>
    RowReduction,

    /// <summary>A number for each place within rows, of all rows; known once the kernel is done.</summary>
    ColumnReduction,

    /// <summary>One number, of a number of each row; known once the kernel is done.</summary>
    Total,
}

/// <summary>Loops over rows, and within each over its elements by lanes, as often as reductions of the row ask for.</summary>
/// <param name="position">Its place in the order of kernels.</param>
/// <param name="batch">Axes of rows that column reductions keep.</param>
/// <param name="summed">The other axes of rows.</param>
/// <param name="inner">The axes within a row; lanes run along the last.</param>
internal sealed class LoopKernel(int position, IReadOnlyList<Axis> batch, IReadOnlyList<Axis> summed, IReadOnlyList<Axis> inner) : PlannedKernel(position)
{
    private readonly Dictionary<Tensor, ValueForm> _forms = [];

    public IReadOnlyList<Axis> Batch { get; } = batch;

    public IReadOnlyList<Axis> Summed { get; } = summed;

    public IReadOnlyList<Axis> Inner { get; } = inner;

    /// <summary>The axes that rows count along.</summary>
    public IReadOnlyList<Axis> Rows { get; } = [.. batch, .. summed];

    /// <summary>Values that are the elements of memory elsewhere, under the axes of the value.</summary>
    public Dictionary<Tensor, TensorView> Copies { get; } = [];

    /// <summary>What is filled before: memory of which it stores a part.</summary>
    public List<ClearKernel> Clears { get; } = [];

    /// <summary>Whether nothing else may be computed along with it.</summary>
    public bool IsClosed { get; set; }

    /// <summary>How it computes a value.</summary>
    public ValueForm Form(Tensor value) => _forms[value];

    public void Add(Tensor value, ValueForm form)
    {
        _forms.Add(value, form);
        Values.Add(value);
    }

    /// <summary>Whether a value is a number of a row, not an element.</summary>
    public bool IsOfRow(Tensor tensor) => !tensor.Axes.Any(Inner.Contains);
}

/// <summary>A product of two matrices, for each place of the axes that both factors share and the result keeps.</summary>
internal sealed class ProductKernel(int position, Tensor product, TensorView left, TensorView right, IReadOnlyList<Axis> layout) : PlannedKernel(position)
{
    /// <summary>The sums of products, before anything becomes of them.</summary>
    public Tensor Product { get; } = product;

    public TensorView Left { get; } = left;

    public TensorView Right { get; } = right;

    /// <summary>The axes of the result as they lie in memory.</summary>
    public IReadOnlyList<Axis> Layout { get; } = layout;

    /// <summary>Axes for each place of which there is a product.</summary>
    public required IReadOnlyList<Axis> Outer { get; init; }

    /// <summary>The axes that make the rows of the result.</summary>
    public required IReadOnlyList<Axis> Rows { get; init; }

    /// <summary>The axes that make its columns.</summary>
    public required IReadOnlyList<Axis> Columns { get; init; }

    /// <summary>The axes that are summed over.</summary>
    public required IReadOnlyList<Axis> Inner { get; init; }

    /// <summary>Whether the first factor is read by tables of places, because its rows, or what is summed over, overlap.</summary>
    public bool IsTabulated { get; init; }
}

/// <summary>The rounds of a loop, one after the other.</summary>
/// <param name="position">Its place in the order of kernels.</param>
/// <param name="loop">The loop.</param>
/// <param name="planner">Plans a round.</param>
internal sealed class RoundsKernel(int position, Tensor loop, PassPlanner planner) : PlannedKernel(position)
{
    public Tensor Loop { get; } = loop;

    public LoopBody Body { get; } = loop.Content.Loop!;

    /// <summary>Plans a round.</summary>
    public PassPlanner Planner { get; } = planner;

    /// <summary>The kernels of a round.</summary>
    public PassPlan Round => Planner.Plan;

    /// <summary>Where the formals are that have axes, as a round reads them.</summary>
    public required Dictionary<Tensor, TensorView> Given { get; init; }

    /// <summary>Where a round leaves what is carried and has axes.</summary>
    public required Dictionary<Tensor, TensorView> Left { get; init; }

    /// <summary>Memory of all rounds that some round writes.</summary>
    public required IReadOnlyCollection<MemoryBlock> Stacks { get; init; }

    /// <summary>Tensors of the body as they are computed.</summary>
    public required IReadOnlyDictionary<Tensor, Tensor> Computed { get; init; }
}

/// <summary>Adds values up by index, one after the other.</summary>
internal sealed class ScatterKernel(int position, Tensor result, TensorView values, TensorView index) : PlannedKernel(position)
{
    /// <summary>Whether the result is a table's gradient, of which a call clears and notes the rows that it writes.</summary>
    public bool IsByRows { get; init; }

    /// <summary>Whether it is the first that adds to its target.</summary>
    public bool IsFirst { get; init; } = true;

    public Tensor Result { get; } = result;

    public TensorView Source { get; } = values;

    public TensorView Index { get; } = index;
}

/// <summary>Puts windows back: adds up what they have at each place.</summary>
internal sealed class FoldKernel(int position, Tensor result, TensorView source) : PlannedKernel(position)
{
    public Tensor Result { get; } = result;

    public TensorView Source { get; } = source;
}

/// <summary>Sums up to each element along an axis.</summary>
internal sealed class ScanKernel(int position, Tensor result, TensorView source) : PlannedKernel(position)
{
    public Tensor Result { get; } = result;

    public TensorView Source { get; } = source;
}

/// <summary>Fills a buffer with one number.</summary>
internal sealed class ClearKernel(int position, TensorView target, double value) : PlannedKernel(position)
{
    /// <summary>What it is filled with.</summary>
    public double Value { get; } = value;

    /// <summary>How long what will be stored in it is along each axis that is longer, and how long that is: where all are equal, nothing has to be filled.</summary>
    public List<(Length Part, Length Whole)> Padded { get; } = [];

    /// <summary>The same at another place.</summary>
    public ClearKernel At(int place)
    {
        ClearKernel moved = new(place, Target, Value);
        moved.Padded.AddRange(Padded);
        return moved;
    }

    public TensorView Target { get; } = target;
}
