using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OptGen.Memory;
using OptGen.Parameters;
using OptGen.Passes;
using OptGen.Steps;

namespace OptGen;

public abstract partial class Optimizer
{
    /// <summary>Updates some rows of a parameter whose gradient is zero in all other rows, such as an embedding of which a batch used a few rows.</summary>
    /// <param name="parameter">A parameter of this optimizer, added with memory. If it has one axis, its elements are the rows.</param>
    /// <param name="rows">The indices of the rows, in any order. If a row is listed several times, its gradients are added.</param>
    /// <param name="rowGradients">The gradients of these rows, one after another. The parameter's own gradient is neither read nor written.</param>
    /// <returns>The result.</returns>
    /// <remarks>
    /// As in PyTorch's SparseAdam, weights and states of the other rows do not change, and nothing in them decays. But <c>t</c>, and states with one number per
    /// parameter, count every call as a step of the whole parameter. With all rows, the result equals a dense step, bit for bit. If
    /// <see cref="OptimizerInfo.BeginsApart"/>, the first call also initialises the states of the other rows, as a step with zero gradient would; this takes one pass
    /// over the parameter, and memory for it. Later calls allocate nothing, unless the rows are unsorted and more than ever before.
    /// </remarks>
    /// <exception cref="ArgumentException">The parameter belongs to another optimizer or has another element type, the lengths do not match, or what is given shares memory with the weights or states.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The parameter has no such row.</exception>
    /// <exception cref="InvalidOperationException">
    /// The rule is more than a row can follow by itself: it is not <see cref="OptimizerInfo.StepsRows"/>, keeps weights to evaluate with or narrow states, takes gradients at
    /// other points, or reads the loss. Or <see cref="Options"/> clip or zero gradients, the parameter was added without memory, or the weights to evaluate with are in place.
    /// </exception>
    /// <exception cref="ArithmeticException">A gradient is infinite or not a number and <see cref="Options"/> say <see cref="NonFinite.Throw"/>; nothing has changed.</exception>
    public StepResult StepRows(Parameter parameter, ReadOnlySpan<int> rows, ReadOnlySpan<float> rowGradients) => StepSomeRows(parameter, rows, rowGradients);

    /// <inheritdoc cref="StepRows(Parameter, ReadOnlySpan{int}, ReadOnlySpan{float})"/>
    public StepResult StepRows(Parameter parameter, ReadOnlySpan<int> rows, ReadOnlySpan<double> rowGradients) => StepSomeRows(parameter, rows, rowGradients);

    private StepResult StepSomeRows<T>(Parameter parameter, ReadOnlySpan<int> rows, ReadOnlySpan<T> rowGradients)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        _occupancy.Enter(this);
        try
        {
            CheckNotEvaluating();
            CheckOwner(parameter);
            CheckRowsCanBeStepped(parameter);
            CheckRows(parameter, typeof(T), rows, rowGradients.Length);
            CheckRowsApart(parameter, rows, rowGradients);
            ((Parameter<T>)parameter).Coalesce(ref rows, ref rowGradients);
            return StepProtocol.Call(new StepOfOne(_member, parameter), new StepMemory(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(rowGradients)), rows), null, Options);
        }
        finally
        {
            _occupancy.Leave();
        }
    }

    /// <summary>Refuses memory that a step would read where it writes.</summary>
    private void CheckRowsApart<T>(Parameter parameter, ReadOnlySpan<int> rows, ReadOnlySpan<T> rowGradients)
        where T : unmanaged
    {
        if (parameter.Overlaps(MemoryMarshal.AsBytes(rowGradients), MemoryUse.Weights))
        {
            throw new ArgumentException($"The weights and the gradients of rows of parameter '{parameter.Name}' share memory.", nameof(rowGradients));
        }

        CheckApartFromStates(parameter, MemoryMarshal.AsBytes(rowGradients), "What is given as gradients of rows", nameof(rowGradients));
        CheckApartFromStates(parameter, MemoryMarshal.AsBytes(rows), "What is given as rows", nameof(rows));
    }

    private void CheckRowsCanBeStepped(Parameter parameter)
    {
        string? obstacle =
            Info.GradientCalls > 0 ? "takes the gradient at another point, where all rows would have to move"
            : Info.HasEvaluationWeights ? "keeps other weights to evaluate with, which are made of all steps of a row"
            : Info.ReadsLoss ? "reads 'loss', which belongs to a step of all parameters"
            : !Info.StepsRows ? "reads more of a parameter than the weight it updates (a reduction, rows or columns, its shape or size, or noise)"
            : parameter.HasNarrowStates ? "keeps states narrow, in blocks that a row shares with others"
            : null;
        if (obstacle is not null)
        {
            throw new InvalidOperationException($"Rows of parameter '{parameter.Name}' cannot be stepped alone: the rule of {GetType().Name} {obstacle}. Give the whole gradient to Step.");
        }

        if (!parameter.HasMemory)
        {
            throw new InvalidOperationException($"Parameter '{parameter.Name}' was added without memory: StepRows needs to know where its weights are.");
        }

        CheckNotWaiting();
    }

    private static void CheckRows(Parameter parameter, Type type, ReadOnlySpan<int> rows, int length)
    {
        CheckElementType(parameter, type, "rowGradients");
        if ((long)rows.Length * parameter.Columns != length)
        {
            throw new ArgumentException($"{rows.Length} rows of parameter '{parameter.Name}' have {parameter.Columns} elements each, but {length} elements of gradients were given.", "rowGradients");
        }

        foreach (int row in rows)
        {
            if ((uint)row >= (uint)parameter.Rows)
            {
                throw new ArgumentOutOfRangeException(nameof(rows), row, $"Parameter '{parameter.Name}' has {parameter.Rows} rows, counted from 0; there is no such one.");
            }
        }
    }
}
