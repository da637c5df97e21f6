namespace OptGen.Tests.Composition;

/// <summary>Calls with some of the called rule's assignments replaced.</summary>
public sealed class ReplacementTests
{
    [Fact]
    public void AnAssignmentIsReplacedInPlace() => Trajectory.SameBits(() => new ComposedAdaBelief(), () => new WrittenAdaBelief());

    [Fact]
    public void ANewNameStandsBeforeTheNextReplacedOne()
    {
        Trajectory.SameBits(() => new ComposedAmsGrad(), () => new WrittenAmsGrad());
        Assert.Equal(["BareAdam.m", "BareAdam.v", "BareAdam.x"], new ComposedAmsGrad().Info.States.Select(state => state.Name));
    }

    [Fact]
    public void SeveralAssignmentsMayBeReplaced() => Trajectory.SameBits(() => new ComposedClamped(), () => new WrittenClamped());

    [Fact]
    public void AnAssignmentWithinABranchMayBeReplaced() =>
        Trajectory.Follows(() => new ReplacesInBranch(), _ => (w, g, t) => { for (int i = 0; i < w.Length; i++) { w[i] -= 0.1 * (t % 2 == 0 ? 3 : 2) * g[i]; } }, [35]);
}
