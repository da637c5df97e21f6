using OptGen;

[Optimizer("w -= lr*g")]
public partial class Info(double lr = 1e-3);

[Schedule("lr0/t")]
public partial class ValueAt(double lr0);
