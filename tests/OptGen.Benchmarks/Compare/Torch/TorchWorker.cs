using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OptGen.Benchmarks.Compare.Torch;

/// <summary>A Python process that times steps of PyTorch when asked.</summary>
internal sealed class TorchWorker : IDisposable
{
    /// <summary>The environment variable with the command that starts Python.</summary>
    public const string Variable = "OPTGEN_PYTHON";

    /// <summary>The environment variable with the folder of <c>soap.py</c> and <c>shampoo.py</c>, as Python sees it.</summary>
    public const string FilesVariable = "OPTGEN_PYTHON_FILES";

    private readonly Process _process;

    private TorchWorker(Process process)
    {
        _process = process;
        JsonObject hello = Receive();
        Version = (string)hello["version"]!;
        Products = new((string)hello["products"]!, (double)hello["gigaflops"]!);
        AuthorsFiles = [.. hello["authors"]!.AsArray().Select(name => (string)name!)];
    }

    /// <summary>The version of PyTorch.</summary>
    public string Version { get; }

    /// <summary>What multiplies its matrices.</summary>
    public TorchProducts Products { get; }

    /// <summary>The optimizers whose authors' files lie in the folder that <see cref="FilesVariable"/> names.</summary>
    public IReadOnlyList<string> AuthorsFiles { get; }

    /// <summary>Starts Python, where the environment names one.</summary>
    /// <param name="problem">Why there is none, where the result is null.</param>
    public static TorchWorker? Start(out string problem)
    {
        string[] command = (Environment.GetEnvironmentVariable(Variable) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (command.Length == 0)
        {
            problem = $"{Variable} names no Python; PyTorch is left out.";
            return null;
        }

        using StreamReader script = new(Assembly.GetExecutingAssembly().GetManifestResourceStream("worker.py")!);
        ProcessStartInfo start = new(command[0]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (string argument in (string[])[.. command[1..], "-c", script.ReadToEnd()])
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            problem = "";
            return new TorchWorker(Process.Start(start)!);
        }
        catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            problem = $"{Variable} does not start a Python with PyTorch ({error.Message}); PyTorch is left out.";
            return null;
        }
    }

    /// <summary>Asks and waits for the answer.</summary>
    /// <param name="request">The request, as the script understands it.</param>
    /// <exception cref="InvalidOperationException">The script failed.</exception>
    public JsonObject Ask(JsonObject request)
    {
        _process.StandardInput.WriteLine(request.ToJsonString(JsonSerializerOptions.Default));
        _process.StandardInput.Flush();
        JsonObject answer = Receive();
        return answer["error"] is { } error ? throw new InvalidOperationException($"PyTorch: {error}") : answer;
    }

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private JsonObject Receive() =>
        _process.StandardOutput.ReadLine() is { } line ? JsonNode.Parse(line)!.AsObject() : throw new InvalidOperationException("the process ended");
}
