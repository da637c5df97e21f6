using System.Linq.Expressions;
using OptGen.Steps;

namespace OptGen;

public partial class OptimizerGroup<TOptimizer>
{
    /// <summary>Lets a hyperparameter of every member follow a schedule; for different ones, schedule the members.</summary>
    /// <inheritdoc cref="OptimizerSchedules.Schedule{TOptimizer}(TOptimizer, Expression{Func{TOptimizer, double}}, OptGen.Schedule)"/>
    public void Schedule(Expression<Func<TOptimizer, double>> hyperparameter, Schedule schedule) => Schedule(OptimizerSchedules.PropertyOf(hyperparameter), schedule);

    /// <inheritdoc cref="Schedule(Expression{Func{TOptimizer, double}}, OptGen.Schedule)"/>
    public void Schedule(string hyperparameter, Schedule schedule) => _stepper.Schedule(hyperparameter, schedule);

    /// <summary>Ends what <see cref="Schedule(string, OptGen.Schedule)"/> began, in every member or in none.</summary>
    /// <inheritdoc cref="Optimizer.Unschedule(string)"/>
    public void Unschedule(string hyperparameter) => _stepper.Unschedule(hyperparameter);

    /// <inheritdoc cref="Unschedule(string)"/>
    public void Unschedule(Expression<Func<TOptimizer, double>> hyperparameter) => Unschedule(OptimizerSchedules.PropertyOf(hyperparameter));

    /// <summary>Whether the memory of all parameters holds the weights to evaluate with.</summary>
    public bool IsEvaluating => Array.TrueForAll(_members, member => member.IsEvaluating);

    /// <summary>Puts the weights to evaluate with into the memory of every parameter, in all members or in none.</summary>
    /// <returns>What brings the training weights back when it is disposed of: <c>using (group.UseEvaluationWeights()) { … }</c>. Within another such scope it does nothing.</returns>
    /// <exception cref="InvalidOperationException">A parameter was added without memory, or a step waits for a gradient; nothing has changed.</exception>
    public EvaluationScope UseEvaluationWeights()
    {
        List<EvaluationWeights> changed = [];
        _stepper.Exclusively(() =>
        {
            try
            {
                foreach (TOptimizer member in _members.Where(member => !member.IsEvaluating))
                {
                    _ = member.Member.Evaluation.Put();
                    changed.Add(member.Member.Evaluation);
                }
            }
            catch
            {
                changed.ForEach(weights => weights.BringBack());
                throw;
            }
        });

        return new EvaluationScope(changed);
    }

    /// <summary>Brings the training weights of all members back, bit for bit, after <see cref="UseEvaluationWeights"/>.</summary>
    public void UseTrainingWeights() => _stepper.Exclusively(() => Array.ForEach(_members, member => member.Member.Evaluation.BringBack()));

    /// <summary>Forgets all states and step counts of all members; see <see cref="Optimizer.Reset"/>.</summary>
    public void Reset() => _stepper.Reset();
}
