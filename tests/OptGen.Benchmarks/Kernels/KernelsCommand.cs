using System.CommandLine;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace OptGen.Benchmarks.Kernels;

/// <summary>The command <c>kernels</c>: the inner view, by BenchmarkDotNet.</summary>
internal static class KernelsCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        Option<bool> quick = new("--quick") { Description = "Few and short iterations." };
        Command command = new("kernels", "Measures steps of AdamW, Lion and Adan over one tensor, from 1,024 weights to 16 M.") { quick };
        command.SetAction(parsed => { BenchmarkRunner.Run<KernelBenchmarks>(Configuration(parsed.GetValue(quick))); });
        return command;
    }

    /// <summary>Within this process: BenchmarkDotNet would build another one, for the frameworks that it knows.</summary>
    private static ManualConfig Configuration(bool quick) =>
        ManualConfig.CreateEmpty()
            .AddJob((quick ? Job.ShortRun : Job.MediumRun).WithToolchain(InProcessEmitToolchain.Instance))
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddColumn(new NanosecondsPerWeight())
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddExporter(MarkdownExporter.GitHub)
            .AddLogger(ConsoleLogger.Default);
}
