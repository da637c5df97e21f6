namespace DeepLearningFromScratch.Models;

/// <summary>The book's TwoLayerNet (4.5.1, 5.7.2): 784 inputs, a hidden layer, ten classes.</summary>
[Model("""
    x[N, 784]; y[N]
    h = Affine(x, hidden)
    a = relu(h)
    z[N, c] = Affine(a, 10)
    loss = crossentropy(z, y); accuracy = mean(argmax(z, c) == y)
    softmax(z, c)
    """)]
public sealed partial class TwoLayerNet(int hidden = 50) : IDigitNet;

/// <summary>A small one in double precision, to compare gradients with differences.</summary>
[Model("""
    x[N, 784]; y[N]
    z[N, c] = Affine(sigmoid(Affine(x, hidden, .1)), 10, .1)
    loss = crossentropy(z, y)
    """, Element = typeof(double))]
public sealed partial class SmoothNet(int hidden = 4);

/// <summary>One small enough to draw (5.7).</summary>
[Model("""
    x[N, 2]; y[N]
    W1[2, 3] ~ normal(.5); b1[3] ~ 0
    W2[3, 2] ~ normal(.5); b2[2] ~ 0
    z = relu(x @ W1 + b1) @ W2 + b2
    loss = crossentropy(z, y)
    """)]
public sealed partial class DrawnNet;
