using OptGen;

namespace Trajectories.Nets;

// A net is what it computes; layers, gradients and their memory are made of the text:
//   x[N, inputs]; t[N, outputs]   data: N examples, one a row, and what is wanted of each;
//   Dense(x, 32)                  x @ weight + bias, with parameters of its own: hidden.weight and hidden.bias;
//   loss                          the number whose gradient is taken;
//   score                         becomes the property Score, of the last call.

/// <summary>Two layers for classes: softmax makes probabilities of the outputs, and the loss is −log of the right class's.</summary>
[Model("""
    x[N, inputs]; t[N, outputs]
    hidden = Dense(x, 32)
    output[N, outputs] = Dense(relu(hidden), outputs)
    loss = crossentropy(output, t)
    score = mean(argmax(output, outputs) == argmax(t, outputs))
    output
    """, Element = typeof(double))]
public sealed partial class Classifier(int inputs, int outputs) : INet;

/// <summary>Two layers for numbers, with L2 loss: one far-off target pulls as hard as many near ones.</summary>
[Model("""
    x[N, inputs]; t[N, outputs]
    hidden = Dense(x, 32)
    output[N, outputs] = Dense(relu(hidden), outputs)
    loss = mean((output - t)²)
    score = mean(abs(output - t))
    output
    """, Element = typeof(double))]
public sealed partial class SquaredErrorNet(int inputs, int outputs) : INet;

/// <summary>The same with L1 loss: every target pulls equally hard, however far off it is.</summary>
[Model("""
    x[N, inputs]; t[N, outputs]
    hidden = Dense(x, 32)
    output[N, outputs] = Dense(relu(hidden), outputs)
    loss = mean(abs(output - t))
    score = loss
    output
    """, Element = typeof(double))]
public sealed partial class AbsoluteErrorNet(int inputs, int outputs) : INet;
