namespace OptGen.Package.Tests.Building;

/// <summary>
/// The package, built from the source tree once for all tests, and a place outside the repository for projects that use it. Its version
/// is of this run alone and the package cache is new, so that no test can meet yesterday's build.
/// </summary>
public sealed class PackedLibrary : IAsyncLifetime
{
    private readonly DirectoryInfo _workspace = Directory.CreateTempSubdirectory("OptGen.Package.Tests.");

    public string Version { get; } = $"1.0.0-run{Guid.NewGuid():N}";

    public string PackagePath => Path.Combine(Feed, $"OptGen.{Version}.nupkg");

    internal string Feed => Path.Combine(_workspace.FullName, "feed");

    /// <summary>Downloads that are the same for every version of OptGen come from the user's package cache.</summary>
    private static string UserPackageCache =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") ??
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Feed);
        WriteSettings();
        CommandResult packing = await Command.RunDotNetAsync(
            SourceTree.Root,
            new Dictionary<string, string>(),
            "pack",
            SourceTree.PathOf("src", "OptGen", "OptGen.csproj"),
            "--configuration",
            "Release",
            "--output",
            Feed,
            "--artifacts-path",
            Path.Combine(_workspace.FullName, "artifacts"),
            $"-p:Version={Version}",
            "-p:ContinuousIntegrationBuild=true");
        packing.SucceededWithoutWarnings();
    }

    public Task DisposeAsync()
    {
        _workspace.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>A fresh copy of one of the projects in <c>Consumers</c>, with further files.</summary>
    internal ConsumerProject Consumer(string name, params (string Name, string Text)[] files)
    {
        string directory = Directory.CreateDirectory(Path.Combine(_workspace.FullName, Path.GetRandomFileName())).FullName;
        foreach (string file in Directory.EnumerateFiles(SourceTree.PathOf("tests", "OptGen.Package.Tests", "Consumers", name)))
            File.Copy(file, Path.Combine(directory, Path.GetFileName(file)));

        foreach ((string file, string text) in files)
            File.WriteAllText(Path.Combine(directory, file), text);

        return new ConsumerProject(name, directory, Path.Combine(_workspace.FullName, "packages"));
    }

    private void WriteSettings()
    {
        File.Copy(SourceTree.PathOf("global.json"), Path.Combine(_workspace.FullName, "global.json"));
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <OptGenVersion>{Version}</OptGenVersion>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
            </Project>
            """);
        string fallback = Directory.Exists(UserPackageCache) ? $"""<add key="user" value="{UserPackageCache}" />""" : "";
        Write("nuget.config", $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="run" value="{Feed}" />
                <add key="nuget.org" value="https://api.nuget.org/v3/index.json" />
              </packageSources>
              <packageSourceMapping>
                <clear />
                <packageSource key="run">
                  <package pattern="OptGen*" />
                </packageSource>
                <packageSource key="nuget.org">
                  <package pattern="*" />
                </packageSource>
              </packageSourceMapping>
              <fallbackPackageFolders>
                <clear />
                {fallback}
              </fallbackPackageFolders>
            </configuration>
            """);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_workspace.FullName, name), text);
}
