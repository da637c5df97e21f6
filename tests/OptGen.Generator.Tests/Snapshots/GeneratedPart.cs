namespace OptGen.Generator.Tests.Snapshots;

/// <summary>What a snapshot shows of a generated file.</summary>
internal enum GeneratedPart
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>The user's class: its constructors, properties and overrides.</summary>
    Class,

    /// <summary>What carries out a step: the order of the passes, the scalars and the kernels.</summary>
    Step,
}
