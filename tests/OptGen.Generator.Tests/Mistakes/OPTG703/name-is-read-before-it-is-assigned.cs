using OptGen;

[Model("x[N]; y = h + x; h = 2*x; y")]
public partial class Example;
