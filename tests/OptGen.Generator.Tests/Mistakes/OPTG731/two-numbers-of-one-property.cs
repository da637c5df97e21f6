using OptGen;

[Model("x[N, k]; hidden = mean(x); x - hidden")]
public partial class Example(int Hidden);
