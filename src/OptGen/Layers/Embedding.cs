namespace OptGen.Models;

/// <summary>A table of vectors, picked by whole numbers: <c>weight[tokens]</c>.</summary>
/// <remarks>It lies in a file as PyTorch's <c>Embedding</c>, whose first values are standard normal, too.</remarks>
/// <param name="n">How many vectors it has.</param>
/// <param name="d">How long they are.</param>
[Model("tokens[..]; weight[n, d] ~ normal(1); weight[tokens]")]
public partial class Embedding(int n, int d);
