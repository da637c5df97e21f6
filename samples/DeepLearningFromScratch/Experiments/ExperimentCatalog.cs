namespace DeepLearningFromScratch.Experiments;

/// <summary>All experiments, in the order of the book.</summary>
public static class ExperimentCatalog
{
    /// <summary>The list.</summary>
    public static IReadOnlyList<Experiment> All { get; } =
    [
        new SlopesExperiment(), new DigitsExperiment(),
        new LossesExperiment(), new DifferencesExperiment(), new DescentExperiment(), new BatchesExperiment(),
        new GraphExperiment(), new BackpropExperiment(),
        new PathsExperiment(), new DecayExperiment(), new OptimizersExperiment(), new NewtonExperiment(),
        new ActivationsExperiment(), new InitialExperiment(), new BatchNormExperiment(), new OverfittingExperiment(), new SearchExperiment(),
        new ConvNetExperiment(), new DeepExperiment(), new EnsembleExperiment(),
    ];
}
