using OptGen;

[Schedule("if (t > 10) { scale = 0.1 }; lr*scale")]
public partial class Example(double lr = 1);
