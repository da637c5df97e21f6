using System.Linq.Expressions;
using OptGen.Schedules;

namespace OptGen;

public partial class OptimizerGroup<TOptimizer>
{
    /// <summary>Lets a hyperparameter of every member follow a schedule; for different ones, schedule the members.</summary>
    /// <inheritdoc cref="OptimizerSchedules.Schedule{TOptimizer}(TOptimizer, Expression{Func{TOptimizer, double}}, OptGen.Schedule)"/>
    public void Schedule(Expression<Func<TOptimizer, double>> hyperparameter, Schedule schedule) => Schedule(OptimizerSchedules.PropertyOf(hyperparameter), schedule);

    /// <inheritdoc cref="Schedule(Expression{Func{TOptimizer, double}}, OptGen.Schedule)"/>
    public void Schedule(string hyperparameter, Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(hyperparameter);
        ArgumentNullException.ThrowIfNull(schedule);
        Exclusively(() =>
        {
            _members[0].CheckNotWaiting();
            ScheduleBook.BindAll(Books, hyperparameter, schedule);
        });
    }

    private ScheduleBook[] Books => Array.ConvertAll(_members, member => member.Schedules);

    /// <summary>Ends what <see cref="Schedule(string, OptGen.Schedule)"/> began, in every member or in none.</summary>
    /// <inheritdoc cref="Optimizer.Unschedule(string)"/>
    public void Unschedule(string hyperparameter)
    {
        ArgumentNullException.ThrowIfNull(hyperparameter);
        Exclusively(() => ScheduleBook.UnbindAll(Books, hyperparameter));
    }

    /// <inheritdoc cref="Unschedule(string)"/>
    public void Unschedule(Expression<Func<TOptimizer, double>> hyperparameter) => Unschedule(OptimizerSchedules.PropertyOf(hyperparameter));

    /// <summary>Whether the memory of all parameters holds the weights to evaluate with.</summary>
    public bool IsEvaluating => Array.TrueForAll(_members, member => member.IsEvaluating);

    /// <summary>Puts the weights to evaluate with into the memory of every parameter, in all members or in none.</summary>
    /// <returns>What brings the training weights back when it is disposed of: <c>using (group.UseEvaluationWeights()) { … }</c>. Within another such scope it does nothing.</returns>
    /// <exception cref="InvalidOperationException">A parameter was added without memory, or a step waits for a gradient; nothing has changed.</exception>
    public EvaluationScope UseEvaluationWeights()
    {
        List<TOptimizer> changed = [];
        Exclusively(() =>
        {
            try
            {
                foreach (TOptimizer member in _members.Where(member => !member.IsEvaluating))
                {
                    _ = member.PutEvaluationWeights();
                    changed.Add(member);
                }
            }
            catch
            {
                changed.ForEach(member => member.BringTrainingWeights());
                throw;
            }
        });

        return new EvaluationScope(changed);
    }

    /// <summary>Brings the training weights of all members back, bit for bit, after <see cref="UseEvaluationWeights"/>.</summary>
    public void UseTrainingWeights() => Exclusively(() => Array.ForEach(_members, member => member.BringTrainingWeights()));

    /// <summary>Forgets all states and step counts of all members; see <see cref="Optimizer.Reset"/>.</summary>
    public void Reset() => Exclusively(() => Array.ForEach(_members, member => member.ResetAlone()));

    /// <summary>Does something in a call of its own, while all memory is held.</summary>
    private void Exclusively(Action action) => _shared.Occupancy.Within(this, () =>
    {
        _shared.Hold.While(action);
        return true;
    });
}
