using OptGen;

[Schedule("x = 3; lr/t")]
public partial class Example(double lr = 1, double k = 1);
