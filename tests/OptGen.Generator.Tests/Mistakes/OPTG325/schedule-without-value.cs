using OptGen;

[Schedule("rate = lr/t")]
public partial class Example(double lr = 1);
