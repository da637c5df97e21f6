using OptGen;

[Schedule("lr/(1 + ‖g‖ + mean(w) + all.norm(∇) + numel)")]
public partial class Example(double lr = 1);
