namespace OptGen.Checkpoints;

/// <summary>What one optimizer takes from the metadata of a file.</summary>
/// <param name="hyperparameters">How many hyperparameters it has.</param>
internal sealed class MemberPlan(int hyperparameters)
{
    /// <summary>The texts of the hyperparameters; null for those that stay as they are.</summary>
    public string?[] Hyperparameters { get; } = new string?[hyperparameters];

    /// <summary>What the plateaus that a hyperparameter follows remember; null for those that stay as they are.</summary>
    public PlateauState[]?[] Plateaus { get; } = new PlateauState[]?[hyperparameters];

    public long? Seed { get; set; }
}
