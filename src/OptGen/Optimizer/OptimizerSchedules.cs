using System.ComponentModel;
using System.Linq.Expressions;

namespace OptGen;

/// <summary>Binds schedules to hyperparameters by their properties.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OptimizerSchedules
{
    /// <summary>Lets a hyperparameter follow a schedule: <c>adam.Schedule(a => a.LearningRate, new CosineDecay(1e-3, 1000))</c>.</summary>
    /// <typeparam name="TOptimizer">The optimizer's own type, which has the property.</typeparam>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="hyperparameter">The property; the expression is looked at once and never run.</param>
    /// <param name="schedule">What it follows, from the next step on.</param>
    /// <exception cref="ArgumentException">The expression is not a property, or sets the size of states.</exception>
    /// <inheritdoc cref="Optimizer.Schedule(string, OptGen.Schedule)"/>
    public static void Schedule<TOptimizer>(this TOptimizer optimizer, Expression<Func<TOptimizer, double>> hyperparameter, Schedule schedule)
        where TOptimizer : Optimizer
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        optimizer.Schedule(PropertyOf(hyperparameter), schedule);
    }

    /// <summary>Ends what <see cref="Schedule"/> began: the hyperparameter keeps its value until it is set by hand.</summary>
    /// <typeparam name="TOptimizer">The optimizer's own type, which has the property.</typeparam>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="hyperparameter">The property.</param>
    /// <exception cref="ArgumentException">The expression is not a property, or follows no schedule.</exception>
    public static void Unschedule<TOptimizer>(this TOptimizer optimizer, Expression<Func<TOptimizer, double>> hyperparameter)
        where TOptimizer : Optimizer
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        optimizer.Unschedule(PropertyOf(hyperparameter));
    }

    /// <summary>The name of the property that an expression reads; of one that is not a double, behind its conversion.</summary>
    internal static string PropertyOf<TOptimizer>(Expression<Func<TOptimizer, double>> hyperparameter)
    {
        ArgumentNullException.ThrowIfNull(hyperparameter);
        Expression body = hyperparameter.Body is UnaryExpression { NodeType: ExpressionType.Convert } conversion ? conversion.Operand : hyperparameter.Body;
        return body is MemberExpression { Expression: ParameterExpression } member
            ? member.Member.Name
            : throw new ArgumentException($"'{hyperparameter}' is not a hyperparameter; name its property: a => a.LearningRate.", nameof(hyperparameter));
    }
}
