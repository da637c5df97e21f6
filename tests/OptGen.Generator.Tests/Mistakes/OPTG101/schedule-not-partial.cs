using OptGen;

[Schedule("lr/t")]
public class Example(double lr = 1);
