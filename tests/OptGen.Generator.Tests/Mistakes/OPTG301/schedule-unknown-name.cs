using OptGen;

[Schedule("lr*exp(-k*step)")]
public partial class Example(double lr = 1, double k = 1);
