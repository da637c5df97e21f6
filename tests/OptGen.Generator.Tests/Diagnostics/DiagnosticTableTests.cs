using Microsoft.CodeAnalysis;
using OptGen.Generator.Tests.Generation;

namespace OptGen.Generator.Tests.Diagnostics;

/// <summary>Every mistake is reported where it is, once, and nothing else is reported with it.</summary>
public class DiagnosticTableTests
{
    /// <summary>Source, id, line and marked text of each diagnostic of the analyzer.</summary>
    public static readonly TheoryData<string, string[]> Declarations = new()
    {
        { "[Optimizer(\"w -= g\")]\nclass C;", ["OPTG101 2: C"] },
        { "[Optimizer(\"w -= lr*g\")]\npublic class C(double lr);", ["OPTG101 2: C"] },
        { "[Optimizer(\"\")]\npartial class C;", ["OPTG102 1: \"\""] },
        { "[Optimizer(\" \\n\")]\npartial class C;", ["OPTG102 1: \" \\n\""] },
        { "[Optimizer(null!)]\npartial class C;", ["OPTG102 1: null!"] },
        { "[Optimizer(rule: \"\")]\npartial class C;", ["OPTG102 1: \"\""] },
        { "[Optimizer(C.Rule)]\npartial class C { public static readonly string Rule = \"w -= g\"; }", ["OPTG103 1: C.Rule"] },
        { "[Optimizer]\npartial class C;", ["OPTG102 1: Optimizer"] },
        { "[Optimizer()]\npartial class C;", ["OPTG102 1: Optimizer()"] },
        { "[Schedule]\npartial class C;", ["OPTG102 1: Schedule"] },
        { "[Optimizer(\"w -= β*g\")]\npartial class C([Property] double β);", ["OPTG111 2: β"] },
        { "[Optimizer(\"w -= g\")]\npartial class Info;", ["OPTG123 2: Info"] },
        { "[Optimizer(\"w -= g\")]\npartial class Update;", ["OPTG123 2: Update"] },
        { "[Optimizer(\"w -= g\")]\npartial class get_Info;", ["OPTG123 2: get_Info"] },
        { "[Optimizer(\"w -= g\")]\npartial class s_info;", [] },
        { "[Optimizer(\"w -= lr*g\")]\npartial class set_LearningRate(double lr);", ["OPTG111 2: lr"] },
        { "[Optimizer(\"w -= lr*g\")]\npartial class C(double lr) { class get_LearningRate { } }", ["OPTG111 2: lr"] },
        { "[Schedule(\"1/t\")]\npartial class ValueAt;", ["OPTG123 2: ValueAt"] },
        { "[Optimizer(\"w -= g\")]\npartial class C { struct @nint { } }", ["OPTG124 2: C"] },
        { "[Optimizer(\"w -= g\")]\npartial class C;\nclass @unmanaged { }", ["OPTG124 2: C"] },
        { "[Optimizer(\"w -= g\")]\npartial class ValueAt;", [] },
        { "[Model]\npartial class C;", ["OPTG102 1: Model"] },
        { "[Model(C.Text)]\npartial class C { public static readonly string Text = \"x[N]; x\"; }", ["OPTG103 1: C.Text"] },
        { "[Model(\"x[N]; x\")]\nclass C;", ["OPTG101 2: C"] },
        { "[Model(\"x[N]; x\")]\npartial class C<T>;", ["OPTG107 2: C"] },
        { "[Model(\"x[N]; x\")]\npartial class C : System.Exception;", ["OPTG108 2: C"] },
        { "[Model(\"x[N]; x\")]\npartial record C;", ["OPTG109 2: C"] },
        { "class B\n{\n  [Model(\"x[N]; x\")] partial class C;\n}", ["OPTG110 1: B"] },
        { "[Model(\"x[N]; x\")]\npartial class C { void Predict() { } }", ["OPTG117 2: Predict"] },
        { "[Model(\"x[N]; x\")]\npartial class Predict;", ["OPTG123 2: Predict"] },
        { "[Model(\"x[N, k]; x\")]\npartial class C(int k, decimal p);", ["OPTG125 2: p"] },
        { "[Model(\"x[N]; x\", Element = typeof(int))]\npartial class C;", ["OPTG126 1: Model(\"x[N]; x\", Element = typeof(int))"] },
        { "[Optimizer(\n  1)]\npartial class C;", ["OPTG103 2: 1"] },
        { "[Optimizer(\"w -= lr*g\")]\npartial class C(\n  decimal lr);", ["OPTG104 3: lr"] },
        { "[Optimizer(\"w -= g\")]\npartial class C(string? name, float[] β);", ["OPTG104 2: name", "OPTG104 2: β"] },
        { "[Optimizer(\"w -= g\")]\npartial class C(params int[] β);", ["OPTG104 2: β"] },
        { "[Optimizer(\"w -= g\")]\npartial class C(double? lr);", ["OPTG104 2: lr"] },
        { "[Optimizer(\"w -= g\")]\npartial class C(double g);", ["OPTG105 2: g"] },
        { "[Optimizer(\"w -= g\")]\npartial class C(double θ, double π, double eval);", ["OPTG105 2: θ", "OPTG105 2: π", "OPTG105 2: eval"] },
        { "[Optimizer(\"w -= lr*η*g\")]\npartial class C(double lr, double η);", ["OPTG106 2: η"] },
        { "[Optimizer(\"w -= λ*wd*g\")]\npartial class C([Property(\"WeightDecay\")] double λ, double wd);", ["OPTG106 2: wd"] },
        { "[Optimizer(\"w -= lr*g\"), Schedule(\"1/t\")]\npartial class C(double lr);", ["OPTG121 2: C"] },
        { "[Optimizer(\"w -= lr*g\"), Model(\"x[N]; x\")]\npartial class C(double lr);", ["OPTG127 2: C"] },
        { "[Model(\"x[N]; x\"), Schedule(\"1/t\")]\npartial class C;", ["OPTG127 2: C"] },
        { "[Model(\"x[N]; x\")]\npartial class C(double seed);", ["OPTG731 2: seed"] },
        { "[Schedule(\"x = 1/t\")]\npartial class C;", ["OPTG325 1: x = 1/t"] },
        { "[Schedule(\"if (t > 1) { 1/t }\")]\npartial class C;", ["OPTG220 1: 1/t"] },
        { "[Schedule(\"w/t + norm(g)\")]\npartial class C;", ["OPTG326 1: w", "OPTG326 1: norm", "OPTG326 1: g"] },
        { "[Schedule(\"a*b + row.mean(t) + sum(t) + prev(t) + w₀ + eye\")]\npartial class C(double a, double b);", ["OPTG326 1: row.mean", "OPTG326 1: sum", "OPTG326 1: prev", "OPTG326 1: w₀", "OPTG326 1: eye"] },
        { "[Schedule(\"s += 1; s\")]\npartial class C;", ["OPTG327 1: s"] },
        { "[Schedule(\"s₀ = 1; s = t; s\")]\npartial class C;", ["OPTG327 1: s₀"] },
        { "[Schedule(\"lr := 1; lr/t\")]\npartial class C(double k);", ["OPTG309 1: lr := 1"] },
        { "[Schedule(\"lr := 1; lr/t\")]\npartial class C;", [] },
        { "[Schedule(\"value/t\")]\npartial class C(double value);", ["OPTG111 2: value"] },
        { "[Schedule(\"1/t\")]\npartial class C { double ValueAt(double t) => t; }", ["OPTG117 2: ValueAt"] },
        { "[Schedule(\"1/t\")]\npartial class C { public double Info; public void Update() { } }", [] },
        { "[Schedule(\"exp(-k*t\")]\npartial class C(double k);", ["OPTG208 1: ("] },
        { "[Schedule(\"exp(-kk*t)\")]\npartial class C(double k);", ["OPTG301 1: kk"] },
        { "[Optimizer(\"w -= g\")]\npartial class C<T>;", ["OPTG107 2: C"] },
        { "partial class Outer<T>\n{\n[Optimizer(\"w -= g\")] partial class C;\n}", ["OPTG107 3: C"] },
        { "[Optimizer(\"w -= g\")]\npartial class C : System.Exception;", ["OPTG108 2: C"] },
        { "[Optimizer(\"w -= g\")] partial class A;\n[Optimizer(\"w -= g\")] partial class C : A;", ["OPTG108 2: C"] },
        { "[Optimizer(\"w -= g\")]\npartial record C;", ["OPTG109 2: C"] },
        { "[Optimizer(\"w -= g\")]\nstatic partial class C;", ["OPTG109 2: C"] },
        { "[Optimizer(\"w -= g\")]\npartial struct C;", ["OPTG109 2: C"] },
        { "[Optimizer(\"w -= g\")]\nrecord struct C;", ["OPTG109 2: C"] },
        { "[Optimizer(\"w -= g\")]\nfile partial class C;", ["OPTG109 2: C"] },
        { "[Optimizer(\"w -= g\")]\npartial interface C;", ["OPTG109 2: C"] },
        { "[Optimizer(\"w -= g\")]\nenum C;", ["OPTG109 2: C"] },
        { "class Outer\n{\n[Optimizer(\"w -= g\")] partial class C;\n}", ["OPTG110 1: Outer"] },
        { "class A { partial class B { class D {\n[Optimizer(\"w -= g\")] partial class C;\n} } }", ["OPTG110 1: A", "OPTG110 1: D"] },
        { "[Optimizer(\"w -= c*g\")]\npartial class C(double c);", ["OPTG111 2: c"] },
        { "[Optimizer(\"w -= step*g\")]\npartial class C(double step);", ["OPTG111 2: step"] },
        { "[Optimizer(\"w -= info*g\")]\npartial class C(double info);", ["OPTG111 2: info"] },
        { "[Optimizer(\"w -= β*g\")]\npartial class C(double β) { public int Beta; }", ["OPTG111 2: β"] },
        { "[Optimizer(\"w -= g\")]\npartial class C\n{\npublic int Update;\n}", ["OPTG117 4: Update"] },
        { "[Optimizer(\"w -= g\")]\npartial class C\n{\nprotected override void Update(in OptGen.CompilerServices.StepBatch batch) { }\n}", ["OPTG117 4: Update"] },
        { "[Optimizer(\"β := 1; w -= β*g\")]\npartial class C { public int Beta => 1; }", ["OPTG330 1: β := 1"] },
        { "[Optimizer(\"w -= β*g\")]\npartial class C([Property(\"No name\")] double β);", ["OPTG111 2: β"] },
        { "[Optimizer(\"w -= β*g\")]\npartial class C([Property(\"\")] double β);", ["OPTG111 2: β"] },
        { "[Optimizer(\"w -= β*g\")]\npartial class C([Property(\"class\")] double β);", ["OPTG111 2: β"] },
        { "[Optimizer(\"w -= lr*g\")]\npartial class C(bool lr);", ["OPTG111 2: lr"] },
        { $"[Optimizer<A>(\"lr = 1\")]\npartial class C;\n{Descents}", ["OPTG116 1: \"lr = 1\""] },
        { $"[Optimizer<A>(\"lr := \")]\npartial class C;\n{Descents}", ["OPTG211 1: :="] },
        { $"[Optimizer<A>(When = \"ndim == 2\"), Optimizer<B>]\npartial class C;\n{Descents}", ["OPTG317 1: Optimizer<A>(When = \"ndim == 2\")"] },
        { $"[Optimizer<A>(When = \"ndim == 2\"), Optimizer<B>(\"lr := 3\")]\npartial class C;\n{Descents}", [] },
        { $"[Optimizer<Damped, B>]\npartial class C;\n{Descents}", ["OPTG317 1: Optimizer<Damped, B>"] },
        { $"[Optimizer<Damped, B>(\"lr := 1\")]\npartial class C;\n{Descents}", [] },
        { $"[Optimizer<A>(\"lr := 1\")]\npartial class C(double lr);\n{Descents}", ["OPTG309 1: lr := 1"] },
        { $"[Optimizer(\"w += A16(g)\")]\npartial class C;\n{Chain}", ["OPTG122 1: \"w += A16(g)\""] },
        { $"[Optimizer(\"w += A15(g)\")]\npartial class C;\n{Chain}", [] },
        { "[Optimizer(\"w -= g\")]\n[State(\"m\", Storage.BFloat16)]\npartial class C;", ["OPTG118 2: m"] },
        { "[Optimizer(\"m += g; w -= m\")]\n[State(\"n\", Storage.BFloat16)]\npartial class C;", ["OPTG118 2: n"] },
        { "[Optimizer(\"k += sum(g); w -= k*g\")]\n[State(\"k\", Storage.Block8)]\npartial class C;", ["OPTG119 2: k"] },
        { "[Optimizer(\"m += g; w -= m\")]\n[State(\"m\", Storage.Block8), State(\"m\", Storage.Full)]\npartial class C;", ["OPTG120 2: m"] },
        { "[Optimizer(\"μ += g; w -= μ\")]\n[State(\"mu\", Storage.Block8)]\npartial class C;", [] },
        { "[Optimizer(\"w -= g\")] partial class A;\n[Optimizer<A>, Optimizer<A>(When = \"t == 1\")]\npartial class C;", ["OPTG112 2: Optimizer<A>"] },
        { "[Optimizer(\"w -= g\")] partial class A;\n[Optimizer(\"w += A(g)\")]\n[Optimizer<A>]\npartial class C;", ["OPTG113 2: Optimizer(\"w += A(g)\")"] },
        { "[Optimizer<string>]\npartial class C;", ["OPTG114 1: Optimizer<string>"] },
        { "[Optimizer(\"w -= g\")] partial class A;\n[Optimizer<A, A>]\npartial class C;", ["OPTG115 2: Optimizer<A, A>"] },
        { "[Optimizer(\"w += base(g) + base2(g)\")] partial class A;\n[Optimizer(\"w -= g\")] partial class B;\n[Optimizer<A, B, B, B>]\npartial class C;", ["OPTG115 3: Optimizer<A, B, B, B>"] },
        { "[Optimizer(\"w += base(g) + base2(g)\")] partial class A;\n[Optimizer(\"w -= g\")] partial class B;\n[Optimizer<A, B>]\npartial class C;", ["OPTG364 3: Optimizer<A, B>"] },
        { "[Optimizer(\"w += base(g) + base2(g)\")] partial class A;\n[Optimizer(\"w -= g\")] partial class B;\n[Optimizer<A, B, B>]\npartial class C;", [] },
    };

