namespace OptGen.Compiler.Text;

/// <summary>
/// How large a rule may be. Rules are written by hand, and the largest that was published is a hundredth of this; what is larger is a slip, which is told
/// before any work is done rather than after minutes.
/// </summary>
internal static class RuleLimits
{
    /// <summary>Characters of a rule's text.</summary>
    public const int Characters = 100_000;

    /// <summary>How deeply brackets, prefix operators, exponents and blocks may be nested, so that no stack overflows, here or later.</summary>
    public const int Depth = 200;

    /// <summary>Operators of a statement: a chain of them makes a deep tree too.</summary>
    public const int Operators = 1000;

    /// <summary>Turns of one loop.</summary>
    public const int Turns = 256;

    /// <summary>Operations, assignments and turns of loops once loops are unrolled and called rules inlined.</summary>
    public const int Operations = 10_000;

    /// <summary>Values that are computed: more than operations, for one function may be many.</summary>
    public const int Values = 4 * Operations;

    /// <summary>Calls of other rules once they are inlined, those of called rules included.</summary>
    public const int Calls = 256;

    /// <summary>Rules that call each other, one within the other.</summary>
    public const int CallDepth = 16;

    /// <summary>Rules that are read to inline a rule's calls; one that is called in two ways is read twice.</summary>
    public const int CalledRules = 1024;

    /// <summary>States, those that <c>prev</c>, <c>delay</c> and called rules keep included.</summary>
    public const int States = 512;

    /// <summary>Hyperparameters that a rule declares, those of called rules included.</summary>
    public const int Hyperparameters = 256;

    /// <summary>Elements of an array of hyperparameters.</summary>
    public const int ArrayElements = 1024;

    /// <summary>Passes over the elements that a step makes.</summary>
    public const int Passes = 64;

    /// <summary>Operations of all passes together: what a pass does not find in memory it computes again.</summary>
    public const int OperationsOfPasses = 20_000;

    /// <summary>Kinds of ranks that a rule tells apart by <c>ndim</c>: it is compiled for each.</summary>
    public const int RankKinds = 16;

    /// <summary>Mistakes of one rule that are reported: who makes more will mend some first.</summary>
    public const int Mistakes = 100;

    /// <summary>A number as messages show it: <c>10,000</c>.</summary>
    public static string Text(long number) => number.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
}
