using OptGen;
using OptGen.Zoo;
using static Trajectories.Optimizers.OptimizerFamily;

namespace Trajectories.Optimizers;

/// <summary>The optimizers of the sample, and the settings that make their paths worth looking at.</summary>
public static class OptimizerCatalog
{
    private static readonly OptimizerEntry[] Drawn =
    [
        //                                                                                   quadratic  rosenbrock  beale  himmelblau  saddle  full batch  mini-batch  one by one  for regression
        new(nameof(SGD), OneRate, lr => new SGD(lr: lr),                                 new(0.95,      0.002,      0.02,  0.005,      0.1,    1,          0.3,        0.03,       0.2)),
        new(nameof(Momentum), OneRate, lr => new Momentum(lr: lr),                       new(0.1,       0.001,      0.003, 0.002,      0.05,   0.3,        0.05,       0.003,      0.2)),
        new(nameof(Nesterov), OneRate, lr => new Nesterov(lr: lr),                       new(0.1,       0.001,      0.003, 0.003,      0.05,   0.3,        0.05,       0.003,      0.2)),
        new(nameof(ASGD), OneRate, lr => new ASGD(lr: lr, t0: 0),                        new(0.95,      0.002,      0.02,  0.005,      0.1,    1,          0.3,        0.03,       0.2)),

        new(nameof(AdaGrad), ScaledPerWeight, lr => new AdaGrad(lr: lr),                 new(1.5,       1,          1.5,   1,          0.5,    0.1,        0.1,        0.05,       1)),
        new(nameof(RMSprop), ScaledPerWeight, lr => new RMSprop(lr: lr),                 new(0.15,      0.02,       0.06,  0.05,       0.03,   0.01,       0.003,      0.001,      1)),
        new(nameof(RMSpropMomentum), ScaledPerWeight, lr => new RMSpropMomentum(lr: lr), new(0.01,      0.005,      0.015, 0.005,      0.003,  0.002,      0.0005,     0.0001,     1)),
        new(nameof(AdaDelta), ScaledPerWeight, lr => new AdaDelta(lr: lr),               new(120,       1.5,        16,    6,          30,     10,         3,          1,          1)),
        new(nameof(Rprop), ScaledPerWeight, lr => new Rprop(lr: lr),                     new(0.3,       0.02,       0.05,  0.1,        0.05,   0.01,       0.001,      0.0001,     1)),
        new(nameof(Lion), ScaledPerWeight, lr => new Lion(lr: lr),                       new(0.25,      0.01,       0.025, 0.05,       0.05,   0.02,       0.003,      0.0002,     1)),

        new(nameof(Adam), LikeAdam, lr => new Adam(lr: lr),                              new(0.3,       0.2,        0.2,   0.2,        0.1,    0.03,       0.01,       0.001,      1)),
        new(nameof(AMSGrad), LikeAdam, lr => new AMSGrad(lr: lr),                        new(0.3,       0.2,        0.2,   0.2,        0.1,    0.03,       0.01,       0.001,      1)),
        new(nameof(AdamW), LikeAdam, lr => new AdamW(lr: lr),                            new(0.3,       0.2,        0.2,   0.2,        0.1,    0.03,       0.01,       0.001,      1)),
        new(nameof(Adamax), LikeAdam, lr => new Adamax(lr: lr),                          new(0.4,       0.5,        0.4,   0.3,        0.1,    0.1,        0.03,       0.003,      1)),
        new(nameof(NAdam), LikeAdam, lr => new NAdam(lr: lr),                            new(0.3,       0.06,       0.2,   0.1,        0.1,    0.03,       0.01,       0.001,      1)),
        new(nameof(RAdam), LikeAdam, lr => new RAdam(lr: lr),                            new(1,         0.003,      0.035, 0.02,       0.3,    0.3,        0.03,       0.001,      1)),
    ];

    private static readonly OptimizerEntry[] Variants =
    [
        VariantOf(nameof(RMSprop), nameof(RMSpropCentered), lr => new RMSpropCentered(lr: lr)),
        VariantOf(nameof(NAdam), nameof(NAdamW), lr => new NAdamW(lr: lr)),
        VariantOf(nameof(RAdam), nameof(RAdamW), lr => new RAdamW(lr: lr)),
        VariantOf(nameof(Momentum), nameof(TextbookMomentum), lr => new TextbookMomentum(lr: lr)),
        VariantOf(nameof(Nesterov), nameof(TextbookNesterov), lr => new TextbookNesterov(lr: lr)),
        VariantOf(nameof(AdaGrad), nameof(TextbookAdaGrad), lr => new TextbookAdaGrad(lr: lr)),
        VariantOf(nameof(RMSprop), nameof(TextbookRMSprop), lr => new TextbookRMSprop(lr: lr)),
        VariantOf(nameof(Adam), nameof(TextbookAdam), lr => new TextbookAdam(lr: lr)),
        VariantOf(nameof(AdaGrad), nameof(AdaGradEpsilonInside), lr => new AdaGradEpsilonInside(lr: lr)),
        VariantOf(nameof(RMSprop), nameof(RMSpropEpsilonInside), lr => new RMSpropEpsilonInside(lr: lr)),
        VariantOf(nameof(Adam), nameof(AdamEpsilonInside), lr => new AdamEpsilonInside(lr: lr)),
    ];

    /// <summary>All of them, in the order of tables and pictures.</summary>
    public static IReadOnlyList<OptimizerEntry> All { get; } = [.. Drawn, .. Variants];

    /// <summary>The optimizer of that name, in any case of letters: of these, or any other of the library and of this program.</summary>
    public static OptimizerEntry? Find(string name) =>
        All.FirstOrDefault(o => o.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? ShippedOptimizers.Find(name);

    /// <summary>Another form, with the learning rates of the usual one.</summary>
    private static OptimizerEntry VariantOf(string usual, string name, Func<double, Optimizer> create) =>
        Drawn.Single(o => o.Name == usual) with { Name = name, Create = create, IsVariant = true };
}
