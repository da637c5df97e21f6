using OptGen;

[Model("x[N]; quantile(x, .5)")]
public partial class Example;
