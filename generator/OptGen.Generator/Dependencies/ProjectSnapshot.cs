using Microsoft.CodeAnalysis;

namespace OptGen.Generator.Dependencies;

/// <summary>A project as one run of the generator sees it: its compilation, and what declarations depend on beside its sources.</summary>
internal sealed class ProjectSnapshot
{
    private readonly string? _assemblyName;
    private readonly bool _checksOverflow;
    private readonly ReferencesVersion _references;
    private readonly WeakReference<Compilation> _compilation;

    /// <param name="compilation">The compilation, which is not kept alive.</param>
    /// <param name="references">Its references.</param>
    public ProjectSnapshot(Compilation compilation, ReferencesVersion references)
    {
        // The name decides whose internal types are seen, the option which constants overflow.
        _assemblyName = compilation.AssemblyName;
        _checksOverflow = compilation.Options.CheckOverflow;
        _references = references;
        _compilation = new WeakReference<Compilation>(compilation);
    }

    /// <summary>The compilation, which lives as long as the run of the generator that the snapshot was made in.</summary>
    /// <exception cref="InvalidOperationException">That run is over.</exception>
    public Compilation Compilation => _compilation.TryGetTarget(out Compilation? compilation)
        ? compilation
        : throw new InvalidOperationException("A declaration is asked of a compilation that is gone; ask of the one of this run.");

    /// <summary>Whether a declaration whose sources are the same in both is the same in both.</summary>
    public bool IsLike(ProjectSnapshot other) =>
        _references == other._references && _checksOverflow == other._checksOverflow && _assemblyName == other._assemblyName;
}

/// <summary>The references of a project at a time; equal to itself alone.</summary>
internal sealed class ReferencesVersion;
