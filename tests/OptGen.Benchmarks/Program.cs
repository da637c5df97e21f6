using System.CommandLine;
using OptGen.Benchmarks.Compare;
using OptGen.Benchmarks.Compare.Experiments;
using OptGen.Benchmarks.Editor;
using OptGen.Benchmarks.Elementary;
using OptGen.Benchmarks.Kernels;

RootCommand root = new("What OptGen costs, measured.")
{
    CompareCommand.Create(),
    KernelsCommand.Create(),
    EditorCommand.Create(),
    FunctionsCommand.Create(),
    FirstSteps.CreateCommand(),
    EarlySteps.CreateCommand(),
    Disturbances.CreateCommand(),
};
return root.Parse(args).Invoke();
