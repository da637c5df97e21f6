using Microsoft.CodeAnalysis;

namespace OptGen.Benchmarks.Editor;

/// <summary>A generator that does nothing: what the driver costs by itself.</summary>
internal sealed class EmptyGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
    }
}
