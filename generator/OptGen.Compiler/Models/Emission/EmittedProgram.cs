using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Models.Planning;

namespace OptGen.Compiler.Models.Emission;

/// <summary>The class that computes, as C#.</summary>
/// <param name="Code">The class, with the lines around it.</param>
/// <param name="Usings">The namespaces that it needs; null where it stands within the model's class, which is nested itself, and names them all in full.</param>
/// <param name="Gradients">The gradient of each parameter, in their order; null where the loss does not reach it.</param>
/// <param name="Cost">What a call takes.</param>
internal sealed record EmittedProgram(string Code, IReadOnlyList<string>? Usings, IReadOnlyList<Tensor?> Gradients, PlanCost Cost)
{
    /// <summary>The class that computes products of the Hessian; null where the model does not ask for them.</summary>
    public EmittedProgram? HessianProducts { get; init; }
}
