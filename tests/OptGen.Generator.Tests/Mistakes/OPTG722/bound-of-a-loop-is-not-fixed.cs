using OptGen;

[Model("x[N]; for i in 0..n { x = 2*x }; x")]
public partial class Example(int n);
