using System.ComponentModel.DataAnnotations;

namespace OptGen;

/// <summary>Cosine decay that begins anew at the end of each period, whose lengths may grow.</summary>
/// <remarks>
/// Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts", 2017. <c>CosineAnnealingWarmRestarts</c> of PyTorch at epoch <c>t − 1</c>. The number
/// of the period is found by a logarithm and then set right by the beginnings of periods, which are exact where <paramref name="growth"/> is a whole number.
/// </remarks>
/// <param name="lr0">The value at the beginning of each period.</param>
/// <param name="period">How many steps the first period takes.</param>
/// <param name="growth">How many times longer each period is than the one before.</param>
/// <param name="final">What each period decays to.</param>
[Schedule("""
    u = t - 1
    n = growth > 1 ? floor(log1p(u*(growth - 1)/period)/log(growth)) : floor(u/period)
    if (growth > 1 and u >= period*(growth^(n + 1) - 1)/(growth - 1)) { n += 1 }
    if (growth > 1 and u < period*(growth^n - 1)/(growth - 1)) { n -= 1 }
    begin = n == 0 ? 0 : growth > 1 ? period*(growth^n - 1)/(growth - 1) : n*period
    final + (lr0 - final)*(1 + cos(π*(u - begin)/(period*growth^n)))/2
    """)]
public partial class CosineRestarts(
    [Property("InitialRate")] double lr0,
    [Range(1, double.PositiveInfinity)] double period,
    [Range(1, double.PositiveInfinity)] double growth = 1,
    [Property("FinalRate")] double final = 0);

/// <summary>One cycle: half a period of the cosine up from one value to another, and one down to a third.</summary>
/// <remarks>
/// Smith and Topin, "Super-convergence: very fast training of neural networks using large learning rates", 2018. <c>OneCycleLR</c> of PyTorch at epoch <c>t − 1</c>,
/// in two phases, with <c>max_lr</c> = <paramref name="peak"/>, <c>div_factor</c> = peak/start and <c>final_div_factor</c> = start/final; a momentum that goes the
/// other way is a second one of these, bound to it.
/// </remarks>
/// <param name="start">The value of the first step.</param>
/// <param name="peak">The value at the turn.</param>
/// <param name="final">The value of step <paramref name="steps"/> and all after it.</param>
/// <param name="steps">How many steps the cycle takes.</param>
/// <param name="rise">What part of them goes to the peak.</param>
[Schedule("""
    turn = rise*steps - 1
    u = min(t - 1, steps - 1)
    isRising = u <= turn
    way = isRising ? (turn > 0 ? u/turn : 1) : (u - turn)/(steps - 1 - turn)
    begin = isRising ? start : peak
    end = isRising ? peak : final
    end + (begin - end)*(1 + cos(π*way))/2
    """)]
public partial class OneCycle(
    [Property("StartRate")] double start,
    [Property("PeakRate")] double peak,
    [Property("FinalRate")] double final,
    [Range(1, double.PositiveInfinity)] double steps,
    [Property("RiseShare"), Range(0, 1, MinimumIsExclusive = true, MaximumIsExclusive = true)] double rise = 0.3);

/// <summary>Straight lines up and down between two values, again and again.</summary>
/// <remarks>
/// Smith, "Cyclical learning rates for training neural networks", 2017. <c>CyclicLR</c> of PyTorch at epoch <c>t − 1</c>: its mode <c>triangular</c> as it is,
/// <c>triangular2</c> with <paramref name="shrink"/> = 0.5, <c>exp_range</c> with <paramref name="fade"/> = γ.
/// </remarks>
/// <param name="low">The value at the beginning of each cycle.</param>
/// <param name="high">The value at the turn of the first cycle.</param>
/// <param name="up">How many steps a cycle goes up.</param>
/// <param name="down">How many steps it goes down.</param>
/// <param name="shrink">What the height is multiplied by from cycle to cycle.</param>
/// <param name="fade">What the height is multiplied by from step to step.</param>
[Schedule("""
    u = t - 1
    cycle = floor(u/(up + down))
    place = u % (up + down)
    height = place <= up ? place/up : (up + down - place)/down
    low + (high - low)*height*shrink^cycle*fade^u
    """)]
public partial class CyclicRate(
    [Property("LowRate")] double low,
    [Property("HighRate")] double high,
    [Property("UpSteps"), Range(1, double.PositiveInfinity)] double up,
    [Property("DownSteps"), Range(1, double.PositiveInfinity)] double down,
    [Range(0, double.PositiveInfinity)] double shrink = 1,
    [Range(0, double.PositiveInfinity)] double fade = 1);
