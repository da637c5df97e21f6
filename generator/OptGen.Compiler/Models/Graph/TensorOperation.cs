namespace OptGen.Compiler.Models.Graph;

/// <summary>What makes a tensor. Each says which axes the result has, in which order.</summary>
internal enum TensorOperation
{
    // Leaves.

    /// <summary>A number (<see cref="TensorContent.Value"/>), without axes.</summary>
    Constant,

    /// <summary>A length as a number (<see cref="TensorContent.Length"/>), without axes.</summary>
    Length,

    /// <summary>A hyperparameter (<see cref="TensorContent.Name"/>), without axes.</summary>
    Hyperparameter,

    /// <summary>Data of the outermost model, by its name.</summary>
    Data,

    /// <summary>A parameter, by its full name.</summary>
    Parameter,

    /// <summary>A state as it is before the call, by its full name.</summary>
    State,

    /// <summary>The direction of a parameter, by the parameter's full name: what a product of the Hessian is taken with.</summary>
    Direction,

    /// <summary>0, 1, … along its one axis: integers.</summary>
    Index,

    /// <summary>A number from 0 to 1 for each element; <see cref="TensorContent.Name"/> is the call in the text.</summary>
    Uniform,

    /// <summary>A standard normal number for each element; <see cref="TensorContent.Name"/> is the call in the text.</summary>
    Normal,

    /// <summary>Within the body of a loop: what it carries from round to round, or what it is given from outside. <see cref="TensorContent.Name"/> tells it from others.</summary>
    Formal,

    // Elementwise.

    /// <summary>
    /// An operation on elements (<see cref="TensorContent.Operation"/>, and <see cref="TensorContent.Function"/> of a call). An input repeats along the axes that it lacks.
    /// Axes: all of the inputs', in the order that the content's maker gives.
    /// Sums, differences, products, remainders and choices of integers and whole numbers are integers.
    /// </summary>
    Elementwise,

    /// <summary>The same numbers, which have no gradient.</summary>
    Stop,

    // The same numbers under other axes; no arithmetic.

    /// <summary>Each axis replaced by another one of the same length.</summary>
    Relabel,

    /// <summary>The same axes in another order.</summary>
    Reorder,

    /// <summary>Repeated along axes that the input lacks, which come last.</summary>
    Expand,

    /// <summary>One axis as several (<see cref="TensorContent.Place"/> of the first), the last of them the fastest.</summary>
    Split,

    /// <summary>Neighbouring axes as one, at <see cref="TensorContent.Place"/>.</summary>
    Merge,

    /// <summary>The inputs one after the other along the axis at <see cref="TensorContent.Place"/>; all other axes are the same, in the same order.</summary>
    Concat,

    /// <summary>A stretch of the axis at <see cref="TensorContent.Place"/>, from <see cref="TensorContent.From"/> on, as long as the new axis there.</summary>
    Slice,

    /// <summary>The input at <see cref="TensorContent.From"/> within a longer axis at <see cref="TensorContent.Place"/>, <see cref="TensorContent.Value"/> elsewhere; with 0, the adjoint of a slice.</summary>
    Pad,

    /// <summary>
    /// Windows along the axis at <see cref="TensorContent.Place"/>, which becomes two: element (o, k) is that at <see cref="TensorContent.From"/> + o·<see cref="TensorContent.Stride"/>
    /// + k·<see cref="TensorContent.Step"/>. All of these are within the axis.
    /// </summary>
    Windows,

    /// <summary>Windows put back, the adjoint of <see cref="Windows"/>: each element of the axis at <see cref="TensorContent.Place"/> is the sum of all (o, k) whose element it is, in the order of k.</summary>
    Fold,

    /// <summary>The elements at one place, <see cref="TensorContent.From"/>, of the axis at <see cref="TensorContent.Place"/>, which the result lacks.</summary>
    At,

    // Loops.

    /// <summary>
    /// The rounds of a loop (<see cref="TensorContent.Loop"/>), one after the other. Inputs: what its formals are, of those that it carries what they are before the first round. Its one axis counts
    /// the rounds; it has no elements of its own.
    /// </summary>
    Loop,

    /// <summary>What a loop carries, after its last round; <see cref="TensorContent.Place"/> among its formals. Without rounds, what it was before.</summary>
    LoopResult,

    /// <summary>A tensor of a loop's body (<see cref="TensorContent.Body"/>) in every round: the axis of the rounds comes first. It may be asked for whenever some round computes it.</summary>
    LoopOutput,

    // By index.

    /// <summary>
    /// Inputs: a tensor x and integers i. The elements of x where the axis at <see cref="TensorContent.Place"/> of x is i. Axes that both have are shared.
    /// Axes: those of x, with the axes of i that x lacks in place of the axis.
    /// </summary>
    Gather,

    /// <summary>
    /// Inputs: values and integers i. At each place of the result, the sum of the values whose i is its place along the axis at <see cref="TensorContent.Place"/>, added in the
    /// order of the values' axes: the adjoint of a gather. <see cref="TensorContent.Axes"/> are those of the result; the axes of i that it lacks are summed over.
    /// </summary>
    Scatter,

    // Reductions; TensorContent.Axes are those that vanish.

    /// <summary>The sum, by a fixed tree in double.</summary>
    Sum,

    /// <summary>The greatest; NaN if any is.</summary>
    Max,

    /// <summary>The least; NaN if any is.</summary>
    Min,

    /// <summary>The place of the first of the greatest along one axis: integers.</summary>
    ArgMax,

    /// <summary>The place of the first of the least along one axis: integers.</summary>
    ArgMin,

    /// <summary>The logarithm of the sum of exponentials, without overflow.</summary>
    LogSumExp,

    /// <summary>
    /// Inputs: two factors or more. The sum over <see cref="TensorContent.Axes"/> of the product of the factors, which is never formed. An element of two factors' product is one chain
    /// of fused additions in the order of the summed axes of the first. Axes: the first factor's that remain, then each next one's new ones.
    /// </summary>
    Contract,

    // Along axes; the result has the axes of the input.

    /// <summary>Exponentials over their sum along <see cref="TensorContent.Axes"/>.</summary>
    Softmax,

    /// <summary>Sums up to and with each element along the axis at <see cref="TensorContent.Place"/>; from the end where <see cref="TensorContent.IsReversed"/>.</summary>
    CumulativeSum,
}
