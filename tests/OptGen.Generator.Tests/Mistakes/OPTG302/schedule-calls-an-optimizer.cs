using OptGen;

[Schedule("Adam(t)")]
public partial class Example;
