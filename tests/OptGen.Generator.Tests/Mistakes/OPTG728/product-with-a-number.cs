using OptGen;

[Model("x[N, k]; s ~ 1; x @ s")]
public partial class Example;
