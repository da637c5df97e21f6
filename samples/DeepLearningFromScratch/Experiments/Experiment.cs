namespace DeepLearningFromScratch.Experiments;

/// <summary>Something that a chapter of the book claims, tried out.</summary>
public abstract class Experiment
{
    /// <summary>The command.</summary>
    public abstract string Name { get; }

    /// <summary>Section of the book.</summary>
    public abstract string Section { get; }

    /// <summary>What it is about.</summary>
    public abstract Phrase Title { get; }

    /// <summary>Computes, draws, and says whether the claim was shown.</summary>
    public abstract void Run(Laboratory lab);
}
