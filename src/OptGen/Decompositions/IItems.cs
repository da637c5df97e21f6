namespace OptGen.Decompositions;

/// <summary>Something to be done in independent items; it points to memory that does not move meanwhile.</summary>
internal interface IItems
{
    /// <summary>Does one item.</summary>
    void Run(int item);
}
