using System.CommandLine;
using OptGen.Benchmarks.Editor;

return new RootCommand("What OptGen costs, measured.") { EditorCommand.Create() }.Parse(args).Invoke();
