using OptGen;

[Model("x[N, k]; for i in 0..N { x = x/2 }; x")]
public partial class Example;
