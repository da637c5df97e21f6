using System.ComponentModel;
using OptGen.Matrices;

namespace OptGen;

public abstract partial class Optimizer
{
    [ThreadStatic]
    private static double[]? t_workspace;

    private int _workspaceLength;

    /// <summary>Sees each matrix of doubles that a step has computed, and may change it: how far a rule carries the rounding of its matrices is found out so.</summary>
    internal MatrixObserver? MatrixComputed { get; set; }

    /// <summary>What functions of matrices compute in, and quantiles of columns; each thread has one for all parameters and optimizers.</summary>
    internal Span<double> Workspace
    {
        get
        {
            if (t_workspace is null || t_workspace.Length < _workspaceLength)
            {
                t_workspace = new double[_workspaceLength];
            }

            return t_workspace;
        }
    }

    /// <summary>The value of a hyperparameter that sets sizes of matrices; generated where the rule has some.</summary>
    /// <param name="index">Its place in <see cref="OptimizerInfo.SizeHyperparameters"/>.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual double SizeOf(int index) => throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>What the hyperparameters that set sizes are now.</summary>
    /// <exception cref="ArgumentException">One is no whole number from 1 on.</exception>
    internal int[] CurrentSizes(string name)
    {
        int[] sizes = new int[Info.SizeHyperparameters.Count];
        for (int i = 0; i < sizes.Length; i++)
        {
            double size = SizeOf(i);
            if (!(size >= 1 && size <= int.MaxValue && size == Math.Floor(size)))
            {
                throw NoSize(i, size, name);
            }

            sizes[i] = (int)size;
        }

        return sizes;
    }

    private ArgumentException NoSize(int index, double size, string parameter) =>
        new($"{GetType().Name}.{Info.SizeHyperparameters[index]} is {size}, but sets the size of a matrix: it must be a whole number from 1 on when parameter '{parameter}' is added.");

    /// <summary>As much of it as something needs whose length is known late.</summary>
    internal Span<double> WorkspaceOf(int length)
    {
        ReserveWorkspace(length);
        return Workspace[..length];
    }

    internal void ReserveWorkspace(int length) => _workspaceLength = Math.Max(_workspaceLength, length);

    /// <summary>Sizes are those of when the parameter was added, those of blocks among them.</summary>
    internal void CheckSizes(Parameter parameter)
    {
        CheckBlockSizes(parameter);
        for (int i = 0; i < Info.SizeHyperparameters.Count; i++)
        {
            if (SizeOf(i) != parameter.Sizes[i])
            {
                throw SizeHasChanged(parameter, i);
            }
        }
    }

    private InvalidOperationException SizeHasChanged(Parameter parameter, int index) =>
        new($"{GetType().Name}.{Info.SizeHyperparameters[index]} was {parameter.Sizes[index]} when parameter '{parameter.Name}' was added and sets the size of its matrices; it cannot be {SizeOf(index)} now.");
}
