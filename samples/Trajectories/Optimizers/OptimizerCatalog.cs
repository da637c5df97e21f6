using OptGen;

namespace Trajectories.Optimizers;

/// <summary>The optimizers of the sample, and the settings that make their paths worth looking at.</summary>
public static class OptimizerCatalog
{
    private const int OneRate = 0, RatePerWeight = 1, AdamLike = 2;

    /// <summary>All of them, in the order of tables and pictures.</summary>
    public static IReadOnlyList<OptimizerEntry> All { get; } =
    [
        //                                                                           quadratic  rosenbrock  beale  himmelblau  saddle  full batch  mini-batch  one by one  for regression
        new("SGD", OneRate, lr => new SGD(lr: lr),                               new(0.95,      0.002,      0.02,  0.005,      0.1,    1,          0.3,        0.03,       0.2)),
        new("Momentum", OneRate, lr => new Momentum(lr: lr),                     new(0.1,       0.001,      0.003, 0.002,      0.05,   0.3,        0.05,       0.003,      0.2)),
        new("Nesterov", OneRate, lr => new Nesterov(lr: lr),                     new(0.1,       0.001,      0.003, 0.003,      0.05,   0.3,        0.05,       0.003,      0.2)),
        new("ASGD", OneRate, lr => new ASGD(lr: lr),                             new(0.95,      0.002,      0.02,  0.005,      0.1,    1,          0.3,        0.03,       0.2)),

        new("AdaGrad", RatePerWeight, lr => new AdaGrad(lr: lr),                 new(1.5,       1,          1.5,   1,          0.5,    0.1,        0.1,        0.05,       1)),
        new("RMSprop", RatePerWeight, lr => new RMSprop(lr: lr),                 new(0.15,      0.02,       0.06,  0.05,       0.03,   0.01,       0.003,      0.001,      1)),
        new("AdaDelta", RatePerWeight, lr => new AdaDelta(lr: lr),               new(120,       1.5,        16,    6,          30,     10,         3,          1,          1)),
        new("Rprop", RatePerWeight, lr => new Rprop(lr: lr),                     new(0.3,       0.02,       0.05,  0.1,        0.05,   0.01,       0.001,      0.0001,     1)),

        new("Adam", AdamLike, lr => new Adam(lr: lr),                            new(0.3,       0.2,        0.2,   0.2,        0.1,    0.03,       0.01,       0.001,      1)),
        new("AMSGrad", AdamLike, lr => new AMSGrad(lr: lr),                      new(0.3,       0.2,        0.2,   0.2,        0.1,    0.03,       0.01,       0.001,      1)),
        new("AdamW", AdamLike, lr => new AdamW(lr: lr),                          new(0.3,       0.2,        0.2,   0.2,        0.1,    0.03,       0.01,       0.001,      1)),
        new("Adamax", AdamLike, lr => new Adamax(lr: lr),                        new(0.4,       0.5,        0.4,   0.3,        0.1,    0.1,        0.03,       0.003,      1)),
        new("NAdam", AdamLike, lr => new NAdam(lr: lr),                          new(0.3,       0.06,       0.2,   0.1,        0.1,    0.03,       0.01,       0.001,      1)),
        new("RAdam", AdamLike, lr => new RAdam(lr: lr),                          new(1,         0.003,      0.035, 0.02,       0.3,    0.3,        0.03,       0.001,      1)),

        new("TextbookMomentum", OneRate, lr => new TextbookMomentum(lr: lr),     new(0.1,       0.001,      0.003, 0.002,      0.05,   0.3,        0.05,       0.003,      0.2)),
        new("TextbookNesterov", OneRate, lr => new TextbookNesterov(lr: lr),     new(0.1,       0.001,      0.003, 0.003,      0.05,   0.3,        0.05,       0.003,      0.2)),
        new("TextbookAdaGrad", RatePerWeight, lr => new TextbookAdaGrad(lr: lr), new(1.5,       1,          1.5,   1,          0.5,    0.1,        0.1,        0.05,       1)),
        new("TextbookRMSprop", RatePerWeight, lr => new TextbookRMSprop(lr: lr), new(0.15,      0.02,       0.06,  0.05,       0.03,   0.01,       0.003,      0.001,      1)),
        new("TextbookAdam", AdamLike, lr => new TextbookAdam(lr: lr),            new(0.3,       0.2,        0.2,   0.2,        0.1,    0.03,       0.01,       0.001,      1)),
    ];

    /// <summary>The optimizer of that name, in any case of letters.</summary>
    public static OptimizerEntry? Find(string name) => All.FirstOrDefault(o => o.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
