using OptGen;

[Model("E[v, d] ~ he; x[N]; E[x/2]")]
public partial class Example(int v, int d);
