using OptGen;

[Schedule("t -= 1; 1/t")]
public partial class Example;