    /// <summary>Rules that call each other.</summary>
    private static string Chain => "[Optimizer(\"w -= g\")] partial class A0;\n" + string.Join("\n", Enumerable.Range(1, 16).Select(i => $"[Optimizer(\"w += A{i - 1}(g)\")] partial class A{i};"));

    private const string Descents = """
        [Optimizer("w -= lr*g; lr := 1")] partial class A;
        [Optimizer("w -= lr*g; lr := 2")] partial class B;
        [Optimizer("w += lr*base(g); lr := .5")] partial class Damped;
        """;

    public static readonly TheoryData<string, string[]> Rules = new()
    {
        { "w -= 2g", ["OPTG201"] },
        { "w -= (g", ["OPTG208"] },
        { "w -=", ["OPTG211"] },
        { "w -= g;;; else", ["OPTG229"] },
        { "w -= lrr*g", ["OPTG301"] },
        { "w -= (lrr + gg)*g", ["OPTG301", "OPTG301"] },
        { "w -= root(g)", ["OPTG302"] },
        { "w -= lr(g)", ["OPTG302"] },
        { "lr = 2; w -= lr*g", ["OPTG303"] },
        { "t = 1; w -= g", ["OPTG303"] },
        { "w₀ = g; w -= g", ["OPTG303"] },
        { "m = g", ["OPTG304"] },
        { "w -= atan2(g, 1, 2)", ["OPTG305"] },
        { "if (g > 0) { w -= g }", ["OPTG306"] },
        { "if (uniform(0, 1) < lr) { w -= g }", ["OPTG306"] },
        { "w -= normal(1)", ["OPTG305"] },
        { "if (lr) { w -= g }", ["OPTG307"] },
        { "w -= lr ? g : 2*g", ["OPTG307"] },
        { "w -= orth(row.mean(g))*g", ["OPTG373"] },
        { "w -= sum(block(4).mean(g)@g)*g", ["OPTG373"] },
        { "w -= g*rank(lr)", ["OPTG368"] },
        { "w -= g*sort(norm(g))", ["OPTG368"] },
        { "w -= row.rank(g)", ["OPTG369"] },
        { "w -= axis(1).sort(g)", ["OPTG369"] },
        { "w -= axis(lr).mean(g)", ["OPTG370"] },
        { "w -= axis(-1).mean(g)", ["OPTG370"] },
        { "w -= sum(block(4).mean(g@gᵀ))*g", ["OPTG371"] },
        { "w -= sum(axis(2).mean(g@gᵀ))*g", ["OPTG371"] },
        { "w -= sum(axis(2).mean(row.mean(gᵀ@g)))*g", ["OPTG371"] },
        { "w -= col.quantile(g, row.mean(g))", ["OPTG372"] },
        { "w -= g*quantile(g, |g|)", ["OPTG372"] },
        { "w -= block(0).mean(g)", ["OPTG343"] },
        { "w -= block(t).mean(g)", ["OPTG343"] },
        { "w -= block(2*lr).mean(g)", ["OPTG343"] },
        { "w -= reduce(g)", ["OPTG329"] },
        { "w -= lr*g2 + act.cov*all.linf(g)", ["OPTG329", "OPTG329", "OPTG329"] },
        { "if (hvp(g)) { w -= g }", ["OPTG329"] },
        { "L = g@gᵀ; w -= L + g", ["OPTG350"] },
        { "w -= g@gᵀ", ["OPTG350"] },
        { "L = ema(L, g@gᵀ, 0.9); L = gᵀ@g; w -= g", ["OPTG350"] },
        { "if (t == 1) { x = g@gᵀ } else { x = gᵀ@g }; w -= g", ["OPTG350"] },
        { "w -= lr*eye", ["OPTG350"] },
        { "w -= row.mean(gᵀ@g)*g", ["OPTG350"] },
        { "w -= lr@g", ["OPTG351"] },
        { "w -= g@(row.mean(g)ᵀ@row.mean(g))", ["OPTG351"] },
        { "U = qr(U); w -= U@g", ["OPTG351", "OPTG351"] },
        { "w -= inv(g)", ["OPTG352"] },
        { "w -= g@g", ["OPTG353"] },
        { "w -= g@row.mean(g)", ["OPTG353"] },
        { "w -= row.mean(g)@row.mean(g)", ["OPTG353"] },
        { "w -= lr*‖eye‖*g", ["OPTG354"] },
        { "L₀ = eye; w -= L@g", ["OPTG354"] },
        { "w -= eye@col.mean(g)*g", ["OPTG354"] },
        { "w -= row.mean(g)@eye*g", ["OPTG354"] },
        { "w -= eigvecs(g@gᵀ, t)@g", ["OPTG355"] },
        { "w -= invroot(g@gᵀ, g)@g", ["OPTG356"] },
        { "given x; given x: 1; w -= x*g", ["OPTG360"] },
        { "given lr: 1; w -= lr*g", ["OPTG361"] },
        { "given t: 1; w -= t*g", ["OPTG361"] },
        { "given hess; w -= hess*g", ["OPTG361"] },
        { "given index; w -= index*g", ["OPTG361"] },
        { "given x: numel; w -= x*g", ["OPTG362"] },
        { "given x: 1.5; w -= x*g", ["OPTG362"] },
        { "given x: x×2; w -= x*g", ["OPTG362"] },
        { "given x; x = 2*g; w -= x", ["OPTG303"] },
        { "given x; x₀ = 1; w -= x*g", ["OPTG303"] },
        { "index = g; w -= index", ["OPTG303"] },
        { "given A: cols×cols; w -= A@g", ["OPTG353"] },
        { "given A: cols×cols; w -= A*g", ["OPTG350"] },
        { "given x: 3; w -= x*g", ["OPTG350"] },
        { "w -= all.index*g", ["OPTG302"] },
        { "w -= block(3).index*g", ["OPTG302"] },
        { "w -= world.norm(g)", ["OPTG302"] },
        { "w -= world.mean(g, g)", ["OPTG305"] },
        { "w -= world*g", ["OPTG301"] },
        { "world = ema(world, g, .9); w -= lr*world", ["OPTG303"] },
        { "given world; w -= lr*g", ["OPTG361"] },
        { "w -= lr*delay(block(4).mean(g), 65)*g", ["OPTG375"] },
        { $"P0x = eigvecs(g@gᵀ, 40); {string.Concat(Enumerable.Range(1, 15).Select(i => $"P{i}x = eigvecs(P{i - 1}xᵀ@P{i - 1}x, {40 - i}); "))}w -= sum(P15x)*g", ["OPTG374"] },
        { "w -= lr*sum(delay(last(norm(g), 3), 65))*g", ["OPTG356"] },
        { "w -= lr*sum(delay(eye, 65))*g", ["OPTG354"] },
        { "w -= loss(lr)*g", ["OPTG341"] },
        { "w -= loss(w, g)*g", ["OPTG305"] },
        { "w -= g; eval = w*loss(w)", ["OPTG342"] },
        { "β := 1; w -= β*g", ["OPTG309"] },
        { "for i in 0..lr { w -= g }", ["OPTG310"] },
        { "w -= delay(g, t)", ["OPTG376"] },
        { "eval = w; eval = w; w -= g", ["OPTG312"] },
        { "for i in 0..1000 { w -= g }", ["OPTG313"] },
        { "for i in 0..256 { for j in 0..256 { for k in 0..256 { w -= 0*g } } }", ["OPTG384"] },
        { "for i in 0..256 { for j in 0..256 { for k in 0..256 { } } }; w -= g", ["OPTG384"] },
        { "for i in 0..256 { a[i] += g; b[i] += g; w -= a[i] + b[i] + prev(g + i) }", ["OPTG386"] },
        { "s = 1; for i in 0..130 { s = norm(g*s + w) }; w -= s*g", ["OPTG387"] },
        { "P = eigvecs(g@gᵀ, 1e10); w -= P@(Pᵀ@g)", ["OPTG388"] },
        { "k = 0; for i in 1..18 { if (ndim == i) { k = i } }; w -= k*g", ["OPTG389"] },
        { "m₀ += g; w -= m", ["OPTG314"] },
        { "m = g; w -= m₀", ["OPTG315"] },
        { "w -= ∂(grad(w))", ["OPTG340"] },
        { "w -= grad(lr) + grad(norm(g))", ["OPTG341", "OPTG341"] },
        { "w -= grad(w, g)", ["OPTG305"] },
        { "w -= gard(w)", ["OPTG302"] },
        { "w -= g; eval = grad(w)", ["OPTG342"] },
        { "w -= ∂(w*norm(prev(w)) + prev(g))", ["OPTG340", "OPTG340"] },
        { "b[0] = g; b[1] = 2*g; w -= b[0] + b[1]", ["OPTG315"] },
        { "b[0] += g; w -= b", ["OPTG314"] },
    };

