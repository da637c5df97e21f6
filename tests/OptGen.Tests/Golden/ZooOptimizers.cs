using OptGen.Zoo;

namespace OptGen.Tests.Golden;

// What pytorch_optimizer computes where it departs from the published rule, and the switches of references that ours do not have.

[Optimizer("""
    w *= 1 - lr*λ
    m = ema(m, g, β1)
    s = ema(s, (g-m)², β2) + ε
    w -= lr/(1-β1^t)*m/((√(s + 1e-15) + ε)/√(1-β2^t))
    """)]
internal partial class PackagedAdaBelief(double lr, double β1, double β2, double ε, double λ);

[Optimizer("""
    m = ema(m, g, β1)
    s = ema(s, (g-m)², β2) + ε
    x = max(x, s)
    w -= lr/(1-β1^t)*m/((√(x + 1e-15) + ε)/√(1-β2^t))
    """)]
internal partial class PackagedAMSBelief(double lr, double β1, double β2, double ε);

[Optimizer("""
    m = ema(m, g, β1)
    s = ema(s, (g-m)², β2) + ε
    q = 2/(1-β2) - 1
    p = q - 2*t*β2^t/(1-β2^t)
    r = √((1-β2^t)*(p-4)*(p-2)*q/((q-4)*(q-2)*p))
    w -= p >= 5 ? lr*r/(1-β1^t)*m/(√(s + 1e-15) + ε) : lr/(1-β1^t)*m
    """)]
internal partial class PackagedRAdaBelief(double lr, double β1, double β2, double ε);

[Optimizer("w += AdaBound(g) with { a = lr*√(1-β2^t)/(1-β1^t)/(√(v + 1e-15) + ε) }")]
internal partial class PackagedAdaBound;

[Optimizer("w += AMSBound(g) with { a = lr*√(1-β2^t)/(1-β1^t)/(√(x + 1e-15) + ε) }")]
internal partial class PackagedAMSBound;

[Optimizer("w += AdamP(g) with { k = m*g > 0; u = m*k*(numel/(sum(k) + 1))/((√v + ε)/√(1-β2^t)) }")]
internal partial class PackagedCautiousAdamP;

[Optimizer("w += AdamP(g) with { u = β1*m + (1-β1)*g/((√v + ε)/√(1-β2^t)) }")]
internal partial class PackagedNesterovAdamP;

[Optimizer("w += AdamP(g) with { u = m/((√v + ε)/√(1-β2^t)) }")]
internal partial class PackagedAdamP;

[Optimizer("w += ScheduleFreeAdamW(g) with { u = g/(√(hat(v, β2) + 1e-15) + ε) + λ*w }; eval = (w - (1-β1)*ScheduleFreeAdamW.z)/β1")]
internal partial class PackagedScheduleFreeAdamW;

[Optimizer("""
    w *= 1 - lr*λ
    m = ema(m, g, β1)
    v = ema(v, g², β2)
    k = m*g > 0
    w -= lr/(1-β1^t)*(m*k*(numel/(sum(k) + 1)))/((√(v + 1e-15) + ε)/√(1-β2^t))
    """)]
internal partial class PackagedCautiousAdamW(double lr, double β1, double β2, double ε, double λ);

[Optimizer("w += ADOPT(g) with { c = 1e300 }")]
internal partial class UnclippedADOPT;

[Optimizer("η = min(loss/(all.norm(g)² + 1e-6), lr); w -= η*g; b = μ*b - g; w += η*μ*b")]
internal partial class AdjustedALIG(double lr, double μ);

[Optimizer("d = Lion(g); k = d*g < 0; w += d*k*(numel/(sum(k) + 1))")]
internal partial class PackagedCautiousLion;

[Optimizer<Lookahead, AdamW>]
internal partial class LookaheadAdamW;

[Optimizer<Lookahead, Momentum>]
internal partial class LookaheadMomentum;

[Optimizer<SAM, Momentum>]
internal partial class SharpMomentum;

[Optimizer<ASAM, SGD>]
internal partial class AdaptiveSharpSGD;

[Optimizer("""
    s₀ = w
    b = μ*b + g
    w -= lr*b
    if (t % 5 == 0) {
        s = lerp(s, w, 0.5)
        w = s
        b = t == 5 ? 0.5*b : 0.75*b
    }
    """)]
internal partial class PulledBackLookaheadMomentum(double lr, double μ);

[Optimizer("""
    c = g + γ*β1/(1-β1)*(g - prev(g))
    c /= max(1, ‖c‖)
    m = ema(m, c, β1)
    v = ema(v, c², β2)
    w -= lr/(1-β1^t)*m/((√(v + 1e-15) + ε)/√(1-β2^t))
    """)]
internal partial class PackagedMARS(double lr, double β1, double β2, double γ, double ε);

[Optimizer("""
    c = g + γ*β1/(1-β1)*(g - prev(g))
    c /= max(1, ‖c‖)
    m = ema(m, c, β1)
    v = ema(v, c², β2)
    k = m*g > 0
    w -= lr/(1-β1^t)*(m*k*(numel/(sum(k) + 1)))/((√(v + 1e-15) + ε)/√(1-β2^t))
    """)]
internal partial class PackagedCautiousMARS(double lr, double β1, double β2, double γ, double ε);

[Optimizer("""
    a = μ*a + g
    if (t > 1) {
        d = μ*d + (1-μ)*(g - p)
        p = g
    }
    w -= lr*(g + ki*a + kd*d)
    """)]
