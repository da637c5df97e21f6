using System.Reflection;
using OptGen.Tests.Checkpoints;
using OptGen.Tests.Disassembly;
using OptGen.Tests.Lanes;

namespace OptGen.Tests.Bits;

/// <summary>The test assembly as a program: does in a process of its own what its argument names, and prints what came of it.</summary>
internal static class Program
{
    /// <summary>Prints the registers in use and the bits of every optimizer.</summary>
    public const string PrintDigest = "digest";

    /// <summary>Runs every optimizer against guard pages; the process dies at the first access beyond.</summary>
    public const string TouchGuards = "guards";

    /// <summary>Runs the tests of every lane.</summary>
    public const string TestLanes = "lanes";

    /// <summary>Steps the optimizers and multiplies the matrices whose loops are read, so that they are compiled.</summary>
    public const string CompileKernels = "kernels";

    /// <summary>Prints how many methods the first step of a process compiles.</summary>
    public const string CountFirstStep = "first-step";

    /// <summary>Saves over one file again and again, until the process is killed; with the file's path.</summary>
    public const string SaveAgain = "save-again";

    /// <summary>Saves a checkpoint to the output.</summary>
    public const string SaveToOutput = "save-to-output";

    /// <summary>Steps with less memory than states and workspaces take.</summary>
    public const string RunOutOfMemory = "out-of-memory";

    private static void Main(string[] arguments)
    {
        switch (arguments)
        {
            case [PrintDigest]:
                Print([Digest.Registers, .. Digest.Lines()]);
                break;
            case [TouchGuards]:
                Print(GuardRun.Lines());
                break;
            case [TestLanes]:
                Print([Digest.Registers, .. LaneTestRun()]);
                break;
            case [CompileKernels]:
                CompiledKernels.Multiply();
                Print(CompiledKernels.Step());
                break;
            case [CountFirstStep]:
                Print(FirstStep.Lines());
                break;
            case [SaveAgain, string path]:
                Print(SavedAgain.Run(path));
                break;
            case [RunOutOfMemory]:
                Print(Calls.MemoryShortage.Lines());
                break;
            case [SaveToOutput]:
                SavedAgain.SaveToOutput();
                break;
            default:
                throw new ArgumentException($"'{string.Join(' ', arguments)}' is nothing that this program does.");
        }
    }

    private static void Print(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            Console.WriteLine(line);
        }
    }

    /// <summary>Runs every fact of every lane's tests; the first that fails ends the process.</summary>
    private static IEnumerable<string> LaneTestRun()
    {
        foreach (Type type in LaneTestClasses.All)
        {
            object tests = Activator.CreateInstance(type)!;
            MethodInfo[] facts = [.. type.GetMethods().Where(method => method.IsDefined(typeof(FactAttribute)))];
            foreach (MethodInfo fact in facts)
            {
                fact.Invoke(tests, null);
            }

            yield return $"{type.Name} {facts.Length}";
        }
    }
}
