using System.Diagnostics.CodeAnalysis;
using OptGen.Memory;
using OptGen.Passes;

namespace OptGen.Steps;

/// <summary>A step of one parameter, in memory that it is given, or of some rows of it.</summary>
/// <param name="member">Whose parameter it is.</param>
/// <param name="parameter">The parameter.</param>
internal readonly struct StepOfOne(StepMember member, Parameter parameter) : IStepScope
{
    private readonly Parameter _parameter = parameter;

    [UnscopedRef]
    public ReadOnlySpan<Parameter> Parameters => new(in _parameter);

    public StepMember First => member;

    public IHeldMemory Memory => _parameter;

    public bool IsMeasured => false;

    public bool MeasuresParameters => false;

    public void Check(double? loss, in StepOptions options) => member.CheckCanStepAlone(_parameter, in options);

    public Gradients Judge(in StepMemory memory, in StepOptions options) => GradientJudgement.OfOne(_parameter, in memory, in options);

    public void Allocate(in StepMemory memory, bool scalesGradients)
    {
        member.AllocateFor(_parameter, scalesGradients);
        if (BeginsRows(in memory))
        {
            _parameter.PrepareBeginning();
        }
    }

    public void Follow() => member.Follow(_parameter);

    public double? LossOf(double? loss) => null;

    public void Begin(double? loss)
    {
    }

    public bool Perform(in StepMemory memory)
    {
        if (BeginsRows(in memory))
        {
            member.BeginStates(_parameter, memory.Rows);
        }

        return member.Perform(_parameter, memory.HasRows ? _parameter.WithOwnWeights(in memory) : memory);
    }

    public void End(bool isApplied)
    {
        _parameter.StepCount += isApplied ? 1 : 0;
        member.ForgetReadiness();
    }

    /// <summary>Whether the states of other rows get what a step of zero gradient gives them, which is not zero.</summary>
    private bool BeginsRows(in StepMemory memory) => memory.HasRows && member.Info.BeginsApart && _parameter.StepCount == 0 && memory.Rows.Length < _parameter.Rows;
}
