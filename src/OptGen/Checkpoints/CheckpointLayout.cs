using OptGen.CompilerServices;
using OptGen.Narrow;
using OptGen.Parameters;

namespace OptGen.Checkpoints;

/// <summary>Lists the tensors of a checkpoint.</summary>
internal static class CheckpointLayout
{
    /// <summary>States that only a step of several calls needs, between these.</summary>
    private const string WithinStep = "kept.";

    /// <summary>The tensors: of each parameter its steps and states, on request its weights; then the states that an optimizer has one of.</summary>
    public static List<CheckpointTensor> Of(CheckpointSubject subject, bool withWeights)
    {
        List<CheckpointTensor> tensors = [];
        foreach (Parameter parameter in subject.Parameters)
        {
            tensors.Add(Steps(parameter));
            if (withWeights && parameter.HasMemory)
            {
                tensors.Add(Weights(parameter));
            }

            foreach (StateInfo state in parameter.States.Where(state => state.Shape != StateShape.Shared && IsKept(state)))
            {
                if (StateAccess.Narrow(parameter, state) is { } narrow)
                {
                    tensors.AddRange(NarrowState(parameter, state, narrow));
                }
                else
                {
                    tensors.Add(State(parameter, state));
                }
            }
        }

        for (int member = 0; member < subject.Members.Count && subject.Parameters.Count > 0; member++)
        {
            tensors.AddRange(SharedStates(subject, member));
        }

        return tensors;
    }

    /// <summary>The lengths of a parameter's axes, as a tensor tells them.</summary>
    public static long[] ShapeOf(Parameter parameter) => [.. parameter.Shape.Select(axis => (long)axis)];

    private static bool IsKept(StateInfo state) => !state.Name.StartsWith(WithinStep, StringComparison.Ordinal);

    private static CheckpointTensor Steps(Parameter parameter)
    {
        long[] count = [parameter.StepCount];
        return new(CheckpointKeys.Steps(parameter), $"the steps of parameter '{parameter.Name}'", TensorFormat.Int64, [], (start, length) => CheckpointTensor.Bytes(count.AsSpan(), start, length))
        {
            CountsStepsOf = parameter,
        };
    }

    private static CheckpointTensor Weights(Parameter parameter) => new(
        CheckpointKeys.Weights(parameter),
        $"the weights of parameter '{parameter.Name}'",
        TensorFormat.Of(parameter.ElementType),
        ShapeOf(parameter),
        (start, count) => CheckpointTensor.Bytes(parameter.WeightValues, start, count));

    private static CheckpointTensor State(Parameter parameter, StateInfo state)
    {
        StateSpan values = parameter.Set.State(parameter, state.Name);
        long[] shape = state.Shape switch
        {
            StateShape.Scalar => [],
            StateShape.Element => ShapeOf(parameter),
            StateShape.Matrix => [Side(parameter, state.Height!), Side(parameter, state.Width!)],
            _ => [values.Length],
        };
        return new(
            CheckpointKeys.State(state, parameter),
            $"state '{state.Name}' of parameter '{parameter.Name}'",
            TensorFormat.Of(values.ElementType),
            shape,
            (start, count) => CheckpointTensor.Bytes(parameter.Set.State(parameter, state.Name), start, count));
    }

    /// <summary>A state as it is stored in fewer bits: its codes, and the scales of its blocks where it has such.</summary>
    private static IEnumerable<CheckpointTensor> NarrowState(Parameter parameter, StateInfo state, NarrowState narrow)
    {
        string description = $"state '{state.Name}' of parameter '{parameter.Name}'";
        TensorFormat format = narrow.Storage == Storage.BFloat16 ? TensorFormat.BFloat16 : TensorFormat.UInt8;
        yield return new(CheckpointKeys.State(state, parameter), description, format, ShapeOf(parameter), (start, count) => narrow.Bytes.Slice((int)start, count));
        if (narrow.Storage == Storage.Block8)
        {
            yield return new(
                CheckpointKeys.Scales(state, parameter),
                $"the scales of {description}",
                TensorFormat.Float32,
                [narrow.Scales.Length],
                (start, count) => CheckpointTensor.Bytes(narrow.Scales, start, count));
        }
    }

    private static IEnumerable<CheckpointTensor> SharedStates(CheckpointSubject subject, int member)
    {
        SharedStates shared = subject.Members[member].Set.Shared;
        return subject.Info.States.Where(state => state.Shape == StateShape.Shared && IsKept(state)).Select(state => new CheckpointTensor(
            subject.IsGroup ? CheckpointKeys.SharedState(state, member) : CheckpointKeys.SharedState(state),
            $"state '{state.Name}' of {subject.Describe(member)}",
            TensorFormat.Float64,
            state.Height is null ? [] : [shared.Of(state).Length],
            (start, count) => CheckpointTensor.Bytes(shared.Of(state), start, count)));
    }

    private static long Side(Parameter parameter, MatrixSide side) => side.Length(parameter.Rows, parameter.Columns, parameter.Sizes);
}
