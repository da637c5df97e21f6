using System.Reflection;

namespace OptGen.Tests.Groups;

/// <summary>Whoever knows an optimizer knows a group.</summary>
public sealed class GroupSurfaceTests
{
    /// <summary>What belongs to each member: its noise, and the rate in which members differ.</summary>
    private static readonly string[] OfMembersAlone = [nameof(Optimizer.Seed), nameof(Optimizer.LearningRate)];

    [Fact]
    public void AGroupHasWhatAnOptimizerHas()
    {
        string[] group = [.. Members(typeof(OptimizerGroup))];

        Assert.Empty(Members(typeof(Optimizer)).Except(group).Except(OfMembersAlone));
    }

    [Fact]
    public void AGroupNeedsNoNameOfItsType()
    {
        OptimizerGroup group = new(new SGD(0.5), new SGD(0.25));
        group.RouteByRank(group.Members[1], 1);
        float[] matrix = [1, 1];
        float[] bias = [1];
        group.Add("w", matrix, new float[] { 1, 1 }, 1, 2);
        group.Add("b", bias, new float[] { 1 });
        group.Step();

        Assert.Equal([0.5f, 0.5f, 0.75f], matrix.Concat(bias));

        group.Schedule(o => o.LearningRate, new ConstantRate(0.125));
        group.Step();
        group.Unschedule(o => o.LearningRate);
        group.Members[1].LearningRate = 0;
        group.Step();

        Assert.Equal([0.25f, 0.25f, 0.625f], matrix.Concat(bias));
    }

    [Fact]
    public void ClosuresEvaluationAndStatesWorkAsInAnOptimizer()
    {
        OptimizerGroup<AveragedMomentum> group = new(new AveragedMomentum(), new AveragedMomentum());
        group.RouteByName(group.Members[1], "b");
        float[] a = [1];
        float[] b = [1];
        float[] gradient = [1];
        Parameter first = group.Add("a", a, gradient);
        Parameter second = group.Add("b", b, new float[] { 1 });
        StepResult result = group.Step(() => 0.5);
        float[] average = new float[1];
        group.EvaluationWeights(second, average);
        float trained = a[0];
        using (group.UseEvaluationWeights())
        {
            Assert.True(group.IsEvaluating);
            using (group.UseEvaluationWeights())
            {
            }

            Assert.Equal(average[0], b[0]);
        }

        Assert.False(group.IsEvaluating);
        Assert.Equal(0.5, result.Loss);
        Assert.Equal(trained, a[0]);
        Assert.NotEqual(average[0], trained);
        Assert.Equal(group.Members[0].State<float>(first, "s").ToArray(), group.State<float>(first, "s").ToArray());
    }

    private static IEnumerable<string> Members(Type type) => type.GetMembers(BindingFlags.Public | BindingFlags.Instance)
        .Where(member => member.DeclaringType != typeof(object) && member is MethodInfo { IsSpecialName: false } or PropertyInfo)
        .Select(member => member is MethodInfo method ? $"{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => parameter.ParameterType.Name))})" : member.Name);
}

[Schedule("rate")]
internal partial class ConstantRate(double rate);

[Optimizer("a₀ = w; s = 0.5*s + g; w -= 0.5*s; a = lerp(a, w, 0.5); eval = a")]
internal partial class AveragedMomentum;
