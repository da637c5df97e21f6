namespace DeepLearningFromScratch.Tests;

/// <summary>Runs the program as from a command line.</summary>
internal static class SampleProgram
{
    public static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using StringWriter output = new(), error = new();
        int code = Application.Run(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
