using OptGen;

[Optimizer("w -= lr*g/⟨g, w, g⟩")]
public partial class Example(double lr = 1e-3);
