namespace OptGen.Tests.Calls.Api;

/// <summary>An optimizer, or a group of two, behind the calls that both have.</summary>
internal sealed class ApiSubject
{
    public ApiSubject(Type kind, bool isGroup)
    {
        Members = [.. Enumerable.Range(0, isGroup ? 2 : 1).Select(_ => (Optimizer)Activator.CreateInstance(kind, 0.25, 0.5)!)];
        Group = isGroup ? new OptimizerGroup(Members) : null;
    }

    public Optimizer[] Members { get; }

    public OptimizerGroup? Group { get; }

    public bool IsEvaluating => Group?.IsEvaluating ?? Members[0].IsEvaluating;

    public bool IsWaiting => Group?.IsWaitingForGradient ?? Members[0].IsWaitingForGradient;

    public IReadOnlyList<Parameter> Parameters => Group?.Parameters ?? Members[0].Parameters;

    public StepOptions Options
    {
        set
        {
            foreach (Optimizer member in Members)
            {
                member.Options = value;
            }

            if (Group is not null)
            {
                Group.Options = value;
            }
        }
    }

    public StepResult Step(double? loss) => loss is { } known ? Group?.Step(known) ?? Members[0].Step(known) : Group?.Step() ?? Members[0].Step();

    public StepResult Step(StepOptions options) => Group?.Step(options) ?? Members[0].Step(options);

    public StepResult Step(Func<double> closure, StepOptions options) => Group?.Step(closure, options) ?? Members[0].Step(closure, options);

    public StepResult Step(Parameter parameter, float[] weights, float[] gradient) => Group?.Step(parameter, weights, gradient) ?? Members[0].Step(parameter, weights, gradient);

    public StepResult StepRows(Parameter parameter, int[] rows, float[] gradients) => Group?.StepRows(parameter, rows, gradients) ?? Members[0].StepRows(parameter, rows, gradients);

    public void ZeroGradients() => Call(group => group.ZeroGradients(), optimizer => optimizer.ZeroGradients());

    public void Reset() => Call(group => group.Reset(), optimizer => optimizer.Reset());

    public void UseEvaluationWeights() => Call(group => group.UseEvaluationWeights(), optimizer => optimizer.UseEvaluationWeights());

    public void UseTrainingWeights() => Call(group => group.UseTrainingWeights(), optimizer => optimizer.UseTrainingWeights());

    public void EvaluationWeights(Parameter parameter, float[] destination) =>
        Call(group => group.EvaluationWeights(parameter, destination), optimizer => optimizer.EvaluationWeights(parameter, destination));

    public void Schedule(string hyperparameter, Schedule schedule) => Call(group => group.Schedule(hyperparameter, schedule), optimizer => optimizer.Schedule(hyperparameter, schedule));

    public void Unschedule(string hyperparameter) => Call(group => group.Unschedule(hyperparameter), optimizer => optimizer.Unschedule(hyperparameter));

    public void WriteState(Parameter parameter, string name, float[] source) =>
        Call(group => group.WriteState(parameter, name, source), optimizer => optimizer.WriteState(parameter, name, source));

    public void ReadState(Parameter parameter, string name, float[] destination) =>
        Call(group => group.ReadState(parameter, name, destination), optimizer => optimizer.ReadState(parameter, name, destination));

    public GradientAccumulator Accumulator(int batches) => Group is null ? GradientAccumulator.Of(Members[0], batches) : GradientAccumulator.Of(Group, batches);

    public byte[] Save(bool withWeights)
    {
        using MemoryStream stream = new();
        Call(group => group.Save(stream, withWeights), optimizer => optimizer.Save(stream, withWeights));
        return stream.ToArray();
    }

    public void Load(byte[] file)
    {
        using MemoryStream stream = new(file);
        Call(group => group.Load(stream), optimizer => optimizer.Load(stream));
    }

    private void Call(Action<OptimizerGroup> ofGroup, Action<Optimizer> ofOptimizer)
    {
        if (Group is null)
        {
            ofOptimizer(Members[0]);
        }
        else
        {
            ofGroup(Group);
        }
    }
}
