namespace OptGen.Tests.Bits;

/// <summary>The test assembly as a program.</summary>
internal static class Program
{
    private static void Main()
    {
    }
}
