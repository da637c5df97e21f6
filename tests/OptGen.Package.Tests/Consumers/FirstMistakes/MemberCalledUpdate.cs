using OptGen;

namespace FirstMistakes;

[Optimizer("w -= lr*g")]
public partial class MemberCalledUpdate(double lr = 0.1)
{
    public bool Update { get; set; }
}
