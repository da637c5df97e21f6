namespace OptGen.Compiler.Values;

/// <content>Activations of networks that are short for other functions.</content>
internal sealed partial class DualArithmetic
{
    /// <summary>The scale and the α of <see cref="Selu"/>: with them, layers keep the mean 0 and the variance 1.</summary>
    private const double SeluScale = 1.0507009873554804934;

    private const double SeluAlpha = 1.6732632423543772848;

    /// <summary>An activation by its name; null for another function.</summary>
    /// <param name="name">As rules write it.</param>
    /// <param name="x">All of its arguments.</param>
    public Dual? Activation(string name, IReadOnlyList<Dual> x) => name switch
    {
        "leakyrelu" => LeakyRelu(x[0], x[1]),
        "elu" => Elu(x[0], x[1]),
        "selu" => Selu(x[0]),
        "softsign" => Softsign(x[0]),
        _ => null,
    };

    /// <summary>x > 0 ? x : a·x; where x is NaN, so is it (Maas, Hannun and Ng, "Rectifier nonlinearities improve neural network acoustic models", 2013).</summary>
    private Dual LeakyRelu(Dual x, Dual a) => Select(IsPositive(Named(x)), Named(x), Multiply(a, Named(x)));

    /// <summary>x > 0 ? x : a·(eˣ − 1) (Clevert, Unterthiner and Hochreiter, "Fast and accurate deep network learning by exponential linear units", 2016).</summary>
    private Dual Elu(Dual x, Dual a) => Select(IsPositive(Named(x)), Named(x), Multiply(a, MinusOne(Named(x))));

    /// <summary>Scale·elu(x, α) (Klambauer, Unterthiner, Mayr and Hochreiter, "Self-normalizing neural networks", 2017).</summary>
    private Dual Selu(Dual x) => Select(
        IsPositive(Named(x)),
        Multiply(arithmetic.Constant(SeluScale), Named(x)),
        Multiply(arithmetic.Constant(SeluScale * SeluAlpha), MinusOne(Named(x))));

    /// <summary>x/(1 + |x|) (Bergstra, Desjardins, Lamblin and Bengio, "Quadratic polynomials learn better image features", 2009). Its derivative is 1/(1 + |x|)².</summary>
    private Dual Softsign(Dual x)
    {
        Value divisor = arithmetic.Add(One, arithmetic.Call(Intrinsics.Abs, x.Value)).Named();
        return new(arithmetic.Divide(x.Value.Named(), divisor), Over(x.Slope, arithmetic.Multiply(divisor, divisor).Named()));
    }

    private Value IsPositive(Dual x) => arithmetic.Compare(Operation.Greater, x.Value, arithmetic.Constant(0));

    /// <summary>eˣ − 1 of what is not positive. Of greater numbers the power may be infinite, and no derivative may meet it.</summary>
    private Dual MinusOne(Dual x) => Call(Intrinsics.Expm1, Select(IsPositive(x), arithmetic.Constant(0), x));
}
