namespace OptGen.Narrow;

/// <summary>A loop over words, written once for every width.</summary>
internal interface IWordLoop
{
    /// <summary>Goes over as many whole registers as fit between two places.</summary>
    /// <returns>The first place that was not reached.</returns>
    int Run<TWords>(int index, int end)
        where TWords : struct, IWords<TWords>;
}
