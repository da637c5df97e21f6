namespace DeepLearningFromScratch.Models;

/// <summary>The net of 6.1.8: four hidden layers of 100, ReLU, He's first weights.</summary>
[Model("""
    x[N, 784]; y[N]
    for i in 0..4 { x = relu(Dense(x, 100)) }
    z[N, c] = Dense(x, 10)
    loss = crossentropy(z, y); accuracy = mean(argmax(z, c) == y)
    argmax(z, c)
    """)]
public sealed partial class DeepNet : IDigitNet;

/// <summary>The same with first weights of the deviation σ (6.2.4, 6.3.2).</summary>
[Model("""
    x[N, 784]; y[N]
    for i in 0..5 { x = relu(Affine(x, 100, σ)) }
    z[N, c] = Affine(x, 10, σ)
    loss = crossentropy(z, y); accuracy = mean(argmax(z, c) == y)
    argmax(z, c)
    """)]
public sealed partial class ScaledNet(double σ = .01) : IDigitNet;

/// <summary>The same with Xavier's first weights (6.2.4).</summary>
[Model("""
    x[N, 784]; y[N]
    for i in 0..4 { x = relu(XavierAffine(x, 100)) }
    z[N, c] = XavierAffine(x, 10)
    loss = crossentropy(z, y); accuracy = mean(argmax(z, c) == y)
    argmax(z, c)
    """)]
public sealed partial class XavierNet : IDigitNet;

/// <summary>With batch normalisation before each ReLU (6.3).</summary>
[Model("""
    x[N, 784]; y[N]
    for i in 0..5 { x = relu(BatchNorm(Affine(x, 100, σ))) }
    z[N, c] = Affine(x, 10, σ)
    loss = crossentropy(z, y); accuracy = mean(argmax(z, c) == y)
    argmax(z, c)
    """)]
public sealed partial class NormalizedNet(double σ = .01) : IDigitNet;

/// <summary>Six hidden layers of 100, whose squared weights count in the loss: weight decay (6.4.2).</summary>
[Model("""
    x[N, 784]; y[N]
    squares = 0
    for i in 0..6 { h = Dense(x, 100); x = relu(h); squares = squares + sum(h.weight²) }
    last = Dense(x, 10)
    z[N, c] = last
    loss = crossentropy(z, y) + λ/2*(squares + sum(last.weight²)); accuracy = mean(argmax(z, c) == y)
    argmax(z, c)
    """)]
public sealed partial class DecayedNet(double λ = 0) : IDigitNet;

/// <summary>With dropout behind each layer (6.4.3): a share p of the neurons is left out in training.</summary>
[Model("""
    x[N, 784]; y[N]
    for i in 0..6 { x = dropout(relu(Dense(x, 100)), p) }
    z[N, c] = Dense(x, 10)
    loss = crossentropy(z, y); accuracy = mean(argmax(z, c) == y)
    argmax(z, c)
    """)]
public sealed partial class DropoutNet(double p = .2) : IDigitNet;

/// <summary>With DropConnect (Wan et al., 2013): single weights are left out, not neurons.</summary>
[Model("""
    x[N, 784]; y[N]
    for i in 0..6 { x = relu(DropConnect(x, 100, keep)) }
    z[N, c] = Dense(x, 10)
    loss = crossentropy(z, y); accuracy = mean(argmax(z, c) == y)
    argmax(z, c)
    """)]
public sealed partial class DropConnectNet(double keep = .8) : IDigitNet;
