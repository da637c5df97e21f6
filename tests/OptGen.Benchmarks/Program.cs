using System.CommandLine;
using OptGen.Benchmarks.Compare;
using OptGen.Benchmarks.Compare.Experiments;
using OptGen.Benchmarks.Kernels;

RootCommand root = new("Measures OptGen.") { CompareCommand.Create(), KernelsCommand.Create(), FirstSteps.CreateCommand(), Disturbances.CreateCommand() };
return root.Parse(args).Invoke();
