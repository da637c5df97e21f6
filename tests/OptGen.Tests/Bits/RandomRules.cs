namespace OptGen.Tests.Bits;

/// <summary>A rule that nobody wrote: expressions, branches and reductions at random.</summary>
[Optimizer("ρ2 = ema(ρ2, (ρ2-operands) × cbrt(all.cos(m̂, m)) − ‖m · β₁‖⊙max(v), .9); if (cbrt(all.cos(m̂, m)) != pi) { ρ2 = |pi + exp(min(prev(m̂)))|; if (all.min(m̂)*hat(‖∇‖, 0.5) ≥ ρ2) { v = m̂; m̂ = ema(m̂, (nesterov or g ≥ ∇)*7, 0.5) } } else { m = max(m, copysign(−w, v == v ? v : 1)) }; g += where(m̂ < w₀, g, v); w = lerp(w, (beta2 × 0.1)⁻¹, lr)", FusedMultiplyAdd = false)]
public partial class Random01(double lr = 0.1, double β1 = 0, double β2 = 0.999, float μ = 0.3f, int n = 1, bool nesterov = true, double operands = 2);

#pragma warning disable OPTG406 // The initial value counts from the second statement that reads it on: what the first one reads is 0.
/// <summary>A rule that nobody wrote: expressions, branches and reductions at random.</summary>
[Optimizer("q = ema(q, beta2, .99); w -= lr*(|0.1 % q|*(m̂*(β2+place × place))); m̂ = ema(m̂, cos(double)*(2+double), .99); q -= all.numel^7 - ((isfinite(pi)) ? 1e-30 : lr); m̂₀ = where(nabla == m̂, place, q); w -= lr*g; eval = |1e-3|*(∇ + m̂); double = ema(double, m̂, 0.5); place /= t*cos(g+place, all.numel*1)+⟨double, (.5 <= all.cos((t > 0) ? m̂ + double⊙1_0.25 : g, (t > 0) ? place⊙1e-3 : g)) ? t : 1⟩-(double + g)", FusedMultiplyAdd = true)]
public partial class Random02(double lr = 0.01, double β2 = 0.25, float μ = 0.3f, bool nesterov = true);
#pragma warning restore OPTG406

/// <summary>A rule that nobody wrote: expressions, branches and reductions at random.</summary>
[Optimizer("m̂ /= std(d) − t + (nabla+n) · round(g); w = lerp(w, √d*(γ*ρ2 + ρ2), lr); x1[0] = μ - sum(x1); m̂ = ema(m̂, clamp(m̂, g, 7)*d − x₁, β₁); m̂ = ema(m̂, sqrt((abs(t)^2 + 1e-8)), .99); w *= 1 - lr*log(all.dot(d, d)); d /= -2 % |w₀|^ϐ2; γ = ∛(|rms(x₁ - d)| + .01)+prev(t); x₁ = ema(x1, √d*(γ*ρ2 + ρ2)⊙(θ⊙x1), .99); ρ2 -= ((all.numel != std(prev(d))) ? n : 1e-30) × (cols × min(n ÷ (∇^2 + 0.1)))", FusedMultiplyAdd = true)]
public partial class Random03(double lr = 0.01, double β1 = 0.5, double β2 = 0.99, float μ = 0.85f, int n = 4, bool nesterov = true, double @base = 3);

/// <summary>A rule that nobody wrote: expressions, branches and reductions at random.</summary>
[Optimizer("theta -= lr*(delay(col.max(beta1*y), 3)*softplus(1e-30, 2)*delay(√(lr^2 + 1e-8), 1)); w -= lr*rsqrt((row.cos(u, g)^2 + 1e-8)); u = max(u, ∇); w -= lr*(1_0.25 + rsqrt((rms(y)^2 + 1e-8)))⁻²; y = u; eval = v; v = g⊙v - u + (v + u) + where(u == g or t % 2 == 0, copysign(col.cos(y, clamp(u, -1, lr)), w == w ? w : 1), (y ≠ u) ? u : u)", FusedMultiplyAdd = false)]
public partial class Random04(double lr = 0.1, double β1 = 0.9, double β2 = 0.99, double ε = 1E-08, int n = 4, bool nesterov = false, double operands = 2);

