using System.Globalization;
using OptGen;
using OptGen.Benchmarks.Compare.Library;
using OptGen.Benchmarks.Compare.Lists;

// The argument is the number of weights; each line of the input is a number of steps, answered by the seconds they took.
int elements = int.Parse(args[0], CultureInfo.InvariantCulture);
using LibraryContender contender = new("NativeAOT", new AdamW(lr: 1e-3) { Options = new StepOptions { Threads = 1 } }, new ParameterList("", [[elements]]));
while (Console.ReadLine() is { } line)
{
    Console.WriteLine(contender.Seconds(int.Parse(line, CultureInfo.InvariantCulture)).ToString("R", CultureInfo.InvariantCulture));
}
