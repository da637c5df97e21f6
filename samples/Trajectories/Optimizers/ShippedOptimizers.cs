using System.Text.RegularExpressions;
using OptGen;

namespace Trajectories.Optimizers;

/// <summary>Every optimizer of the library and of this program, by its class name: also one that you declare in a file of the sample, which goes before the library's.</summary>
public static partial class ShippedOptimizers
{
    private static readonly Dictionary<string, Type> Types = new[] { typeof(ShippedOptimizers).Assembly, typeof(Optimizer).Assembly }
        .SelectMany(assembly => assembly.GetExportedTypes())
        .Where(type => type.IsSubclassOf(typeof(Optimizer)) && !type.IsAbstract && !type.ContainsGenericParameters)
        .DistinctBy(type => type.Name, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(type => type.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Their names.</summary>
    public static IReadOnlyCollection<string> Names => Types.Keys;

    /// <summary>The optimizer of that name, in any case of letters; its learning rates have to be tried out.</summary>
    /// <exception cref="OptionException">It cannot go down a function of two variables.</exception>
    public static OptimizerEntry? Find(string name)
    {
        if (!Types.TryGetValue(name, out Type? type))
        {
            return null;
        }

        OptimizerInfo info = Create(type).Info;
        return CallOfBase().IsMatch(info.Rule) ? throw new OptionException(OptimizerWords.Wrapper.With(type.Name))
            : info.NeedsMatrix || info.NeedsAxes > 1 ? throw new OptionException(OptimizerWords.NeedsMatrix.With(type.Name))
            : info.Givens.Count > 0 ? throw new OptionException(OptimizerWords.NeedsGiven.With(type.Name, string.Join(", ", info.Givens.Select(g => g.Name))))
            : new OptimizerEntry(type.Name, OptimizerFamily.Other, rate => WithRate(Create(type), rate), null);
    }

    private static Optimizer Create(Type type) => (Optimizer)Activator.CreateInstance(type)!;

    private static Optimizer WithRate(Optimizer optimizer, double rate)
    {
        if (PanelDetail.HasRate(optimizer))
        {
            optimizer.LearningRate = rate;
        }

        return optimizer;
    }

    /// <summary>A rule over another one is no optimizer by itself.</summary>
    [GeneratedRegex(@"\bbase\(")]
    private static partial Regex CallOfBase();
}
