using OptGen;

[Model("x[N, T]; rename(x, T, U)")]
public partial class Example;
