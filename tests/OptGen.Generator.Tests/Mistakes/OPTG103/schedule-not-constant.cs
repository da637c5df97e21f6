using OptGen;

[Schedule(Example.Rule)]
public partial class Example
{
    public static readonly string Rule = "1/t";
}
