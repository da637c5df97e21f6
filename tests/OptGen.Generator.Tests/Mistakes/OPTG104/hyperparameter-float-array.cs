using OptGen;

[Optimizer("w -= β[0]*g")]
public partial class Example(float[] β);
