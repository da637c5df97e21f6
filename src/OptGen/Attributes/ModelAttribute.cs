namespace OptGen;

/// <summary>
/// Makes a partial class a model from what it computes, written as maths over tensors with named axes. Parameters, states and gradients are found in the text;
/// the class's primary-constructor parameters are lengths and hyperparameters.
/// </summary>
/// <param name="text">The text: a constant string, statements separated by <c>;</c> or line ends. Without one, the analyzer says that it is missing, beside what else is wrong.</param>
/// <example>
/// <code>
/// [Model("x[N, k]; t[N]; w[k] ~ 0; b ~ 0; p = x @ w + b; loss = mean((p - t)²); p")]
/// public partial class Linear(int k);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ModelAttribute(string text = "") : Attribute
{
    /// <summary>The text as written.</summary>
    public string Text { get; } = text;

    /// <summary>The type of the elements: <see cref="float"/>, as it is by default, or <see cref="double"/>. Models that are called compute in the type of the outermost one.</summary>
    public Type Element { get; set; } = typeof(float);

    /// <summary>
    /// Whether the model has a method <c>HessianProduct</c>, the product of the second derivatives of its loss by all parameters with a direction: for
    /// <see cref="Model{T}.EstimateHessian"/>, which serves rules that read <c>hess</c>, for Newton's method, and for whoever studies a loss. It doubles what is generated.
    /// </summary>
    public bool HessianProducts { get; set; }
}
