using System.Runtime.CompilerServices;
using OptGen.Parameters;
using OptGen.Reductions;

namespace OptGen.CompilerServices;

public readonly ref partial struct ParameterStep
{
    /// <summary>The weights as a matrix.</summary>
    public MatrixReference Weights => new(MatrixPlace.Weights);

    /// <summary>The gradient as a matrix.</summary>
    public MatrixReference Gradient => new(MatrixPlace.Gradient);

    /// <summary>A matrix that the rule is given.</summary>
    /// <param name="space">0 for matrices of the parameter's own size, or one more than the place in <see cref="StepLayout.Spaces"/>.</param>
    /// <param name="index">Its place in <see cref="OptimizerInfo.Givens"/>.</param>
    public MatrixReference Given(int space, int index) => new(MatrixPlace.Given, space, index);

    /// <summary>A state or buffer.</summary>
    /// <param name="space">0 for matrices of the parameter's own size, or one more than the place in <see cref="StepLayout.Spaces"/>.</param>
    /// <param name="index">The place among the states of that size, and the buffers behind them.</param>
    public MatrixReference Matrix(int space, int index) => new(MatrixPlace.Stored, space, index);

    /// <summary>Runs a pass over matrices of another size than the parameter's.</summary>
    /// <param name="kernel">The pass.</param>
    /// <param name="space">One more than the place of the size in <see cref="StepLayout.Spaces"/>.</param>
    public void Run<TKernel>(in TKernel kernel, int space)
        where TKernel : struct, IKernel
    {
        if (_parameter is Parameter<float> single)
        {
            single.RunInSpace(in kernel, space - 1);
        }
        else
        {
            Unsafe.As<Parameter<double>>(_parameter).RunInSpace(in kernel, space - 1);
        }
    }

    /// <summary>Runs a pass over matrices of another size row by row.</summary>
    /// <param name="kernel">The pass.</param>
    /// <param name="space">One more than the place of the size in <see cref="StepLayout.Spaces"/>.</param>
    public void RunByRows<TKernel>(in TKernel kernel, int space)
        where TKernel : struct, IKernel
    {
        if (_parameter is Parameter<float> single)
        {
            single.RunInSpaceByRows(in kernel, space - 1);
        }
        else
        {
            Unsafe.As<Parameter<double>>(_parameter).RunInSpaceByRows(in kernel, space - 1);
        }
    }

    /// <summary>Runs a pass that reduces matrices of another size.</summary>
    /// <param name="kernel">The pass.</param>
    /// <param name="isByRows">Whether to go row by row.</param>
    /// <param name="space">One more than the place of the size in <see cref="StepLayout.Spaces"/>.</param>
    public void ReduceMatrix<TKernel>(in TKernel kernel, bool isByRows, int space)
        where TKernel : struct, IReducingKernel
    {
        if (_parameter is Parameter<float> single)
        {
            single.ReduceSpace(in kernel, isByRows, space - 1);
        }
        else
        {
            Unsafe.As<Parameter<double>>(_parameter).ReduceSpace(in kernel, isByRows, space - 1);
        }
    }

    /// <summary>result = a·b.</summary>
    public void Multiply(MatrixReference a, MatrixReference b, MatrixReference result) => _parameter.Multiply(in _memory, a, b, result);

    /// <summary>result = xᵀ.</summary>
    public void Transpose(MatrixReference x, MatrixReference result) => _parameter.Transpose(in _memory, x, result);

    /// <summary>Fills the result with the identity matrix.</summary>
    public void Identity(MatrixReference result) => _parameter.Identity(in _memory, result);

    /// <summary>result = orth(x).</summary>
    public void Orthogonalize(MatrixReference x, MatrixReference result) => _parameter.Orthogonalize(in _memory, x, result);

    /// <summary>result = x⁻¹; NaN where there is none.</summary>
    public void Invert(MatrixReference x, MatrixReference result) => _parameter.Invert(in _memory, x, result);

    /// <summary>result = x^(−1/root) of a symmetric matrix.</summary>
    public void InverseRoot(MatrixReference x, double root, MatrixReference result) => _parameter.InverseRoot(in _memory, x, root, result);

    /// <summary>The eigenvectors of the greatest eigenvalues of a symmetric matrix, as many as the result has columns, by ascending eigenvalue.</summary>
    public void EigenVectors(MatrixReference x, MatrixReference result) => _parameter.EigenVectors(in _memory, x, result);

    /// <summary>The elements in ascending order, row after row; NaN comes last.</summary>
    public void Sort(MatrixReference x, MatrixReference result) => _parameter.Sort(in _memory, x, result);

    /// <summary>The place of each element in ascending order, from 0: equal ones in their own order, NaN last.</summary>
    public void Places(MatrixReference x, MatrixReference result) => _parameter.Places(in _memory, x, result);

    /// <summary>The numbers of a vector in ascending order; NaN comes last.</summary>
    public void Sort(ReadOnlySpan<double> x, Span<double> result) => Ordering.Sort(x, result, _parameter.Set.Workspace.Numbers);

    /// <summary>The place of each number of a vector in ascending order, from 0: equal ones in their own order, NaN last.</summary>
    public void Places(ReadOnlySpan<double> x, Span<double> result) => Ordering.Rank(x, result, _parameter.Set.Workspace.Numbers);

    /// <summary>result = the orthogonal factor of x = Q·R.</summary>
    public void Orthonormalize(MatrixReference x, MatrixReference result) => _parameter.Orthonormalize(in _memory, x, result);

    /// <summary>result = the nearest matrix to x with orthonormal rows or columns.</summary>
    public void Polar(MatrixReference x, MatrixReference result) => _parameter.Polar(in _memory, x, result);

    /// <summary>result = the oldest of the values that a state keeps; 0 where there have been fewer.</summary>
    /// <param name="history">The state: a row for each value.</param>
    /// <param name="count">How many values there have been.</param>
    /// <param name="result">Takes the value.</param>
    public void Recall(MatrixReference history, double count, MatrixReference result) => _parameter.Recall(in _memory, history, count, result);

    /// <summary>Puts a value in the place of the oldest that a state keeps; <see cref="Reduced"/> then gives how many there have been.</summary>
    /// <param name="history">The state: a row for each value.</param>
    /// <param name="value">The value.</param>
    /// <param name="count">How many values there have been.</param>
    /// <param name="index">The place of the result among those of reductions.</param>
    public void Record(MatrixReference history, MatrixReference value, double count, int index)
    {
        _parameter.Record(in _memory, history, value, count);
        _parameter.Reductions[index] = count + 1;
    }

    /// <summary>Finds the greatest singular value, which <see cref="Reduced"/> then gives.</summary>
    /// <param name="x">The matrix.</param>
    /// <param name="index">The place of the result among those of reductions.</param>
    public void SpectralNorm(MatrixReference x, int index) => _parameter.Reductions[index] = _parameter.SpectralNorm(in _memory, x);
}
