using OptGen;

[Optimizer("w -= lr*g")] public partial class A(double lr = 1e-3);
[Optimizer("w += A(g)/2; w += A(g)/2; w += A(g)/2; w += A(g)/2; w += A(g)/2; w += A(g)/2; w += A(g)/2")] public partial class B;
[Optimizer("w += B(g)/2; w += B(g)/2; w += B(g)/2; w += B(g)/2; w += B(g)/2; w += B(g)/2; w += B(g)/2")] public partial class C;
[Optimizer("w += C(g); w += C(g); w += C(g); w += C(g); w += C(g)")] public partial class Example;
