using OptGen;

[Schedule("lr/t; lr/(t + 1)")]
public partial class Example(double lr = 1);
