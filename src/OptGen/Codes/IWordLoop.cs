namespace OptGen.Codes;

/// <summary>A loop over words, written once for every width.</summary>
internal interface IWordLoop
{
    /// <summary>Goes over as many whole registers as fit between two places.</summary>
    /// <returns>The first place that was not reached.</returns>
    nint Run<TWords>(nint index, nint end)
        where TWords : struct, IWords<TWords>;
}
