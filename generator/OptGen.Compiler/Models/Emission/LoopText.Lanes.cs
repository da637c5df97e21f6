using OptGen.Compiler.Emission;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Models.Planning;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Emission;

/// <content>What one phase computes by lanes.</content>
internal sealed partial class LoopText
{
    private sealed class LanePlan
    {
        private readonly LoopText _text;
        private readonly int _phase;
        private readonly HashSet<Tensor> _roots;
        private readonly Dictionary<Tensor, int> _uses = [];
        private readonly List<Tensor> _needed;
        private readonly Dictionary<Tensor, Node> _nodes = [];
        private readonly Dictionary<Node, string> _names = [];
        private readonly Expressions _expressions;

        public LanePlan(LoopText text, int phase, IReadOnlyList<Tensor> roots)
        {
            (_text, _phase, _roots) = (text, phase, [.. roots]);
            _expressions = new Expressions(isLane: true, node => _names.TryGetValue(node, out string? name) ? name : null);
            HashSet<Tensor> found = [.. roots];
            Stack<Tensor> pending = new(found);
            while (pending.Count > 0)
            {
                foreach (Tensor input in Inputs(pending.Pop()))
                {
                    _uses[input] = _uses.TryGetValue(input, out int count) ? count + 1 : 1;
                    if (found.Add(input))
                    {
                        pending.Push(input);
                    }
                }
            }

            foreach (Tensor root in roots)
            {
                _uses[root] = _uses.TryGetValue(root, out int count) ? count + 1 : 1;
            }

            _needed = [.. found.OrderBy(tensor => tensor.Id)];
        }

        private LoopKernel Kernel => _text._kernel;

        /// <summary>Writes what is the same for all lanes of a row.</summary>
        public void WriteBefore(CodeWriter writer)
        {
            foreach (Tensor tensor in _needed.Where(IsOfRow))
            {
                bool isSame = tensor.IsScalar && !Kernel.Computes(tensor);
                if (isSame && _text._splats.TryGetValue(tensor, out string? known))
                {
                    Define(tensor, known);
                    continue;
                }

                string value = isSame ? "" : _text.RowValue(tensor, writer);
                string variable = _text.Identifiers.Unique(_text.Context.Names.Variable(tensor) + "Lane");
                Define(tensor, variable);
                if (isSame)
                {
                    _text._splats.Add(tensor, variable);
                    _text._splatWriter.Line($"TLane {variable} = TLane.Splat({_text.NameInRow(tensor)});");
                }
                else
                {
                    writer.Line($"TLane {variable} = TLane.Splat({value});");
                }
            }

            foreach (Tensor tensor in _needed.Where(tensor => !IsOfRow(tensor) && Source(tensor) is not null))
            {
                TensorView view = Source(tensor)!;
                if (view.Stride(_text.LaneAxis).Number == 0 && !_text.InnerOffsets(view).Any(part => part is not null) && !view.Block.IsInteger)
                {
                    string variable = _text.Identifiers.Unique(_text.Context.Names.Variable(tensor));
                    Define(tensor, variable);
                    writer.Line($"TLane {variable} = {AsCondition(tensor, $"{_text.MemoryOf(view.Block, tensor)}.Broadcast<TLane>({_text.RowOffset(view)})")};");
                }
            }
        }

        /// <summary>Writes the loads and the variables of the loop.</summary>
        public void WriteWithin(CodeWriter writer)
        {
            Dictionary<Tensor, int> depths = [];
            foreach (Tensor tensor in _needed.Where(tensor => !_nodes.ContainsKey(tensor)))
            {
                string? load = Load(tensor);
                if (load is not null)
                {
                    string loaded = _text.Identifiers.Unique(_text.Context.Names.Variable(tensor));
                    Define(tensor, loaded);
                    writer.Line($"TLane {loaded} = {load};");
                    continue;
                }

                Node node = KernelText.NodeOf(tensor, [.. tensor.Inputs.Select(input => _nodes[Normalization.Before(input)])], isLane: true);
                _nodes.Add(tensor, node);
                int depth = 1 + Inputs(tensor).Select(input => depths.TryGetValue(input, out int known) ? known : 0).DefaultIfEmpty(0).Max();
                if (_uses[tensor] > 1 || _roots.Contains(tensor) || depth >= Deepest || _text.Context.Names.Given(tensor) is not null)
                {
                    string variable = _text.Identifiers.Unique(_text.Context.Names.Variable(tensor));
                    string definition = _expressions.Define(node);
                    _names.Add(node, variable);
                    writer.Line($"TLane {variable} = {definition};");
                    depth = 0;
                }

                depths[tensor] = depth;
            }
        }

        /// <summary>Adds to a reduction of the row.</summary>
        public string Accumulate(Tensor reduction, string sum)
        {
            string element = _text.Context.Element;
            Tensor input = Normalization.Before(reduction.Inputs[0]);
            string value = Masked(input, Neutral(reduction));
            return reduction.Operation switch
            {
                TensorOperation.Sum => $"{sum}.Add<TLane, {element}>({value});",
                _ => $"{sum} = TLane.{reduction.Operation}({sum}, {value});",
            };
        }

        /// <summary>The value, with what counts for nothing beyond the row.</summary>
        public string Masked(Tensor tensor, double neutral)
        {
            string value = _expressions.Use(_nodes[tensor]);
            return _text.IsWhole ? value : $"ModelLanes.First<TLane, {_text.Context.Element}>({value}, count, {Literals.Double(neutral)})";
        }

