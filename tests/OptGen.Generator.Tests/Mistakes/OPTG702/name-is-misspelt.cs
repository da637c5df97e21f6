using OptGen;

[Model("images[N, pixels]; W[pixels, c] ~ he; softmax(imgaes @ W, c)")]
public partial class Example(int pixels, int c);
