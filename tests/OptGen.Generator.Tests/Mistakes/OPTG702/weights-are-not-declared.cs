using OptGen;

[Model("x[N, k]; t[N]; p = x @ w; loss = mean((p - t)²); p")]
public partial class Example(int k);
