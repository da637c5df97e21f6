using OptGen;

[Schedule("lr*exp(-loss)")]
public partial class Example(double lr = 1);