    /// <summary>Rules of classes without a primary constructor.</summary>
    public static readonly TheoryData<string, string[]> DeclaringRules = new()
    {
        { "lr := g; w -= lr*g", ["OPTG310"] },
        { "lr := 1; lr := 2; w -= lr*g", ["OPTG311"] },
        { "g := 1; w -= g", ["OPTG303"] },
        { "β := [1, 2]; w -= β*g", ["OPTG324"] },
        { "β := [1, lr]; w -= β[0]*g", ["OPTG310"] },
        { "lr := 1; η := 2; w -= lr*η*g", ["OPTG330"] },
        { "c := 1; w -= c*g", ["OPTG330"] },
        { "x' := 1; xPrime := 2; w -= x'*xPrime*g", ["OPTG330"] },
        { "info := 1; w -= info*g", ["OPTG330"] },
        { "c := 1; w -= c*", ["OPTG211"] },
    };

    /// <summary>Rules that call others, of classes without a primary constructor or with one that takes nothing.</summary>
    public static readonly TheoryData<string, string[]> CallingRules = new()
    {
        { "() w += A(g)", ["OPTG316", "OPTG316"] },
        { "w += A(g) + D(g)", ["OPTG317"] },
        { "w += Circle(g)", ["OPTG318"] },
        { "for i in 0..200 { w += A(g); w += A(g) }", ["OPTG385"] },
        { "w += Bad(g)", ["OPTG319"] },
        { "w += A(g) with { n = g }", ["OPTG320"] },
        { "w += A(g) with { q = g }", ["OPTG321"] },
        { "w += A(g) with { if (t == 1) { m = g } }", ["OPTG322"] },
        { "w += Wrapper(g)", ["OPTG323"] },
        { "given x: 1; w += x*Takes(g); lr := 1", ["OPTG363"] },
        { "w += Takes(g) + TakesOne(g)", ["OPTG363"] },
        { "w += Takes(g); x := 1; lr := 1", ["OPTG361"] },
        { "w += Grafted(g)", ["OPTG364"] },
        { "w += max(g, 1) with { m = g }", ["OPTG331"] },
        { "w += A.m", ["OPTG332"] },
    };

