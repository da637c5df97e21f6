using System.Runtime.InteropServices;

namespace OptGen.Package.Tests.Building;

/// <summary>A project of a user of the package.</summary>
internal sealed class ConsumerProject(string name, string directory, string packageCache)
{
    private readonly Dictionary<string, string> _environment = new() { ["NUGET_PACKAGES"] = packageCache };

    private string OutputDirectory => Path.Combine(directory, "out");

    public Task<CommandResult> BuildAsync(params string[] options) =>
        Command.RunDotNetAsync(directory, _environment, ["build", "--configuration", "Release", "--output", OutputDirectory, .. options]);

    public Task<CommandResult> PackAsync(string feed) =>
        Command.RunDotNetAsync(directory, _environment, ["pack", "--configuration", "Release", "--output", feed]);

    /// <summary>Publishes for the machine that the tests run on.</summary>
    public Task<CommandResult> PublishAsync(params string[] options) =>
        Command.RunDotNetAsync(
            directory,
            _environment,
            ["publish", "--configuration", "Release", "--runtime", RuntimeInformation.RuntimeIdentifier, "--output", OutputDirectory, .. options]);

    public Task<CommandResult> RunBuiltAsync() =>
        Command.RunDotNetAsync(directory, _environment, Path.Combine(OutputDirectory, name + ".dll"));

    public Task<CommandResult> RunPublishedAsync() =>
        Command.RunAsync(Path.Combine(OutputDirectory, OperatingSystem.IsWindows() ? name + ".exe" : name), directory, _environment);
}