/// <summary>A rule that nobody wrote: expressions, branches and reductions at random.</summary>
[Optimizer("v′ = (|ρ2|+(g > weights and ∇ == v′))/(|g| + 1); down₀ = |end|; down = down; weights = (weights == weights && t == 1); g *= g + theta; v′ = max(v', pow(weights, row.min(v′))¹); weights = max(weights, softplus(v', 2)); theta -= lr*(v'/(|weights| + 1)); ρ2 = 1 - ρ2; end = -prev(softplus(7, 2))", FusedMultiplyAdd = false)]
public partial class Random05(double lr = 0.37, double β1 = 0, double eps = 1E-08, int n = 2, double operands = 1.5);

/// <summary>A rule that nobody wrote: expressions, branches and reductions at random.</summary>
[Optimizer("g *= (Δw ≥ Δw) ? θ : nabla; w += u; u = w; number += ((std(shared) >= sum(-g)) ? min(number) : 2)*(cos(|w|^number, σ)+all.std((t > 0) ? ((θ ≥ shared) ? g : shared) : g)); Deltaw = max(Δw, t · prev(number, 7)); σ = ema(σ, max(g/(|∇| + 1), (u ≥ g or numel > 9)), .9); shared /= sqrt(sqrt((u^2 + 1e-8))); w *= 1 - lr*0; x₁ = max(x1, sqrt((|nabla| + .01)))", FusedMultiplyAdd = true)]
public partial class Random06(double lr = 0.37, double λ = -0.2, int n = 2, bool nesterov = false);

#pragma warning disable OPTG405 // The state is 0 at the first step and this number afterwards.
/// <summary>A rule that nobody wrote: expressions, branches and reductions at random.</summary>
[Optimizer("near = t % 2 == 0; theta = lerp(w, pow(m̂ · 1_0.25, -g), lr); if (near) { w = lerp(w, g, lr); θ -= lr*abs(prev(nabla)) }; m̂ = ema(m̂, delay(μ*rms(m̂), 3), .9); w -= lr*((copysign(all.numel, rms(g) == rms(g) ? rms(g) : 1)*.5-(-(max(-v')*cos(nabla - nabla, m̂)) + all.std(m̂*∇))) × (1e-3/(operands^2 + 0.1) ÷ (|all.numel| + 1))); v' = max(v', (isfinite(1)) ? abs(θ₀) : number/(|g| + 1)); number = 3; w -= lr*-(softplus(cols) - m̂ · 1_0.25)", FusedMultiplyAdd = false)]
public partial class Random07(double lr = 0.1, double β2 = 0.25, double eps = 1E-08, float μ = 0.3f, double operands = 2);
#pragma warning restore OPTG405

/// <summary>A rule that nobody wrote: expressions, branches and reductions at random.</summary>
[Optimizer("y = ema(y, nabla, .99); if (softplus(rsqrt((|c| + .01)), 2) <= t) { place *= where(t > 2, place + w, -(all.norm(double) · double) - place); if ((c¹ > dot(rsqrt((|place| + .01)), lr)) < γ) { double = ema(double, asin(g - g), .9) } } else if (t == 1) { double = ema(double, −(g × double >= y), .99) }; γ = delay(rsqrt(lr)+(lr + .5)*ndim, 3); double = ema(double, hat(g - g, 0.5), .9); w *= 1 - lr*(lr/(|lr| + 1)); c = ema(c, lr/(|lr| + 1), .9); eval = place", FusedMultiplyAdd = true)]
public partial class Random08(double lr = 0.01);

#pragma warning disable OPTG406 // The initial value counts from the second statement that reads it on: what the first one reads is 0.
/// <summary>A rule that nobody wrote: expressions, branches and reductions at random.</summary>
[Optimizer("for i in 0..2 { b[i] = ema(b[i], round(m*i), .9); w -= lr/2*b[(i+1)%2]*(max(m × ∇+m̂)⊙x1) }; x1[0] = x1*x1 − w; m = max(m, ((ndim == 2) ? 1_0.25 : m̂)¹); w -= lr*((rows+g) · delay(b[0], 3) ÷ (|m| + 1)); eval = delay(g^7, 2); m̂ = max(m̂, softplus(m, 2)*(m % g)); x₁ = (ema(3, sum(x1), beta1) + sqrt((‖x₁‖^2 + 1e-8)))⁻¹", FusedMultiplyAdd = false)]
public partial class Random09(double lr = 0.01, double beta1 = 0, double β2 = 0.999, double @base = 0.7);
#pragma warning restore OPTG406

