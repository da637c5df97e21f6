using OptGen;

[Model("x[N, k]; argmax(x)")]
public partial class Example;
