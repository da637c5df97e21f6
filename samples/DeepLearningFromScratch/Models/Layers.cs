namespace DeepLearningFromScratch.Models;

// A model is what it computes. Its gradients, and the C# that computes them, are made of the text; nothing here is derived by hand.

/// <summary>The book's Affine layer (5.6.1), with first weights of the deviation σ.</summary>
[Model("x[.., m]; weight[m, n] ~ normal(σ); bias[n] ~ 0; x @ weight + bias")]
public sealed partial class Affine(int n, double σ = .01);

/// <summary>The same with Xavier's first weights as the book has them (6.2.2): their deviation is 1/√m, for m inputs.</summary>
[Model("x[.., m]; weight[m, n] ~ normal(1/√m); bias[n] ~ 0; x @ weight + bias")]
public sealed partial class XavierAffine(int n);
