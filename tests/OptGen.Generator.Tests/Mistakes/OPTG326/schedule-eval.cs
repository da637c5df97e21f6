using OptGen;

[Schedule("eval = t; 1/t")]
public partial class Example;