internal partial class PackagedPID(double lr, double μ, double ki, double kd);

[Optimizer("""
    m = ema(m, g, β1)
    v = ema(v, g², β2)
    q = 2/(1-β2) - 1
    p = q - 2*t*β2^t/(1-β2^t)
    r = √((1-β2^t)*(p-4)*(p-2)*q/((q-4)*(q-2)*p))
    if (p >= 5) { w -= lr*r/(1-β1^t)*m/(√v + ε) }
    """)]
internal partial class WaitingRAdam(double lr, double β1, double β2, double ε);

// The package raises the step number to the learning rate in the weights of the average.
[Optimizer("""
    z₀ = w
    x = (w - (1-β)*z)/β
    z += Adam(g)
    k = t^lr*lr²
    S += k
    x = lerp(x, z, k/S)
    w = β*x + (1-β)*z
    eval = (w - (1-β)*z)/β
    lr := 0.01
    β := 0.9
    """)]
internal partial class PackagedScheduleFreeOverAdam;

[Optimizer("w += SGDP(g) with { u = g + μ*b }")]
internal partial class NesterovSGDP;

[Optimizer("w += SM3(g) with { m = ema(m, g/√(v + ε), μ); u = m }; μ := 0.9")]
internal partial class MomentumSM3;

[Optimizer("w += LARS(g) with { u = d + μ*b }")]
internal partial class NesterovLARS;

[Optimizer("w += LAMB(g) with { u = m/(√v + ε) + λ*w; a = min(‖w‖, 10) }")]
internal partial class ThirdLAMB;

/// <summary>Gravity, but the recorded noise is given as <c>hess</c>.</summary>
[Optimizer("v₀ = lr > 0 ? hess*α/lr : 0; z = g/(1 + (g*max(|g|))²); v = ema(v, z, (β*t+1)/(t+2)); w -= lr*v")]
internal partial class GravityOfGivenNoise(double lr, double α, double β);

/// <summary>Shampoo as both packages have it: square roots, and the second average over what the first root has made of the gradient.</summary>
[Optimizer("""
    L₀ = ε*eye
    R₀ = ε*eye
    L += g@gᵀ
    x = invroot(L, 2)@g
    R += xᵀ@x
    w -= lr*x@invroot(R, 2)
    """)]
internal partial class SequentialShampoo(double lr, double ε);

/// <summary>SPlus where the columns are too many to be preconditioned.</summary>
[Optimizer("""
    U₀ = eye
    m = lerp(m, g, 1-β1)
    L = lerp(L, g@gᵀ, 1-β2)
    w -= lr*U@sign(Uᵀ@m)
    if (t == 1 or t % k == 0) { U = eigvecs(L) }
    e = lerp(e, w, 1-βe)
    w *= 1 - lr*λ
    """)]
internal partial class OneSidedSPlus(double lr, double β1, double β2, double k, double λ, double βe);

/// <summary>SOAP where the columns are too many to be preconditioned.</summary>
[Optimizer("""
    L = ema(L, g@gᵀ, β2)
    if (t == 1) {
        U = eigvecs(L)
    } else {
        m = ema(m, g, β1)
        q = Uᵀ@g
        v = ema(v, q², β2)
        w -= lr*√(1-β2^(t-1))/(1-β1^(t-1))*U@((Uᵀ@m)/(√v + ε))
        w *= 1 - lr*λ
        if ((t-1) % k == 0) {
            X = L@U
            a = rank(-col.sum(U*X))
            P = aᵀ == sort(a)
            U = qr(X@P)
            v = Pᵀ@v
        }
    }
    """)]
internal partial class OneSidedSOAP(double lr, double β1, double β2, double λ, double k, double ε);

/// <summary>IVON, but the recorded noise is given as <c>hess</c>.</summary>
[Optimizer("""
    h₀ = h0
    x₀ = w
    if (t > 1) {
        k = g*z*n*(h + δ)
        m = ema(m, g, β1)
        q = ema(h, k, β2) + 0.5*(1-β2)²*(h - k)*((h - k)/(h + δ))
        h = isfinite(q) ? q : h
        x -= lr*(h0 + δ)*(m/(1-β1^(t-1)) + δ*x)/(h + δ)
    }
    z = hess/√(n*(h + δ))
    w = x + z
    eval = x
    """)]
internal partial class IVONOfGivenNoise(double lr, double β1, double β2, double h0, double δ, double n);

/// <summary>Vadam, but the recorded noise is given as <c>hess</c>.</summary>
[Optimizer("""
    x₀ = w
    m = ema(m, g + λ/n*x, β1)
    v = ema(v, g², β2)
    x -= lr*hat(m, β1)/(√hat(v, β2) + λ/n)
    w = x + hess/√(n*v + λ)
    eval = x
    """)]
internal partial class VadamOfGivenNoise(double lr, double β1, double β2, double n, double λ);

/// <summary>Entropy-SGD, but the recorded noise is given as <c>hess</c>.</summary>
[Optimizer("""
    x₀ = w
    y₀ = w
    w -= l*(g - γ*(x - w)) + √(2*l)*s*hess
    y = ema(y, w, α)
    if (t % L == 0) { x -= lr*(x - y); w = x; y = x }
    """)]
internal partial class EntropySGDOfGivenNoise(double lr, [Property("InnerRate")] double l, double γ, double α, [Property("InnerSteps")] int L, double s);