/// <summary>A rule that nobody wrote: expressions, branches and reductions at random.</summary>
[Optimizer("if (hat(sum(nabla)+n, .9) <= base) { θ -= lr*delay((all.numel · all.max(d⁵) + 1)⊙(∇+shared), 2) }; θ -= lr*prev(d*rsqrt((shared^2 + 1e-8)), d); d *= g · prev(d*rsqrt((shared^2 + 1e-8)), d); w -= lr*delay((all.numel · all.max(d⁵) + 1)⊙(∇+shared), 2); shared = ema(shared, t % (d*rsqrt((shared^2 + 1e-8))), 0.5)", FusedMultiplyAdd = true)]
public partial class Random10(double lr = 0.1, double beta1 = 0.9, double λ = 0.01, int n = 1, bool nesterov = true, double operands = 2, double @base = 0.7);

/// <summary>A rule that nobody wrote: expressions, branches and reductions at random.</summary>
[Optimizer("near = -1 < ceil(m̂) ≤ place; for i in 0..2 { b[i] = ema(b[i], ∇, β₁); w -= lr/2*b[(i+1)%2]*(m̂/(|place| + 1)) }; ∇ *= g+near; m̂ = ceil(m̂); place = θ; eval = (t % 2 == 0) ? g + near : 1e-30/(|n| + 1); w -= lr*(delay(r, 3)*b[1] ÷ ((t == 1) ? unit.sum(place)-1_0.25 : place)); r = ema(r, abs(log(row.rms(place-place))), .99)", FusedMultiplyAdd = true)]
public partial class Random11(double lr = 0.01, double β1 = 0.5, int n = 2, double operands = 1.5, double @base = 3);

/// <summary>A rule that nobody wrote: expressions, branches and reductions at random.</summary>
[Optimizer("q = ema(q, -n · 3, β₁); w -= lr*(sqrt((asin(T)^2 + 1e-8))/(T^2 + 0.1)); v = max(v, √((T/(weights^2 + 0.1))^2 + 1e-8)); w -= lr*softplus(prev(√((T/(weights^2 + 0.1))^2 + 1e-8), T), 2); y = |max(v ÷ (Δw^2 + 0.1), all.max(delay(y, 1))+‖atan2(g, Δw)‖)|; theta *= 1 - lr*(q % lr); T = nabla⊙v⁰; Δw = ema(Δw, where(isfinite(∇ - g*k), T + nabla, weights+Δw), 0.5); k = clamp(lr+all.numel, -1, lr)+delay(norm1(T)+base⊙max(0.1+g), 1); weights = softplus(prev(√((T/(weights^2 + 0.1))^2 + 1e-8), T), 2)*w", FusedMultiplyAdd = true)]
public partial class Random12(double lr = 0.1, double β1 = 0.9, double ε = 0.001, double λ = -0.2, float μ = 0.3f, int n = 4, bool nesterov = false, double operands = 2, double @base = 3);

/// <summary>A rule that nobody wrote: expressions, branches and reductions at random.</summary>
[Optimizer("k *= β2; y = ∛(clamp(w − .5, -1, lr)^2 + 1e-8); place = max(place, w); w *= 1 - lr*all.rms((t > 0) ? y*place : g); eval = (g + place) · (lr*mu)", FusedMultiplyAdd = false)]
public partial class Random13(double lr = 0.37, double beta1 = 0.9, double β2 = 0.99, double ε = 0.1, float μ = 0.85f, int n = 1, bool nesterov = false);

/// <summary>A rule that nobody wrote: expressions, branches and reductions at random.</summary>
[Optimizer("w -= lr*∛(|∇| + .01); Δw = Δw; m = (0.95ᵗ)³; m = (0.333 + ((γ ≤ n) ? 3 : all.mean(Δw))) % min(g − m̂, (mean(all.sum(Deltaw) - norm1(m̂-g)) ≥ 0.1) ? m̂ : m); m̂ = (max(m̂) <= cos(Δw+m̂, g) || γ <= norm(pi^-1)) - m̂/ceil(all.rms(m)); w -= lr*(Δw*(prev(Δw, ∇)⊙all.norm(g − nabla)-(γ*max(∇ + nabla) − all.rms(∇)))); γ = γ*max(∇ + nabla) − all.rms(∇)", FusedMultiplyAdd = true)]
public partial class Random14(double lr = 0.1, double β1 = 0, double β2 = 0.999, float μ = 0.85f, int n = 4);

