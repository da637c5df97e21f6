using OptGen;

[Schedule("return lr/t")]
public partial class Example(double lr = 1);
