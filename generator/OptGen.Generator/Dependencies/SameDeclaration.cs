namespace OptGen.Generator.Dependencies;

/// <summary>
/// Tells whether a declaration must be the one that it was: which compilation it would be read off does not count. Only the first of equal pairs is kept, and
/// nobody asks it for its compilation again.
/// </summary>
internal sealed class SameDeclaration : IEqualityComparer<(OptimizerDependencies? Left, ProjectSnapshot Right)>
{
    /// <inheritdoc/>
    public bool Equals((OptimizerDependencies? Left, ProjectSnapshot Right) x, (OptimizerDependencies? Left, ProjectSnapshot Right) y) =>
        x.Right.IsLike(y.Right) && Equals(x.Left, y.Left);

    /// <inheritdoc/>
    public int GetHashCode((OptimizerDependencies? Left, ProjectSnapshot Right) obj) => obj.Left?.GetHashCode() ?? 0;
}
