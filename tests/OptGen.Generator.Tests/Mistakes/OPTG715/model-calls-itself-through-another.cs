using OptGen;

[Model("x[N, k]; h = Example(x); h")]
public partial class Other;

[Model("x[N, k]; h = Other(x); h")]
public partial class Example;
