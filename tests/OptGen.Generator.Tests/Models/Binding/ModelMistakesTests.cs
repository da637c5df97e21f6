using OptGen.Compiler;

namespace OptGen.Generator.Tests.Models.Binding;

/// <summary>Each wrong model is told what is wrong, where, once, and nothing else.</summary>
public class ModelMistakesTests
{
    /// <summary>Model, constructor (null for none), and id, place and message of what is said.</summary>
    public static TheoryData<string, string?, string> Wrong => new()
    {
        { "x[N, k]; W1[k, hidden] ~ he; W2[inputs, c] ~ he; h = x @ W1; h @ W2", null, "OPTG704 at '@': 'hidden' of 'h' meets 'inputs' of 'W2' at '@'; 'W2[hidden, …]'?" },
        { "p[N]; t[T]; w ~ 1; loss = mean((w*p - t)²)", null, "OPTG705 at 'w*p - t': 'w*p' has no axis 'T', 't' no axis 'N': neither contains the other; 'mean(w*p, N)', or 'expand(t, N)'?" },
        { "p[T]; t[N]; p - t", null, "OPTG705 at 'p - t': 'p' has no axis 'N', 't' no axis 'T': neither contains the other; 'mean(p, T)', or 'expand(t, T)'?" },
        { "x[N, inputs]; W1[inputs, hidden] ~ he; loss = sum(x @ W1)", "int hidden", "OPTG701 at 'W1': 'W1's axis 'inputs' has no length at construction: add 'int inputs' to the constructor" },
        { "W[k] ~ 0; loss = sum(x*W)", null, "OPTG702 at 'x': 'x' is unknown: data is declared by its axes, 'x[N, …]', a parameter by 'x[…] ~ 0'" },
        { "weights[N]; w ~ 0; weihgts*w", null, "OPTG702 at 'weihgts': 'weihgts' is unknown: did you mean 'weights'?" },
        { "x[N]; a ~ 0; b ~ 0; loss = mean(x*a)", null, "OPTG510 at 'b': 'b' does not reach 'loss': it is never trained" },
        { "x[N, k]; y[N]; W[k, c] ~ 0; loss = crossentropy(softmax(x @ W, c), y)", null, "OPTG511 at 'softmax(x @ W, c)': 'softmax' inside 'crossentropy': it is in it already" },
        { "p[N]; t[N, 1]; p - t", null, "OPTG706 at 'p - t': The axis of length 1 that 't' has at place 1 from the right has no name, and 'p' has 'N' there; a length of 1 is nothing special: leave the axis out" },
        { "x[N, 50]; y[N, 60]; x + y", null, "OPTG706 at 'x + y': The axis of length 60 that 'y' has at place 1 from the right has no name, and 'x' has '50' there; make the two as long, or name it by an assignment: 'z[N, c] = …'" },
        { "x[N, k]; mean(x, T)", null, "OPTG707 at 'T': 'x' has no axis 'T'; it has the axes 'N', 'k'" },
        { "x[N, k]; h = Dense(x, m); softmax(h, m)", "int k, int m", "OPTG707 at 'm': 'h' has no axis 'm'; its axis of that length has no name: give it one by an assignment, 'h[…, m] = …'" },
        { "x[N, k]; mean(x, 1)", null, "OPTG708 at '1': '1' is no axis: axes have names; 'k'?" },
        { "x[N]; y = z; z = x; y", null, "OPTG703 at 'z': 'z' is read here before it is assigned; assign it first" },
        { "x[N]; c ~ 1; if (c > 0) { y = x }; y", null, "OPTG703 at 'y': 'y' is read here before it is assigned in every branch; assign it first" },
        { "x[N, k]; h[N] = x; h", null, "OPTG710 at 'h[N]': 'h' is declared with h[N], but its value has the axes 'N', 'k'" },
        { "x[N, k]; loss = x²", null, "OPTG711 at 'loss = x²': 'loss' must be one number, but has the axes 'N', 'k'; reduce it: 'mean(x²)'" },
        { "x[N, k]; Dense(x)", null, "OPTG713 at 'Dense(x)': 'Dense' takes its data, then 'n'; 'n' is missing: 'n: …'" },
        { "x[N, k]; Dense(x, 5, 6)", null, "OPTG713 at '6': 'Dense' takes its data, then 'n'; '6' is too much; lengths that the data brings are not given" },
        { "x[N]; Causal(x, 2, 3)", null, "OPTG713 at 'Causal(x, 2, 3)': 'Causal' takes 'x[.., T, d]'; 'x' has the axis 'N'" },
        { "x[N, k]; Dense(x, 2.5)", null, "OPTG727 at '2.5': The length of '2.5' is not known here; 'n' is made of numbers, lengths of axes and the constructor's integers" },
        { "x[N, k]; Judged(x)", null, "OPTG713 at 'Judged(x)': 'Judged' takes its data, then 'D'; 'D' is missing: 'D: …'" },
        { "x[N]; Example(x)", null, "OPTG715 at 'Example': 'Example' calls itself, directly or through other models; a called model is inlined, so it cannot" },
        { "x[N]; Broken(x)", null, "OPTG716 at 'Broken': The model 'Broken' has errors; fix them first" },
        { "x[N]; Mute(x)", null, "OPTG714 at 'Mute(x)': 'Mute' has no result to use here: its last line is no expression" },
        { "x[N, k]; sigmod(x)", null, "OPTG302 at 'sigmod': There is no function 'sigmod'; did you mean 'sigmoid'?" },
        { "x[N, k]; prev(x)", null, "OPTG718 at 'prev': 'prev' belongs to the rules of optimizers, not to models; what is kept from call to call is a state: 'm[c] ~ 0'" },
        { "x[N]; w[N] ~ glorot; x*w", null, "OPTG719 at 'glorot': 'glorot' makes no initial values; did you mean 'xavier'?" },
        { "x[N, k]; w[k] ~ uniform(1); x*w", null, "OPTG719 at 'uniform(1)': 'uniform(1)' makes no initial values; write 'uniform(a, b)'" },
        { "x[N]; x[N] ~ 0; x", null, "OPTG720 at 'x': 'x' is declared twice; give one of the two another name" },
        { "x[N, k]; mean(x, ..)", null, "OPTG721 at '..': '..' means nothing here; '..' stands for the axes of a layer's data: 'x[.., c]', 'mean(x, ..)'" },
        { "x[N]; for i in 0..N { x = x + 1 }; x", null, "OPTG722 at 'N': 'N' is no bound of a loop: write a number, or a parameter of the constructor, which needs a default where rounds differ" },
        { "x[N]; y = x", null, "OPTG723 at 'x[N]; y = x': The model has neither a loss, 'loss = …', nor a result, an expression as its last line" },
        { "x[N]; E[v, d] ~ 0; E[x/2]", null, "OPTG724 at 'x/2': 'x/2' indexes 'E', but is not whole; an index is data, index(…), argmax, or a sum of such and whole numbers" },
        { "z[N, c]; y[T]; w ~ 1; loss = crossentropy(z*w, y)", null, "OPTG725 at 'y': 'y' has the axis 'T'; labels of 'z*w' have the axis 'N', probabilities also 'c'" },
        { "x[N, T]; rename(x, T: N)", null, "OPTG726 at 'N': 'x' has an axis 'N' already" },
        { "x[N, T]; split(x, T)", null, "OPTG728 at 'split(x, T)': 'split' is written 'split(a, d: h, c)'" },
        { "x[N, 10]; split(x, N: h, c)", null, "OPTG728 at 'split(x, N: h, c)': 'split' is written 'split(a, d: h, c)'" },
        { "x[N]; y = 2*x; a ~ 1; loss = mean(∂(a*y², y))", null, "OPTG729 at 'y': 'y' is neither data nor a parameter; a derivative is taken by one of these" },
        { "x[N, k]; x @ 2", null, "OPTG728 at '@': 'x @ 2' is written 'x*2'" },
        { "x[N]; λ := 1; λ*x", "double μ = 1", "OPTG309 at 'λ := 1': 'λ := …' declares a hyperparameter, but the class has a primary constructor; add 'λ' to its parameters instead" },
        { "x[N]; if (x) { y = x } else { y = 0 }; y", null, "OPTG307 at 'x': A condition is needed here, but 'x' is a number; write 'x != 0'" },
        { "x[N]; given g; x", null, "OPTG718 at 'given g': 'given' belongs to the rules of optimizers, not to models; data is declared by its axes: 'g[N]'" },
        { "x[N, k]; y[N, k]; h = Dense(x, 5) + Dense(y, 6); h", null, "OPTG706 at 'Dense(x, 5) + Dense(y, 6)': The axis of length 6 that 'Dense(y, 6)' has at place 1 from the right has no name, and 'Dense(x, 5)' has '5' there; make the two as long, or name it by an assignment: 'z[N, c] = …'" },
        { "x[N, k]; Dense(x, 5) with { z = x }", null, "OPTG321 at 'z': 'Dense' does not assign 'z', and no replaced assignment follows it; put a new name before a replaced one" },
        { "x[N, 3]; z[N, c] = x; y[N, c] = Dense(x, 4); y + z", null, "OPTG709 at 'c': 'c' has the length 3 here, but 'Dense(x, 4)' has 4" },
        { "x[N, k]; h.weight", null, "OPTG332 at 'h.weight': 'h.weight' does not exist; no model was called under the name 'h' before" },
    };

    private static readonly ModelClass[] Others =
    [
        .. ContractModels.All,
        new("Broken", "x[N]; x +"),
        new("Mute", "x[N]; y = x"),
        new("Judged", "x[N, k]; D(x)", "Discriminator D"),
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Mistake_is_told(string text, string? constructor, string expected)
    {
        ModelClass model = new("Example", text, constructor);
        CompiledModel compiled = BoundModels.Compile(model, [.. Others, model]);
        Assert.Equal(expected, string.Join("\n", compiled.Diagnostics.Select(mistake => BoundModels.Say(mistake, text))));
    }
}
