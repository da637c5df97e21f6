using OptGen;

[Schedule("lr/t")]
public partial class Example<T>(double lr = 1);
