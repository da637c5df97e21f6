using DeepLearningFromScratch.Experiments;

namespace DeepLearningFromScratch.Options;

/// <summary>What the arguments ask for.</summary>
/// <param name="Experiments">What to do, in this order.</param>
/// <param name="Settings">How.</param>
/// <param name="Open">Opens the folder for pictures.</param>
public sealed record Order(IReadOnlyList<Experiment> Experiments, LaboratorySettings Settings, Func<PictureFolder> Open);