/// <summary>A rule that nobody wrote: expressions, branches and reductions at random.</summary>
[Optimizer("theta -= lr*(g² % (shared+1e-30))^7; ∇ *= hat(k, 0.5); theta -= lr*g; shared = g²+rsqrt(((0.1 − all.numel)^2 + 1e-8)); v = nabla/(0 - g)/(‖step‖ % all.numel ÷ (rsqrt(((0.1 − all.numel)^2 + 1e-8))^2 + 0.1)); step = ema(step, atan2(softplus(numel, 2), prev(v, g)), .99); k += dot(g, v); weights = ema(weights, shared, .99)", FusedMultiplyAdd = true)]
public partial class Random15(double lr = 0.37, double β2 = 0.25, double ε = 0.001, double λ = -0.2, float μ = 0.3f, int n = 4);

/// <summary>A rule that nobody wrote: expressions, branches and reductions at random.</summary>
[Optimizer("col1[0] = 7 · rms((t % 2 == 0) ? m : m); col1 = max(col1, col.sum(g/(m^2 + 0.1))); eval = sqrt(∇-g); shared = ema(shared, m, .9); m = −prev(w+∇); θ -= lr*g", FusedMultiplyAdd = true)]
public partial class Random16(double lr = 0.1, double beta1 = 0.5, double β2 = 0.999, double λ = 0.3);

/// <summary>A rule that nobody wrote: expressions, branches and reductions at random.</summary>
[Optimizer("eval = g + (T*∇ - g)⊙(all.cos(sum(g − 3*T)*T, Deltaw) − n); Deltaw = ema(Δw, -θ, .9); Δw = rsqrt((numel^2 + 1e-8))*1 + clamp(prev(g), 1_0.25 × T, t/(std(T + w[0])^2 + 0.1)); w -= lr*(T ≥ T and T ≠ Δw); T = lerp(all.numel, 0.1, .9)*(Δw-g) − ((Deltaw-∇) · (∇+T*T) - (T+mean((nesterov) ? ∇ : 0))); w -= lr*g", FusedMultiplyAdd = true)]
public partial class Random17(double lr = 0.37, double beta1 = 0.5, double eps = 0.001, double λ = -0.2, float μ = 0.85f, int n = 4, bool nesterov = false, double operands = 2, double @base = 3);

#pragma warning disable OPTG405 // The state is 0 at the first step and this number afterwards.
/// <summary>A rule that nobody wrote: expressions, branches and reductions at random.</summary>
[Optimizer("factor += 1e-30; for i in 0..2 { b[i] = ema(sum(x₁), 1e-30, .99)*b[i] + (x₁ + t); w -= lr/2*b[(i+1)%2]*(v′*g) }; factor -= delay(rsqrt((|q| + .01)), 3); q = ema(q, softplus(|factor|), .9); x₁ = delay(delay(theta, 1) % (x1+q) - lr, 1); w = delay(theta, 1) % (x1+q); v′ = sqrt(cbrt(|1|))", FusedMultiplyAdd = true)]
public partial class Random18(double lr = 0.37, double λ = -0.2, float μ = 0.3f, int n = 1, bool nesterov = false, double @base = 0.7);
#pragma warning restore OPTG405

