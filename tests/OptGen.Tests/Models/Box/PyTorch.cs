using System.Diagnostics;
using System.Text.Json;

namespace OptGen.Tests.Models.Box;

/// <summary>PyTorch, where the environment variable <c>OPTGEN_PYTHON</c> holds the command of a Python that has it, as for the benchmarks.</summary>
internal static class PyTorch
{
    private const string Variable = "OPTGEN_PYTHON";

    /// <summary>The command; empty where there is none.</summary>
    public static string[] Command { get; } = (Environment.GetEnvironmentVariable(Variable) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Loads files into PyTorch's own modules and lets these predict, in float64.</summary>
    /// <param name="cases">For each net its name, the file, and its input as it is recorded.</param>
    public static double[][] Predict(IEnumerable<(string Name, byte[] File, JsonElement Data)> cases)
    {
        string script = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Models", "Box", "predict.py"));
        ProcessStartInfo start = new(Command[0], [.. Command[1..], "-c", script]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        using (StreamWriter input = process.StandardInput)
        {
            input.Write(JsonSerializer.Serialize(cases.Select(given => new { name = given.Name, file = Convert.ToBase64String(given.File), data = given.Data })));
        }

        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return JsonSerializer.Deserialize<double[][]>(output)!;
    }
}

/// <summary>A test that needs PyTorch.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PyTorchFactAttribute : FactAttribute
{
    public PyTorchFactAttribute() => Skip = PyTorch.Command.Length > 0 ? null : "OPTGEN_PYTHON names no Python that has PyTorch.";
}
