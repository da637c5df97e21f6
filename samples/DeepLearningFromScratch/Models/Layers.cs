namespace DeepLearningFromScratch.Models;

// A model is what it computes. Its gradients, and the C# that computes them, are made of the text; nothing here is derived by hand.

/// <summary>The book's Affine layer (5.6.1), with first weights of the deviation σ.</summary>
[Model("x[.., m]; weight[m, n] ~ normal(σ); bias[n] ~ 0; x @ weight + bias")]
public sealed partial class Affine(int n, double σ = .01);

/// <summary>The same with Xavier's first weights (6.2.2), whose deviation depends on the numbers of inputs and outputs.</summary>
[Model("x[.., m]; weight[m, n] ~ xavier; bias[n] ~ 0; x @ weight + bias")]
public sealed partial class XavierAffine(int n);
