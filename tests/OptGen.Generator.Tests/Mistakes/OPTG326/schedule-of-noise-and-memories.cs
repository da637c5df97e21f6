using OptGen;

[Schedule("lr*normal() + prev(t) + delay(t, 3)")]
public partial class Example(double lr = 1);
