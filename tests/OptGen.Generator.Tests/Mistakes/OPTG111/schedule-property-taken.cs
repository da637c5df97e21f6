using OptGen;

[Schedule("value/t")]
public partial class Example(double value = 1);
