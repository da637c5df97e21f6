using OptGen;

[Model("x[N]; 2*")]
public partial class Broken;

[Model("x[N]; Broken(x)")]
public partial class Example;
