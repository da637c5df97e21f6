namespace OptGen.Package.Tests.Building;

/// <summary>The training program as most users build it: for the newest .NET, run by its just-in-time compiler.</summary>
public sealed class TrainingReference
{
    private readonly Lazy<Task<TrainedWeights>> _weights;

    public TrainingReference(PackedLibrary library) => _weights = new(() => TrainAsync(library));

    internal Task<TrainedWeights> WeightsAsync => _weights.Value;

    private static async Task<TrainedWeights> TrainAsync(PackedLibrary library)
    {
        ConsumerProject project = library.Consumer("Training");
        (await project.BuildAsync("-p:Framework=net10.0", "-p:WithParts=true")).SucceededWithoutWarnings();
        return new TrainedWeights((await project.RunBuiltAsync()).Succeeded().Output);
    }
}
