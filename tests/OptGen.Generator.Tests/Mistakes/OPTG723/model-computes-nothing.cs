using OptGen;

[Model("x[N]; y = 2*x")]
public partial class Example;
