/// <summary>An optimizer in no namespace.</summary>
[OptGen.Optimizer("w -= lr*g")]
internal partial class GlobalOptimizer(double lr = 1);