        public void WriteStore(CodeWriter writer, KernelStore store)
        {
            Tensor tensor = Normalization.Before(store.Value);
            string value = _expressions.Use(_nodes[tensor]);
            value = tensor.Kind == ElementKind.Condition ? $"TLane.Number({value})" : value;
            string memory = _text.MemoryOf(store.Target.Block, tensor);
            (string at, string? stride) = Place(store.Target);
            if (store.Target.Block.IsInteger)
            {
                writer.Line($"{memory}.Store<TLane, {_text.Context.Element}>({value}, {at}, {stride ?? "1"}, {_text.Count});");
                return;
            }

            string places = stride is null ? at : $"{at}, {stride}";
            if (store.IsGradient)
            {
                string added = _text.Identifiers.Unique(_text.Context.Names.Variable(tensor) + "Added");
                writer.Line($"TLane {added} = adds ? {memory}.Load<TLane>({places}, {_text.Count}) + {value} : {value};");
                value = added;
            }

            writer.Line($"{memory}.Store({value}, {places}, {_text.Count});");
        }

        private bool IsOfRow(Tensor tensor) => Kernel.IsOfRow(tensor) && !(_text._kernel.Copies.ContainsKey(tensor) && Kernel.Inner.Count > 0);

        private void Define(Tensor tensor, string name)
        {
            Node leaf = KernelText.Leaf(tensor, isLane: true);
            _nodes.Add(tensor, leaf);
            _names.Add(leaf, name);
        }

        /// <summary>Where a value is read from memory; null where it is computed.</summary>
        private TensorView? Source(Tensor tensor)
        {
            if (Kernel.Copies.TryGetValue(tensor, out TensorView? copied))
            {
                return copied;
            }

            if (Kernel.Computes(tensor))
            {
                return _text._phases.LevelOf(tensor) < _phase && _text.Plan.Kept.TryGetValue(tensor, out TensorView? kept) && _text.Plan.Homes[tensor] == Kernel ? kept : null;
            }

            return _text.Plan.Source(tensor, Kernel.Position);
        }

        private IEnumerable<Tensor> Inputs(Tensor tensor) =>
            IsOfRow(tensor) || tensor.Operation != TensorOperation.Elementwise || Source(tensor) is not null ? [] : tensor.Inputs.Select(Normalization.Before);

        private string? Load(Tensor tensor)
        {
            string element = _text.Context.Element;
            if (Source(tensor) is { } view)
            {
                string memory = _text.MemoryOf(view.Block, tensor);
                (string at, string? stride) = Place(view);
                return view.Block.IsInteger ? $"{memory}.Load<TLane, {element}>({at}, {stride ?? "1"}, {_text.Count})"
                    : AsCondition(tensor, stride == "0" ? $"{memory}.Broadcast<TLane>({at})" : $"{memory}.Load<TLane>({(stride is null ? at : $"{at}, {stride}")}, {_text.Count})");
            }

            switch (tensor.Operation)
            {
                case TensorOperation.Index:
                    return tensor.Axes[0] == _text.LaneAxis ? "TLane.Places(j)" : $"TLane.Splat((double){_text.CounterOf(tensor.Axes[0])})";
                case TensorOperation.Uniform or TensorOperation.Normal:
                    return $"Noise.{tensor.Operation}<TLane, {element}>(memory.NoiseKey, {_text.Context.Stream(tensor)}, {Place(PlacesOf(tensor)).At})";
                case TensorOperation.Gather:
                    return Gather(tensor, element);
                default:
                    return null;
            }
        }

        private string Gather(Tensor tensor, string element)
        {
            (TensorView x, Length stride, Length length) = _text.GatheredFrom(tensor);
            string memory = _text.MemoryOf(x.Block, tensor.Inputs[0]);
            TensorView? index = tensor.Inputs[1].IsScalar ? null : _text.Plan.Source(tensor.Inputs[1], Kernel.Position)!;
            (string at, string? apart) = Place(x);
            if (index is null || index.Stride(_text.LaneAxis).Number == 0)
            {
                string place = ProgramContext.Sum([at, $"{_text.IndexAt(tensor, length)} * {_text.Lengths.Write(stride)}"]);
                return x.Block.IsInteger ? $"{memory}.Load<TLane, {element}>({place}, {apart ?? "1"}, {_text.Count})"
                    : apart == "0" ? $"{memory}.Broadcast<TLane>({place})"
                    : $"{memory}.Load<TLane>({(apart is null ? place : $"{place}, {apart}")}, {_text.Count})";
            }

            (string indexAt, string? indexApart) = Place(index);
            return $"{memory}.Pick<TLane{(x.Block.IsInteger ? ", " + element : "")}>({at}, {apart ?? "1"}, {_text.Lengths.Write(stride)}, {_text.MemoryOf(index.Block, tensor.Inputs[1])}, {indexAt}, {indexApart ?? "1"}, {_text.Lengths.Write(length)}, {_text.Count})";
        }

        /// <summary>Where the first element of a lane is, and how far apart they are; null where they are neighbours.</summary>
        private (string At, string? Stride) Place(TensorView view)
        {
            Length stride = view.Stride(_text.LaneAxis);
            string at = ProgramContext.Sum([_text.RowOffset(view), .. _text.InnerOffsets(view), _text.Lengths.Times("j", stride)]);
            return (at, stride.Number == 1 ? null : _text.Lengths.Write(stride));
        }

        private static string AsCondition(Tensor tensor, string elements) => tensor.Kind == ElementKind.Condition ? $"TLane.NotEqual({elements}, TLane.Splat(0.0))" : elements;
    }
}
