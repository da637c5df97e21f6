using OptGen;

[Model("""
    x[N, inputs]; y[N]
    W1[inputs, hidden] ~ he;   b1[hidden] ~ 0
    W2[hidden, classes] ~ he;  b2[classes] ~ 0
    z = relu(x @ W1 + b1) @ W2 + b2
    loss = crossentropy(z, y)
    softmax(z, classes)
    """)]
public partial class Example(int hidden = 50, int classes = 10);
