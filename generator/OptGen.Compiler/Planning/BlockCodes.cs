using OptGen.Compiler.Declarations;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Planning;

/// <summary>
/// Which passes decode and encode states in eight bits in registers. Such a pass needs to know beforehand whether codes have a sign, and how great the numbers of a
/// block will be at most. All passes that write a state must agree; a state that one of them cannot bound is decoded and encoded around all of them.
/// </summary>
internal sealed class BlockCodes
{
    private readonly HashSet<KernelPlan> _bounded;
    private readonly HashSet<string> _unbounded;
    private readonly Dictionary<string, Signs> _signs = new(StringComparer.Ordinal);

    private BlockCodes(StepPlan plan)
    {
        List<KernelPlan> kernels = [.. plan.Phases.Concat(new[] { plan.Evaluation }.OfType<Phase>()).Where(phase => phase.Space == Shape.Element).Select(phase => phase.Kernel)];
        bool IsBlock8(Memory memory, string key) => memory == Memory.State && plan.StorageOf(key) == Storage.Block8;
        IEnumerable<Store> Written(KernelPlan kernel) => kernel.Stores.Where(store => IsBlock8(store.Memory, store.State));
        IEnumerable<string> Used(KernelPlan kernel) => kernel.Loads.Where(load => IsBlock8(load.Memory, load.State)).Select(load => load.State).Concat(Written(kernel).Select(store => store.State));
        if (!kernels.Any(kernel => Used(kernel).Any()))
        {
            _bounded = [];
            _unbounded = [];
            return;
        }

        HashSet<string> unbounded = new(FindSigns(kernels).Where(IsBlock8State), StringComparer.Ordinal);
        unbounded.UnionWith(kernels.Where(kernel => !GoesByBlocks(kernel)).SelectMany(Used));
        unbounded.UnionWith(_signs.Where(state => state.Value is { IsDifference: true, Negative: true }).Select(state => state.Key));

        // A pass that cannot decode one of its states decodes none; then its others are not bounded either.
        int count;
        do
        {
            count = unbounded.Count;
            unbounded.UnionWith(kernels.Where(kernel => Used(kernel).Any(unbounded.Contains)).SelectMany(Written).Select(store => store.State));
        }
        while (unbounded.Count > count);

        _unbounded = unbounded;
        _bounded = [.. kernels.Where(kernel => GoesByBlocks(kernel) && Used(kernel).Any() && !Used(kernel).Any(unbounded.Contains))];

        bool IsBlock8State(string key) => IsBlock8(Memory.State, key);
    }

    public static BlockCodes Of(StepPlan plan) => new(plan);

    /// <summary>Whether a pass makes its states in eight bits in registers.</summary>
    public bool AreMadeBy(KernelPlan kernel) => _bounded.Contains(kernel);

    /// <summary>Whether the codes of a state have a sign; only of one that such passes go over.</summary>
    public bool IsSigned(string key) => _signs.TryGetValue(key, out Signs signs) && signs.Negative;

    /// <summary>Whether all passes that write a state in eight bits make it in registers.</summary>
    public bool IsMadeInOnePass(string key) => !_unbounded.Contains(key);

    private static bool GoesByBlocks(KernelPlan kernel) => kernel.Reduced.Count == 0 && !kernel.IsByRows && !kernel.BlockSizes.Any();

    /// <summary>Finds the signs of all states, which begin with 0 and get more signs until a step adds none; gives those whose bounds are not known.</summary>
    private HashSet<string> FindSigns(List<KernelPlan> kernels)
    {
        HashSet<string> unbounded = new(StringComparer.Ordinal);
        bool isChanged;
        do
        {
            isChanged = false;
            SignAnalysis analysis = new(key => _signs.TryGetValue(key, out Signs known) ? known : Signs.None);
            foreach (KernelPlan kernel in kernels)
            {
                foreach (Store store in kernel.Stores.Where(store => store.Memory == Memory.State))
                {
                    if (analysis.Of(kernel, store.Value) is not { } signs)
                    {
                        unbounded.Add(store.State);
                        signs = Signs.All;
                    }

                    _signs.TryGetValue(store.State, out Signs before);
                    Signs after = (signs | before).WithZero;
                    isChanged |= after != before;
                    _signs[store.State] = after;
                }
            }
        }
        while (isChanged);
        return unbounded;
    }
}
