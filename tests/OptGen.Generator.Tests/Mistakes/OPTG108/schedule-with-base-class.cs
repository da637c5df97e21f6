using OptGen;

[Schedule("lr/t")]
public partial class Example(double lr = 1) : Optimizer;
