using OptGen;

public class Helper;

[Optimizer("w += Helper(g)")]
public partial class Example;
