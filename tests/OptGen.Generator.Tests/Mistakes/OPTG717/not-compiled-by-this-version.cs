using OptGen;

[Model("x[N, T]; for s in T { h = x[s] }; h")]
public partial class Example;
