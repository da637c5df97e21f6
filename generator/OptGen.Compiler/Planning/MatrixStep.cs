using OptGen.Compiler.Values;

namespace OptGen.Compiler.Planning;

/// <summary>A matrix in memory, as a function of matrices takes it or leaves it.</summary>
/// <param name="Value">The value.</param>
/// <param name="Memory">Which memory holds it.</param>
/// <param name="Key">The key of the state or buffer, where it is one.</param>
/// <param name="IsTransposed">Whether a product takes it transposed.</param>
internal sealed record MatrixOperand(Node Value, Memory Memory, string Key, bool IsTransposed = false);

/// <summary>A function of matrices, carried out between passes.</summary>
/// <param name="Function">The value.</param>
/// <param name="Operands">The matrices that it takes.</param>
/// <param name="Scalars">The numbers that it takes besides.</param>
/// <param name="Result">Where its result goes; null for one number, which goes where those of reductions go.</param>
/// <param name="Pass">The pass before which it is carried out.</param>
/// <param name="Demand">When it is needed.</param>
internal sealed record MatrixStep(Node Function, IReadOnlyList<MatrixOperand> Operands, ScalarPlan Scalars, MatrixOperand? Result, int Pass, Demand Demand);
