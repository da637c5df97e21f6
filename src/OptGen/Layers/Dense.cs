namespace OptGen.Models;

/// <summary>A layer that is connected in full: <c>x @ weight + bias</c>, along the last axis.</summary>
/// <remarks>In a file, <c>weight</c> lies as that of PyTorch's <c>Linear</c>: <c>[n, m]</c>.</remarks>
/// <param name="n">How many outputs it has.</param>
[Model("x[.., m]; weight[m, n] ~ he; bias[n] ~ 0; x @ weight + bias")]
public partial class Dense(int n);
