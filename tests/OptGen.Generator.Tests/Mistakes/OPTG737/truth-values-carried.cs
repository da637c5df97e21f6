using OptGen;

[Model("x[N, T]; y[N]; seen = y > 1; for s in T { seen = seen or x[s] > 1 }; where(seen, y, 0)")]
public partial class Example;
