using OptGen;

[Model("x[N]; y = 2*x; u = y²; ∂(u, y)")]
public partial class Example;
