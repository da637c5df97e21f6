using System.ComponentModel.DataAnnotations;

namespace OptGen;

/// <summary>The same at every step.</summary>
/// <param name="lr0">The value.</param>
[Schedule("lr0")]
public partial class ConstantRate([Property("Rate")] double lr0);

/// <summary>Exponential decay, α₀·e^(−kt).</summary>
/// <remarks>The first step takes α₀·e^(−k). <c>ExponentialLR</c> of PyTorch with γ = e^(−k) is at epoch <c>t</c> where this is at step <c>t</c>.</remarks>
/// <param name="lr0">The value at <c>t = 0</c>, one step before the first.</param>
/// <param name="k">How fast it decays.</param>
[Schedule("lr0*exp(-k*t)")]
public partial class ExponentialDecay([Property("InitialRate")] double lr0, [Property("Decay")] double k);

/// <summary>Decay by the inverse of time, α₀/(1 + kt).</summary>
/// <remarks>The first step takes α₀/(1 + k).</remarks>
/// <param name="lr0">The value at <c>t = 0</c>, one step before the first.</param>
/// <param name="k">How fast it decays.</param>
[Schedule("lr0/(1 + k*t)")]
public partial class InverseTimeDecay([Property("InitialRate")] double lr0, [Property("Decay"), Range(0, double.PositiveInfinity)] double k);

/// <summary>A factor every so many steps: α₀·γ^⌊(t − 1)/every⌋.</summary>
/// <remarks><c>StepLR</c> of PyTorch at epoch <c>t − 1</c>.</remarks>
/// <param name="lr0">The value of the first steps.</param>
/// <param name="every">After how many steps the factor comes in, each time.</param>
/// <param name="γ">The factor.</param>
[Schedule("lr0*γ^floor((t - 1)/every)")]
public partial class StepDecay(
    [Property("InitialRate")] double lr0,
    [Range(1, double.PositiveInfinity)] double every,
    [Property("Factor"), Range(0, double.PositiveInfinity)] double γ = 0.1);

/// <summary>A factor after each of up to four steps.</summary>
/// <remarks><c>MultiStepLR</c> of PyTorch at epoch <c>t − 1</c>. More steps than four are the product of two of these: <see cref="Schedule.Scale(Schedule)"/>.</remarks>
/// <param name="lr0">The value of the first steps.</param>
/// <param name="γ">The factor.</param>
/// <param name="first">After how many steps the factor first comes in.</param>
/// <param name="second">After how many steps it comes in again; infinite for never.</param>
/// <param name="third">And again.</param>
/// <param name="fourth">And again.</param>
[Schedule("passed = (t > first) + (t > second) + (t > third) + (t > fourth); lr0*γ^passed")]
public partial class MultiStepDecay(
    [Property("InitialRate")] double lr0,
    [Property("Factor"), Range(0, double.PositiveInfinity)] double γ,
    double first,
    double second = double.PositiveInfinity,
    double third = double.PositiveInfinity,
    double fourth = double.PositiveInfinity);

/// <summary>A straight line from one value to another, which is then kept.</summary>
/// <remarks><c>LinearLR</c> of PyTorch at epoch <c>t − 1</c>, where the two values are its factors times the rate.</remarks>
/// <param name="from">The value of the first step.</param>
/// <param name="to">The value from step <c>steps + 1</c> on.</param>
/// <param name="steps">How many steps the way takes.</param>
[Schedule("from + (to - from)*min(t - 1, steps)/steps")]
public partial class LinearRate(double from, double to, [Range(1, double.PositiveInfinity)] double steps);

/// <summary>Decay to zero by a power of the steps that are left: α₀·(1 − (t − 1)/steps)^power.</summary>
/// <remarks><c>PolynomialLR</c> of PyTorch at epoch <c>t − 1</c>. Zero from step <c>steps + 1</c> on.</remarks>
/// <param name="lr0">The value of the first step.</param>
/// <param name="steps">How many steps the decay takes.</param>
/// <param name="power">The power; 1 for a straight line.</param>
[Schedule("lr0*(1 - min(t - 1, steps)/steps)^power")]
public partial class PolynomialDecay(
    [Property("InitialRate")] double lr0,
    [Range(1, double.PositiveInfinity)] double steps,
    [Range(0, double.PositiveInfinity)] double power = 1);

/// <summary>Half a period of the cosine from one value to another, which is then kept.</summary>
/// <remarks>
/// Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts", 2017, without restarts. <c>CosineAnnealingLR</c> of PyTorch at epoch <c>t − 1</c>,
/// which goes up again after its <c>T_max</c>.
/// </remarks>
/// <param name="lr0">The value of the first step.</param>
/// <param name="steps">How many steps the decay takes.</param>
/// <param name="final">The value from step <c>steps + 1</c> on.</param>
[Schedule("final + (lr0 - final)*(1 + cos(π*min(t - 1, steps)/steps))/2")]
public partial class CosineDecay(
    [Property("InitialRate")] double lr0,
    [Range(1, double.PositiveInfinity)] double steps,
    [Property("FinalRate")] double final = 0);

/// <summary>Decay by the square root of time after a linear rise: α·min(t/rise, √(rise/t)).</summary>
/// <remarks>Vaswani et al., "Attention is all you need", 2017, section 5.3, where α is (d·rise)^(−1/2).</remarks>
/// <param name="peak">The greatest value, at step <paramref name="rise"/>.</param>
/// <param name="rise">How many steps the rise takes.</param>
[Schedule("peak*min(t/rise, √(rise/t))")]
public partial class InverseSquareRootDecay([Property("PeakRate")] double peak, [Property("RiseSteps"), Range(1, double.PositiveInfinity)] double rise);
