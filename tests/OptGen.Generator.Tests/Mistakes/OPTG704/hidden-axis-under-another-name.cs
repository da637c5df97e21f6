using OptGen;

[Model("""
    x[N, inputs]; y[N]
    W1[inputs, hidden] ~ he;   b1[hidden] ~ 0
    W2[inputs, classes] ~ he;  b2[classes] ~ 0
    h = relu(x @ W1 + b1)
    z = h @ W2 + b2
    loss = crossentropy(z, y)
    softmax(z, classes)
    """)]
public partial class Example(int inputs, int hidden = 50, int classes = 10);
