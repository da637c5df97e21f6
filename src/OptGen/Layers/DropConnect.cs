namespace OptGen.Models;

/// <summary>A <see cref="Dense"/> layer of which training leaves out weights by chance; what is left is scaled, so that the mean stays.</summary>
/// <remarks>
/// Wan, Zeiler, Zhang, LeCun and Fergus, "Regularization of neural networks using DropConnect", 2013. One mask serves all examples of a call. In a file, it lies as PyTorch's
/// <c>Linear</c>.
/// </remarks>
/// <param name="n">How many outputs it has.</param>
/// <param name="keep">The share of the weights that training keeps.</param>
[Model("x[.., m]; W[m, n] ~ he; b[n] ~ 0; x @ (train ? W*(uniform(0,1) < keep)/keep : W) + b")]
public partial class DropConnect(int n, double keep = .5);
