namespace DeepLearningFromScratch.Models;

/// <summary>A layer of F filters of k × k (7.4.3). Images lie as [N, H, W, C]: example, row, column, channel.</summary>
[Model("x[N, H, W, C]; weight[k, k, C, F] ~ he; bias[F] ~ 0; conv(x, weight, pad: pad) + bias")]
public sealed partial class Convolution(int F, int k = 3, int pad = 0);

/// <summary>The book's SimpleConvNet (7.5): conv – relu – pool – affine – relu – affine – softmax.</summary>
[Model("""
    x[N, H, W, C]; y[N]
    h = Convolution(x, 30, 5)
    a = maxpool(relu(h), 2)
    z[N, c] = Dense(relu(Dense(flatten(a), 100)), 10)
    loss = crossentropy(z, y); accuracy = mean(argmax(z, c) == y)
    argmax(z, c)
    """)]
public sealed partial class ConvNet(int H = 28, int W = 28, int C = 1) : IDigitNet;

/// <summary>The book's DeepConvNet (8.1.1): three times two convolutions of 3 × 3 and a pool, then two dense layers, with dropout between them (the book has one behind the last, too).</summary>
[Model("""
    x[N, H, W, C]; y[N]
    x = relu(Convolution(relu(Convolution(x, 16, 3, 1)), 16, 3, 1))
    x = maxpool(x, 2)
    x = relu(Convolution(relu(Convolution(x, 32, 3, 1)), 32, 3, 2))
    x = maxpool(x, 2)
    x = relu(Convolution(relu(Convolution(x, 64, 3, 1)), 64, 3, 1))
    x = maxpool(x, 2)
    h = dropout(relu(Dense(flatten(x), 50)), .5)
    z[N, c] = Dense(h, 10)
    loss = crossentropy(z, y); accuracy = mean(argmax(z, c) == y)
    argmax(z, c)
    """)]
public sealed partial class DeepConvNet(int H = 28, int W = 28, int C = 1) : IDigitNet;
