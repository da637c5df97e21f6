using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OptGen.Memory;
using OptGen.Parameters;
using OptGen.Passes;

namespace OptGen.Steps;

/// <summary>A step of some rows of one parameter.</summary>
internal static class RowStep
{
    public static StepResult Make<T>(StepMember member, Parameter parameter, ReadOnlySpan<int> rows, ReadOnlySpan<T> rowGradients, in StepOptions options)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ParameterSet set = member.Set;
        Occupancy occupancy = set.Pool.Occupancy;
        occupancy.Enter(set.User);
        try
        {
            set.CheckNotEvaluating();
            set.CheckOwns(parameter);
            CheckRowsCanBeStepped(parameter);
            CheckRows(parameter, typeof(T), rows, rowGradients.Length);
            CheckRowsApart(parameter, rows, rowGradients);
            ((Parameter<T>)parameter).Coalesce(ref rows, ref rowGradients);
            return StepProtocol.Call(new StepOfOne(member, parameter), new StepMemory(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(rowGradients)), rows), null, in options);
        }
        finally
        {
            occupancy.Leave();
        }
    }

    /// <summary>Refuses memory that a step would read where it writes.</summary>
    private static void CheckRowsApart<T>(Parameter parameter, ReadOnlySpan<int> rows, ReadOnlySpan<T> rowGradients)
        where T : unmanaged
    {
        if (parameter.Overlaps(MemoryMarshal.AsBytes(rowGradients), MemoryUse.Weights))
        {
            throw new ArgumentException($"The weights and the gradients of rows of parameter '{parameter.Name}' share memory.", nameof(rowGradients));
        }

        StateAccess.CheckApart(parameter, MemoryMarshal.AsBytes(rowGradients), "What is given as gradients of rows", nameof(rowGradients));
        StateAccess.CheckApart(parameter, MemoryMarshal.AsBytes(rows), "What is given as rows", nameof(rows));
    }

    private static void CheckRowsCanBeStepped(Parameter parameter)
    {
        OptimizerInfo info = parameter.Set.Info;
        string? obstacle =
            info.GradientCalls > 0 ? "takes the gradient at another point, where all rows would have to move"
            : info.HasEvaluationWeights ? "keeps other weights to evaluate with, which are made of all steps of a row"
            : info.ReadsLoss ? "reads 'loss', which belongs to a step of all parameters"
            : !info.StepsRows ? "reads more of a parameter than the weight it updates (a reduction, rows or columns, its shape or size, or noise)"
            : parameter.HasNarrowStates ? "keeps states narrow, in blocks that a row shares with others"
            : null;
        if (obstacle is not null)
        {
            throw new InvalidOperationException($"Rows of parameter '{parameter.Name}' cannot be stepped alone: the rule of {parameter.Set.Name} {obstacle}. Give the whole gradient to Step.");
        }

        if (!parameter.HasMemory)
        {
            throw new InvalidOperationException($"Parameter '{parameter.Name}' was added without memory: StepRows needs to know where its weights are.");
        }

        parameter.Set.CheckNotWaiting();
    }

    private static void CheckRows(Parameter parameter, Type type, ReadOnlySpan<int> rows, int length)
    {
        parameter.CheckElementType(type, "rowGradients");
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
