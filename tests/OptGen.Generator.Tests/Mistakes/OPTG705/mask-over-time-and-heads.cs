using OptGen;

[Model("s[N, T, U]; mask[B, T]; softmax(s*mask, U)")]
public partial class Example;
