using OptGen;

[Model("x[N]; w ~ 0; loss = mean(w*x)")]
public partial class Loss1;

[Model("x[N]; 2*Loss1(x)")]
public partial class Example;
