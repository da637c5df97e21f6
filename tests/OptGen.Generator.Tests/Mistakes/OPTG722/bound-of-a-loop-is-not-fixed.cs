using OptGen;

[Model("x[N]; for i in 0..N { x = 2*x }; x")]
public partial class Example;
