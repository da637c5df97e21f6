using OptGen;

[Optimizer("β := []; w -= lr*β[0]*g; lr := 1")]
public partial class Example;
