namespace OptGen;

public abstract partial class Optimizer
{
    private bool _isAllocated;

    /// <summary>Whether steps of some parameter copy memory of its size: for functions of matrices, and of narrow states.</summary>
    private bool _needsCopies;

    /// <summary>
    /// Allocates what a step needs, as far as its size follows from the parameters: where there is not memory enough, nothing has changed.
    /// </summary>
    /// <param name="scalesGradients">Whether the rule is to see other gradients than those stored.</param>
    internal void AllocateForStep(bool scalesGradients)
    {
        if (!_isAllocated)
        {
            LayOutStates();
            _isAllocated = true;
        }

        if (_workspaceLength > 0)
        {
            _ = Workspace;
        }

        if (_needsCopies)
        {
            AllocateCopies(scalesGradients);
        }
    }

    private void AllocateCopies(bool scalesGradients)
    {
        foreach (Parameter parameter in AllParameters)
        {
            parameter.AllocateForStep(scalesGradients);
        }
    }

    /// <summary>Allocates the workspace of this thread.</summary>
    internal void AllocateWorkspace()
    {
        if (_workspaceLength > 0)
        {
            _ = Workspace;
        }
    }
}
