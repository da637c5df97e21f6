namespace OptGen.Tests.Composition;

/// <summary>Calls that some steps skip.</summary>
public sealed class BranchTests
{
    [Fact]
    public void StatesOfABranchNotTakenKeepTheirValues() => Trajectory.Follows(() => new EveryThird(), EveryThirdPlain, [50]);

    [Fact]
    public void TheStepNumberWithinACallIsTheParameters() =>
        Trajectory.Follows(() => new EverySecondByNumber(), _ => (w, g, t) => Each(w, i => w[i] -= t % 2 == 0 ? t * g[i] : 0), [50]);

    [Fact]
    public void CallsInTwoBranchesHaveStatesOfTheirOwn()
    {
        Assert.Equal(["TextbookMomentum.v", "TextbookMomentum2.v"], new Alternating().Info.States.Select(state => state.Name));
        Trajectory.Follows(() => new Alternating(), AlternatingPlain, [50]);
    }

    private static PlainStep EveryThirdPlain(int length)
    {
        double[] m = new double[length];
        double[] v = new double[length];
        return (w, g, t) => Each(w, i =>
        {
            if (t % 3 != 0)
            {
                w[i] -= 0.1 * g[i];
                return;
            }

            m[i] = (0.9 * m[i]) + (0.1 * g[i]);
            v[i] = (0.99 * v[i]) + (0.01 * g[i] * g[i]);
            w[i] -= 0.01 * (m[i] / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.99, t))) + 1e-8);
        });
    }

    private static PlainStep AlternatingPlain(int length)
    {
        double[][] velocities = [new double[length], new double[length]];
        return (w, g, t) => Each(w, i =>
        {
            double[] v = velocities[t % 2];
            v[i] = (0.9 * v[i]) - (0.01 * (t % 2 == 0 ? g[i] : -g[i]));
            w[i] += v[i];
        });
    }

    private static void Each(double[] w, Action<int> move)
    {
        for (int i = 0; i < w.Length; i++)
        {
            move(i);
        }
    }
}
