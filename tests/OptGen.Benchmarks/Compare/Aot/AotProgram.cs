using System.Diagnostics;

namespace OptGen.Benchmarks.Compare.Aot;

/// <summary>The small program in the folder beside this one, published with NativeAOT for this processor.</summary>
internal static class AotProgram
{
    private const string Project = "OptGen.Benchmarks.Aot";

    /// <summary>Publishes the program.</summary>
    /// <returns>The path of the program.</returns>
    /// <exception cref="InvalidOperationException">It cannot be published.</exception>
    public static string Publish()
    {
        string folder = Path.Combine(Repository(), "tests", Project);
        string output = Path.Combine(folder, "bin", "aot");
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, WorkingDirectory = folder };
        foreach (string argument in (string[])["publish", "-c", "Release", "--use-current-runtime", "-p:AheadOfTime=true", "-p:IlcInstructionSet=native", "-o", output])
        {
            start.ArgumentList.Add(argument);
        }

        using Process publishing = Process.Start(start)!;
        string log = publishing.StandardOutput.ReadToEnd();
        publishing.WaitForExit();
        return publishing.ExitCode == 0 ? Path.Combine(output, Project) : throw new InvalidOperationException($"{Project} cannot be published:\n{log}");
    }

    private static string Repository()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "OptGen.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("OptGen.sln is in no folder above this program; run it where it was built.");
    }
}
