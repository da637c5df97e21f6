using OptGen.Compiler.Declarations;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Planning;

/// <summary>Where generated code finds what a step works on: the places of states, vectors, results and the like among those of their kind.</summary>
internal sealed partial class StepPlan
{
    /// <summary>The place of what is given among what the rule is given at any rank.</summary>
    public int GivenIndex(string key) => (Whole ?? this).Givens.TakeWhile(given => given.Key != key).Count();

    /// <summary>The place of a narrow state among the narrow ones.</summary>
    public int NarrowIndex(string key) => States.TakeWhile(state => state.Key != key).Count(state => StorageOf(state.Key) != Storage.Full);

    /// <summary>The place of a state among those kept together with it.</summary>
    public int StateIndex(string key)
    {
        StateSymbol symbol = States.First(state => state.Key == key);
        return States.Where(state => state.Shape.Kind == symbol.Shape.Kind && (!state.Shape.IsElementwise || state.Shape == symbol.Shape) && IsShared(state.Key) == IsShared(key)).TakeWhile(state => state != symbol).Count();
    }

    /// <summary>The place of what is put aside of all parameters.</summary>
    public int TotalPlace(Node collected) => CollectedOfOthers.Count > 0 ? CollectedOfOthers.TakeWhile(other => other.Total != collected.Total).Count() : ScratchPlace(ScratchKey(collected));

    /// <summary>The place of a size among those that a parameter has: 0 for its own.</summary>
    public int SpaceIndex(Shape space) => space == Shape.Element ? 0 : Spaces.TakeWhile(other => other != space).Count() + 1;

    /// <summary>The place of a state or buffer among those of its size.</summary>
    /// <param name="memory">Which of the two it is.</param>
    /// <param name="key">Its key.</param>
    /// <param name="space">The size.</param>
    public int MatrixIndex(Memory memory, string key, Shape space) =>
        memory is Memory.State or Memory.Kept ? StateIndex(key) : States.Count(state => state.Shape == space) + Buffers.Place(key);

    /// <summary>The place of a hyperparameter among those that set sizes; variants share the list.</summary>
    public int SizeIndex(string key) => (Whole ?? this).SizeHyperparameters.TakeWhile(hyperparameter => hyperparameter.Key != key).Count();

    /// <summary>The place of a condition among <see cref="Conditions"/>.</summary>
    public int ConditionIndex(Demand demand) => Conditions.TakeWhile(condition => !condition.Demand.Equals(demand)).Count();

    /// <summary>The place of what is put aside among the memory of one number for each weight.</summary>
    public int ScratchIndex(string key) => States.Count(state => state.Shape == Shape.Element) + Buffers.Count(Shape.Element) + ScratchPlace(key);

    /// <summary>The place of what is put aside among <see cref="Scratch"/>.</summary>
    public int ScratchPlace(string key) => Scratch.TakeWhile(other => other != key).Count();

    /// <summary>The place of such a vector among those that a method computes.</summary>
    public int SharedVectorIndex(Node vector) => AllScalars.Where(IsOfSharedHistory).Distinct().OrderBy(node => node.Id).TakeWhile(other => other != vector).Count();

    public int VectorIndex(Node vector) => Vectors(vector.Shape.Kind).TakeWhile(other => other != vector).Count();

    /// <summary>The place of a size of blocks among those of the rule.</summary>
    public int BlockSizeIndex(string name) => Rule.BlockSizes.TakeWhile(size => size.Dimension.Name != name).Count();

    /// <summary>The place of a reduction's result.</summary>
    public int ReductionIndex(Node reduction) => Reductions.TakeWhile(other => other != reduction).Count();
}
