namespace OptGen.Generator.Tests.Evaluation;

/// <summary>What a scalar is made of, as far as it tells whether it is the whole optimizer's.</summary>
[Flags]
internal enum Origins
{
    None = 0,

    /// <summary>Something that one parameter has by itself.</summary>
    Parameter = 1,

    /// <summary>A reduction over all parameters.</summary>
    All = 2,
}
