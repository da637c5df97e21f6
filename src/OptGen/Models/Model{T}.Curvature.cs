using System.ComponentModel;
using System.Numerics;
using OptGen.CompilerServices;
using OptGen.Models;

namespace OptGen;

public abstract partial class Model<T>
{
    private CallMemory<T>? _hessianMemory;

    /// <summary>How many directions have been drawn.</summary>
    private long _directions;

    /// <summary>Whether the model is declared with <see cref="ModelAttribute.HessianProducts"/>: whether there is a method <c>HessianProduct</c>.</summary>
    public virtual bool HasHessianProducts => false;

    private CallMemory<T> HessianMemory
    {
        get
        {
            if (_hessianMemory is null)
            {
                CallMemory<T> memory = new(this, Layout, CreateHessianProgram<T>());
                Variables.GiveCurvatureTo(memory.Working);
                _hessianMemory = memory;
            }

            return _hessianMemory;
        }
    }

    /// <summary>
    /// Estimates the diagonal of the Hessian by products with random directions of ±1, and leaves it in each parameter's <see cref="ModelParameter{T}.HessianDiagonal"/>, which is the
    /// <c>hess</c> of every rule that a parameter of the model was added to. Directions are functions of <see cref="Model.Seed"/>, the parameter's name, the element and how many were drawn before.
    /// </summary>
    /// <param name="product">Multiplies the Hessian by the direction: <c>() => net.HessianProduct(x, y)</c>.</param>
    /// <param name="directions">How many directions the estimate is the mean of. One is the custom of AdaHessian and Sophia, whose averages over steps smooth it.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="directions"/> is below 1.</exception>
    /// <exception cref="InvalidOperationException">The model is declared without <see cref="ModelAttribute.HessianProducts"/>.</exception>
    /// <remarks>
    /// The mean of z⊙Hz over all directions z of ±1 is the diagonal: C. Bekas, E. Kokiopoulou and Y. Saad, "An estimator for the diagonal of a matrix", 2007, after M. F. Hutchinson, 1989.
    /// Each <see cref="ModelParameter{T}.Direction"/> is overwritten. A diagonal Hessian is found exactly by one direction.
    /// </remarks>
    /// <example>
    /// <code>
    /// var sophia = new SophiaH();
    /// sophia.Add(net);
    /// net.Gradients(x, y);
    /// net.EstimateHessian(() => net.HessianProduct(x, y));
    /// sophia.Step();
    /// </code>
    /// </example>
    public void EstimateHessian(Func<double> product, int directions = 1)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentOutOfRangeException.ThrowIfLessThan(directions, 1);
        for (int i = 0; i < directions; i++)
        {
            _directions++;
            foreach (ModelParameter<T> parameter in Parameters)
            {
                HessianDiagonal.Draw(new NoiseKey(Seed, NoiseKey.Of(parameter.Name), _directions), parameter.Direction);
            }

            product();
            foreach (ModelParameter<T> parameter in Parameters)
            {
                HessianDiagonal.Take(parameter.Curvature, i, directions);
            }
        }
    }

    /// <summary>Computes the whole Hessian, by a product for each weight: for few weights.</summary>
    /// <param name="product">Multiplies the Hessian by the direction: <c>() => net.HessianProduct(x, y)</c>.</param>
    /// <param name="hessian">Takes n × n numbers for n weights, row by row; the weights are all parameters one after the other, in their order.</param>
    /// <exception cref="ArgumentException"><paramref name="hessian"/> has another length.</exception>
    /// <exception cref="InvalidOperationException">The model is declared without <see cref="ModelAttribute.HessianProducts"/>.</exception>
    /// <remarks>Each <see cref="ModelParameter{T}.Direction"/> is overwritten.</remarks>
    public void Hessian(Func<double> product, Span<double> hessian)
    {
        ArgumentNullException.ThrowIfNull(product);
        long weights = Parameters.Sum(parameter => (long)parameter.Count);
        if (hessian.Length != weights * weights)
        {
            throw new ArgumentException($"The Hessian of {weights} weights has {weights * weights} numbers, but there is room for {hessian.Length}.", nameof(hessian));
        }

        foreach (ModelParameter<T> parameter in Parameters)
        {
            parameter.Direction.Clear();
        }

        Span<double> rest = hessian;
        foreach (ModelParameter<T> parameter in Parameters)
        {
            for (int i = 0; i < parameter.Count; i++)
            {
                parameter.Direction[i] = T.One;
                product();
                parameter.Direction[i] = T.Zero;
                foreach (ModelParameter<T> other in Parameters)
                {
                    for (int j = 0; j < other.Count; j++)
                    {
                        rest[j] = double.CreateTruncating(other.HessianProduct[j]);
                    }

                    rest = rest[other.Count..];
                }
            }
        }
    }

    /// <summary>Makes what computes products of the Hessian; generated for models with <see cref="ModelAttribute.HessianProducts"/>.</summary>
    /// <typeparam name="TElement">The element.</typeparam>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual ModelProgram<TElement> CreateHessianProgram<TElement>()
        where TElement : unmanaged, IFloatingPointIeee754<TElement> => throw new NotSupportedException($"{GetType().Name} has no second derivatives.");

    /// <summary>Begins a call that multiplies the Hessian.</summary>
    /// <exception cref="InvalidOperationException">Another such call is under way.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ModelArguments<T> HessianArguments() => new(HessianMemory, default);

    /// <summary>Begins a call of some examples that multiplies the Hessian.</summary>
    /// <param name="rows">The numbers of their rows.</param>
    /// <exception cref="InvalidOperationException">Another such call is under way.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ModelArguments<T> HessianArguments(Batch rows) => new(HessianMemory, new Batch(rows.Rows));

    /// <summary>Multiplies the Hessian by the direction.</summary>
    /// <param name="arguments">What the call is given.</param>
    /// <returns>The direction's product with it, multiplied by the direction.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected double RunHessianProduct(scoped ref ModelArguments<T> arguments)
    {
        Prepare(HessianMemory, Math.Max(_calls, 1), adds: false);
        HessianMemory.Run(ref arguments, ModelActions<T>.Train);
        double curvature = 0;
        foreach (ModelParameter<T> parameter in Variables.Parameters)
        {
            curvature += HessianDiagonal.Product(parameter.Direction, parameter.HessianProduct);
        }

        return curvature;
    }
}
