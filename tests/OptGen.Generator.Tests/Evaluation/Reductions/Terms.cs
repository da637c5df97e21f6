namespace OptGen.Generator.Tests.Evaluation.Reductions;

/// <summary>The numbers of one parameter that a reduction takes in.</summary>
/// <param name="First">The numbers of its argument.</param>
/// <param name="Second">Those of its second argument, if it has one.</param>
/// <param name="IsSingle">Whether they are floats, so that their products are exact in double.</param>
/// <param name="IsVector">Whether they are the numbers of a row or column themselves, in double.</param>
/// <param name="IsUncertain">Whether some may be others.</param>
internal sealed record Terms(double[] First, double[]? Second, bool IsSingle, bool IsVector, bool IsUncertain)
{
    /// <summary>Those at some places.</summary>
    public Terms At(IEnumerable<int> places)
    {
        int[] chosen = [.. places];
        return this with { First = [.. chosen.Select(place => First[place])], Second = Second is null ? null : [.. chosen.Select(place => Second[place])] };
    }
}
