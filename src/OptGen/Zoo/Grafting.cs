namespace OptGen.Zoo;

/// <summary>Goes where the first of two rules goes, as far as the second one does: of each parameter the direction of <c>base</c> and the length of <c>base2</c>.</summary>
/// <remarks>
/// Agarwal, Anil, Hazan, Koren and Zhang, "Disentangling adaptive gradient methods from learning rates", 2020: <c>[Optimizer&lt;Grafting, Shampoo, Adam&gt;]</c> is
/// Shampoo with the steps of Adam. A direction of length 0 moves nothing; an element whose
/// direction is lost because a square leaves the type leaves the whole length to the others. Both rules read the same <c>lr</c>, which the direction does not depend on in most.
/// </remarks>
[Optimizer("d = base(g); r = base2(g); n = ‖d‖; w += n == 0 ? 0*d : ‖r‖/n*d")]
public partial class Grafting;
