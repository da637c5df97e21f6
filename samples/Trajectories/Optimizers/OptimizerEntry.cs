using OptGen;

namespace Trajectories.Optimizers;

/// <summary>An optimizer that the command line knows by name.</summary>
/// <param name="Name">Its class name.</param>
/// <param name="Family">What it has in common with others.</param>
/// <param name="Create">Makes a new one with the given learning rate.</param>
/// <param name="Rates">Learning rates that suit each job; null where they have to be tried out.</param>
/// <param name="IsVariant">Another form of an entry: listed in the tables, drawn only when asked for.</param>
public sealed record OptimizerEntry(string Name, OptimizerFamily Family, Func<double, Optimizer> Create, LearningRates? Rates, bool IsVariant = false)
{
    /// <summary>What all of its family have in common, for legends.</summary>
    public Phrase FamilyName => Family switch
    {
        OptimizerFamily.OneRate => SharedWords.OneRate,
        OptimizerFamily.ScaledPerWeight => SharedWords.ScaledRates,
        OptimizerFamily.LikeAdam => SharedWords.LikeAdam,
        _ => OptimizerWords.OfTheLibrary,
    };
}
