using OptGen;

[Optimizer<Grafting, AdamW>]
public partial class Example;
