using OptGen;

[Optimizer("w -= lr*g"), Schedule("lr/t")]
public partial class Example(double lr = 1);
