using System.Linq.Expressions;

namespace OptGen;

public sealed partial class OptimizerGroup<TOptimizer>
{
    /// <summary>Lets a hyperparameter of every member follow a schedule; for different ones, schedule the members.</summary>
    /// <inheritdoc cref="OptimizerSchedules.Schedule{TOptimizer}(TOptimizer, Expression{Func{TOptimizer, double}}, OptGen.Schedule)"/>
    public void Schedule(Expression<Func<TOptimizer, double>> hyperparameter, Schedule schedule)
    {
        string property = OptimizerSchedules.PropertyOf(hyperparameter);
        foreach (TOptimizer member in _members)
        {
            member.Schedule(property, schedule);
        }
    }

    /// <summary>Puts the weights to evaluate with into the memory of every parameter, in all members or in none.</summary>
    /// <exception cref="InvalidOperationException">A parameter was added without memory, or a step waits for a gradient; nothing has changed.</exception>
    public void UseEvaluationWeights()
    {
        List<TOptimizer> changed = [];
        try
        {
            foreach (TOptimizer member in _members.Where(member => !member.IsEvaluating))
            {
                _ = member.UseEvaluationWeights();
                changed.Add(member);
            }
        }
        catch (InvalidOperationException)
        {
            changed.ForEach(member => member.UseTrainingWeights());
            throw;
        }
    }

    /// <summary>Brings the training weights of all members back, bit for bit, after <see cref="UseEvaluationWeights"/>.</summary>
    public void UseTrainingWeights()
    {
        foreach (TOptimizer member in _members)
        {
            member.UseTrainingWeights();
        }
    }

    /// <summary>Forgets all states and step counts of all members; see <see cref="Optimizer.Reset"/>.</summary>
    public void Reset()
    {
        foreach (TOptimizer member in _members)
        {
            member.ResetAlone();
        }
    }
}
