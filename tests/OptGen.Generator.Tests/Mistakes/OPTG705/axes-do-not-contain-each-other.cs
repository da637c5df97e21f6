using OptGen;

[Model("p[N]; t[T]; p - t")]
public partial class Example;
