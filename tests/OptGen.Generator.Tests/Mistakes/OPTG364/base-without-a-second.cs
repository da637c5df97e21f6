using OptGen;
using OptGen.Zoo;

[Optimizer<Grafting, AdamW>]
public partial class Example;
