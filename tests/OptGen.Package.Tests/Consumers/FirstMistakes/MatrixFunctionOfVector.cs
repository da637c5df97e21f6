using OptGen;

namespace FirstMistakes;

[Optimizer("w -= lr*inv(row.mean(g))*g")]
public partial class MatrixFunctionOfVector(double lr = 0.1);
