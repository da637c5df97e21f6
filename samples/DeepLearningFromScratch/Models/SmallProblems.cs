namespace DeepLearningFromScratch.Models;

/// <summary>Logistic regression of two inputs, with a penalty that makes the minimum unique: few enough parameters for second derivatives.</summary>
[Model("""
    x[N, 2]; y[N]; w[2] ~ 0; b ~ 0
    z = x @ w + b
    loss = mean(softplus(z) - y*z) + .001*sum(w²)
    sigmoid(z)
    """, Element = typeof(double))]
public sealed partial class LogisticRegression;
