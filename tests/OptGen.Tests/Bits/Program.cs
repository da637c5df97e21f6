namespace OptGen.Tests.Bits;

/// <summary>The test assembly as a program: prints what this process computes, for comparison between processes.</summary>
internal static class Program
{
    private static void Main()
    {
        Console.WriteLine(Digest.Registers);
        foreach (string line in Digest.Lines())
        {
            Console.WriteLine(line);
        }
    }
}