    private const string CalledRules = """
        [Optimizer("m = β*m + g; n = m; n *= 2; w -= lr*n")] partial class A(double lr, double β = .9);
        [Optimizer("w -= lr*β*g")] partial class D(double lr, double β = .5);
        [Optimizer("w += C(g)")] partial class Circle;
        [Optimizer("w -= (")] partial class Bad;
        [Optimizer("w += base(g)")] partial class Wrapper;
        [Optimizer("given x; w -= x*g")] partial class Takes;
        [Optimizer("given x: 1; w -= x*g")] partial class TakesOne;
        [Optimizer("w += base(g)*norm(base2(g))")] partial class Grafted;
        """;

    [Theory]
    [MemberData(nameof(Declarations))]
    public void MistakesInDeclarationsAreMarked(string source, string[] expected)
    {
        // What is marked is on the line of the source itself, which begins after the using.
        GeneratorRun run = GeneratorRun.Of("using OptGen;\n" + source);
        Assert.Equal(expected, run.Mistakes().Select(Describe));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void MistakesInRulesAreMarkedInTheAttribute(string rule, string[] ids) => AssertMarked(rule, ids, "double lr");

    [Theory]
    [MemberData(nameof(DeclaringRules))]
    public void MistakesInDeclaringRulesAreMarkedInTheAttribute(string rule, string[] ids) => AssertMarked(rule, ids, parameters: null);

    [Theory]
    [MemberData(nameof(CallingRules))]
    public void MistakesInCallingRulesAreMarkedInTheAttribute(string rule, string[] ids)
    {
        bool hasConstructor = rule.StartsWith("() ", StringComparison.Ordinal);
        string attribute = $"\"{(hasConstructor ? rule[3..] : rule)}\"";
        GeneratorRun run = GeneratorRun.Of($"using OptGen;\n[Optimizer({attribute})]\npublic partial class C{(hasConstructor ? "()" : "")};\n{CalledRules}");
        Assert.Equal(ids, run.Mistakes().Where(diagnostic => IsWithin(diagnostic, attribute)).Select(diagnostic => diagnostic.Id));
    }

    /// <summary>Who counts states from 0 is told that this is how initial values are written.</summary>
    [Theory]
    [InlineData("b[0] = g; w -= b[0]", true)]
    [InlineData("b[0] *= 2; w -= b*g", true)]
    [InlineData("b₀ *= 2; w -= b*g", false)]
    public void TheIndexOfInitialValuesIsExplained(string rule, bool explains)
    {
        Diagnostic diagnostic = Assert.Single(GeneratorRun.Of($"using OptGen;\n[Optimizer(\"{rule}\")]\npublic partial class C;").AnalyzerDiagnostics());
        string message = diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(explains, message.EndsWith("; to number states, begin with 'b[1]', or assign 'b[i]' in a 'for i in 0..n'", StringComparison.Ordinal));
    }

    [Fact]
    public void EveryDiagnosticOfDeclarationsAndBindingIsInATable()
    {
        IEnumerable<string> tested = new[] { Declarations, Rules, DeclaringRules, CallingRules }
            .SelectMany(table => (IEnumerable<object[]>)table)
            .SelectMany(row => (string[])row[1])
            .Select(description => description.Split(' ')[0]);
        IEnumerable<string> ids = OptGen.Generator.Diagnostics.Descriptors.All.Select(descriptor => descriptor.Id).Where(id => id[4] is '1' or '3');
        Assert.Empty(ids.Except(tested));
    }

    private static void AssertMarked(string rule, string[] ids, string? parameters)
    {
        string attribute = $"\"{rule}\"";
        GeneratorRun run = GeneratorRun.Of($"using OptGen;\n[Optimizer({attribute})]\npublic partial class C{(parameters is null ? "" : $"({parameters})")};");
        IReadOnlyList<Diagnostic> diagnostics = run.Mistakes();
        Assert.Equal(ids, diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.All(diagnostics, diagnostic => Assert.True(IsWithin(diagnostic, attribute)));
        Assert.Empty(run.CompilerDiagnostics());
    }

    /// <summary>Whether a diagnostic is shown within the literal on the second line.</summary>
    private static bool IsWithin(Diagnostic diagnostic, string literal)
    {
        FileLinePositionSpan lines = diagnostic.Location.GetLineSpan();
        int start = "[Optimizer(".Length;
        return lines.StartLinePosition.Line == 1 && lines.StartLinePosition.Character > start && lines.EndLinePosition.Character < start + literal.Length;
    }

    private static string Describe(Diagnostic diagnostic)
    {
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.DoesNotContain("{", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Location location = diagnostic.Location;
        string marked = location.SourceTree!.ToString().Substring(location.SourceSpan.Start, location.SourceSpan.Length);
        return $"{diagnostic.Id} {location.GetLineSpan().StartLinePosition.Line}: {marked}";
    }
}
