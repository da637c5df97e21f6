using System.CommandLine;
using OptGen.Benchmarks.Compare;
using OptGen.Benchmarks.Compare.Experiments;

RootCommand root = new("Measures OptGen.") { CompareCommand.Create(), FirstSteps.CreateCommand(), Disturbances.CreateCommand() };
return root.Parse(args).Invoke();