/// <summary>A rule that nobody wrote: expressions, branches and reductions at random.</summary>
[Optimizer("eval = where(nabla > x1, x1, pi)+n/(θ^2 + 0.1); w = w; for i in 0..2 { b[i] += ((dot(x₁, all.numel-lr) ≠ norm1(g + g)) ? 7 : ‖nabla‖)+nabla/w; w -= lr/2*b[1-i]*(x₁ − g⊙m) }; x₁ = (where(nabla > x1, x1, pi)+n/(θ^2 + 0.1))*(number*m != x1); m = ema(m, softplus((factor ≥ 3) ? eps : rms(∇^2), 2), .9); number = ema(number, ε − ∛lr, 0.5); w = lerp(w, x1, lr); factor = rsqrt((((⟨ema(x1, x1, 0.5), t*all.max((t > 0) ? operands+0.1 : g) − m⟩ + lr)*(cols + beta1))^2 + 1e-8))", FusedMultiplyAdd = true)]
public partial class Random19(double lr = 0.1, double beta1 = 0, double ε = 0.1, double λ = 0.3, int n = 2, bool nesterov = true, double operands = 1.5);

#pragma warning disable OPTG406 // The initial value counts from the second statement that reads it on: what the first one reads is 0.
/// <summary>A rule that nobody wrote: expressions, branches and reductions at random.</summary>
[Optimizer("near = lerp(clamp(min(θ+∇), all.numel, sum(θ₀ - v′)), nabla, .9) ≥ nabla; v′ = ema(v', floor(near) − Deltaw, 0.5); Δw[0] = base; w -= lr*v'; v′ = max(v', abs(atan2(mean(v′), sum(d)))); w += (g⁵ >= g); Deltaw /= prev(where(isfinite(w), Δw, w₀)); k -= (β1 × base != 7); d += where(d ≤ g, v', k) + (nabla − v′)", FusedMultiplyAdd = false)]
public partial class Random20(double lr = 0.37, double β1 = 0.5, double ε = 0.1, int n = 2, bool nesterov = false, double operands = 2, double @base = 0.7);
#pragma warning restore OPTG406

/// <summary>A rule that nobody wrote: expressions, branches and reductions at random.</summary>
[Optimizer("eval = m-g + delay(0.333, 2); shared = max(shared, (|σ| + .1)^-0.5); theta -= lr*|sigma|; σ = g; m = cos(where(-1 < all.numel + all.numel ≤ ϐ2, sum(m), t-max(σ)))", FusedMultiplyAdd = true)]
public partial class Random21(double lr = 0.1, double β1 = 0.95, double β2 = 0.99, int n = 2, bool nesterov = false);

/// <summary>A rule that nobody wrote: expressions, branches and reductions at random.</summary>
[Optimizer("eval = (θ ≤ step) ? g + 3 : √(|norm(g + 3)| + .01); v[0] = pi⁵; step = ceil(v); v = -(delay(all.sum((t > 0) ? t^2 : g), 3)*(1e-3*0.1 − sqrt(1_0.25))) - min(w − v, (1 ≥ min(base⊙g + step)) ? θ : rms(1_0.25)); x₁ += (nesterov && numel > 9); w += ∇ · (w*nabla)", FusedMultiplyAdd = false)]
public partial class Random22(double lr = 0.37, double ε = 1E-08, bool nesterov = true, double operands = 1.5, double @base = 3);

/// <summary>A rule that nobody wrote: expressions, branches and reductions at random.</summary>
[Optimizer("v′ = delay(delay(‖m‖/(t^2 + 0.1), 1), 2); step -= delay(delay(‖m‖/(t^2 + 0.1), 1), 2); theta *= 1 - lr*(0.1+1); eval = Δw; m = max(m, −abs(2)); Δw = max(Δw, shared); shared = max(shared, step)", FusedMultiplyAdd = true)]
public partial class Random23(double lr = 0.37, double beta1 = 0, double β2 = 0.99, double ε = 0.1, double λ = 0.3, int n = 4, double @base = 3);

/// <summary>A rule that nobody wrote: expressions, branches and reductions at random.</summary>
[Optimizer("theta = lerp(w, (t % 2 == 0), lr); v' = max(v', delay(√(v'^2 + 1e-8), 3)); across = sum(0.333)^7; near = t % 2 == 0; g += delay(√(v'^2 + 1e-8), 3); w += delay((t % 2 == 0), 1) + |v'-x₁|; x₁ = x1 - delay((ρ2 ≠ all.std((t > 0) ? w + g : g)) ? rms(v') : cos(g/(x₁^2 + 0.1), x1), 2); ρ2 -= near", FusedMultiplyAdd = true)]
public partial class Random24(double lr = 0.1, float μ = 0.3f, int n = 4, double operands = 2, double @base = 0.7);
