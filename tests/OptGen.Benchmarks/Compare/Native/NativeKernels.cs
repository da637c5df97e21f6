using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace OptGen.Benchmarks.Compare.Native;

/// <summary>The C++ kernels, compiled for this machine when first asked for.</summary>
internal sealed unsafe class NativeKernels
{
    /// <summary>How many pointers the kernels expect for each tensor.</summary>
    public const int MaxStreams = 6;

    private NativeKernels(nint library)
    {
        CreatePlan = (delegate* unmanaged<float**, long*, int, int, nint>)NativeLibrary.GetExport(library, "plan_create");
        FreePlan = (delegate* unmanaged<nint, void>)NativeLibrary.GetExport(library, "plan_free");
        RunStream = (delegate* unmanaged<nint, int, int, void>)NativeLibrary.GetExport(library, "run_stream");
        RunNarrow = (delegate* unmanaged<nint, int, int, void>)NativeLibrary.GetExport(library, "run_narrow");
        RunTraining = (delegate* unmanaged<nint, int, void>)NativeLibrary.GetExport(library, "run_training");
        RunRoots = (delegate* unmanaged<nint, int, void>)NativeLibrary.GetExport(library, "run_roots");
        RunAdamW = (delegate* unmanaged<nint, double*, int, void>)NativeLibrary.GetExport(library, "run_adamw");
    }

    /// <summary>Cuts tensors into shares for threads: streams, lengths, tensors, threads.</summary>
    public delegate* unmanaged<float**, long*, int, int, nint> CreatePlan { get; }

    /// <summary>Ends a plan and its threads.</summary>
    public delegate* unmanaged<nint, void> FreePlan { get; }

    /// <summary>Reads all streams and writes all but the gradient: plan, streams, steps.</summary>
    public delegate* unmanaged<nint, int, int, void> RunStream { get; }

    /// <summary>The same for weights, gradient and two states of one or two bytes: plan, bytes, steps.</summary>
    public delegate* unmanaged<nint, int, int, void> RunNarrow { get; }

    /// <summary>Reads the gradient, then reads and writes five streams, it among them: plan, steps.</summary>
    public delegate* unmanaged<nint, int, void> RunTraining { get; }

    /// <summary>A square root and a division for each element, without memory: plan, steps.</summary>
    public delegate* unmanaged<nint, int, void> RunRoots { get; }

    /// <summary>AdamW: plan, five hyperparameters, steps.</summary>
    public delegate* unmanaged<nint, double*, int, void> RunAdamW { get; }

    /// <summary>Compiles and loads the kernels.</summary>
    /// <param name="problem">Why there are none, where the result is null.</param>
    public static NativeKernels? Load(out string problem)
    {
        string folder = Directory.CreateTempSubdirectory("optgen-kernels-").FullName;
        try
        {
            string library = Path.Combine(folder, "kernels.so");
            problem = Compile("kernels.cpp", library);
            return problem.Length == 0 ? new NativeKernels(NativeLibrary.Load(library)) : null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Compiles an embedded source for this machine.</summary>
    /// <param name="source">The name of the source.</param>
    /// <param name="library">The path of the library that is made.</param>
    /// <returns>Why there is none, or nothing.</returns>
    public static string Compile(string source, string library)
    {
        ProcessStartInfo start = new("g++") { RedirectStandardInput = true, RedirectStandardError = true };
        foreach (string argument in (string[])["-x", "c++", "-", "-O3", "-march=native", "-mprefer-vector-width=512", "-std=c++17", "-pthread", "-shared", "-fPIC", "-o", library])
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using Process compiler = Process.Start(start)!;
            using (Stream text = Assembly.GetExecutingAssembly().GetManifestResourceStream(source)!)
            {
                text.CopyTo(compiler.StandardInput.BaseStream);
            }

            compiler.StandardInput.Close();
            string errors = compiler.StandardError.ReadToEnd();
            compiler.WaitForExit();
            return compiler.ExitCode == 0 ? "" : $"g++ cannot compile {source}: {errors.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal))}";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "g++ is not installed.";
        }
    }
}
