using OptGen;

[Schedule("")]
public partial class Example;
