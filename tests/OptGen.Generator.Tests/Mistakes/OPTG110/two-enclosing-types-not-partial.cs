using OptGen;

public class Outer
{
    struct Middle
    {
        [Optimizer("w -= lr*g")]
        public class Example(double lr = 1e-3);
    }
}
