using OptGen;

namespace BrokenRule;

[Optimizer("w -= lr*gg")]
public partial class Misspelt(double lr = 0.1);

public static class Use
{
    public static double Rate => new Misspelt { LearningRate = 0.2 }.LearningRate;
}
