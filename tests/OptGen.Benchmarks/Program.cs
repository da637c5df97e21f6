using System.CommandLine;
using OptGen.Benchmarks.Compare;

RootCommand root = new("Measures OptGen.") { CompareCommand.Create() };
return root.Parse(args).Invoke();
