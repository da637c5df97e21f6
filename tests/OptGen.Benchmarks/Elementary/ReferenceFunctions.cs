using System.Runtime.InteropServices;
using OptGen.Benchmarks.Compare.Native;

namespace OptGen.Benchmarks.Elementary;

/// <summary>The functions of the C library, compiled for this machine when first asked for.</summary>
internal sealed unsafe class ReferenceFunctions
{
    private ReferenceFunctions(nint library)
    {
        WorstSingle = (delegate* unmanaged<int, float*, float*, float*, nint, double*, nint*, void>)NativeLibrary.GetExport(library, "worst_single");
        WorstDouble = (delegate* unmanaged<int, double*, double*, double*, nint, double*, nint*, void>)NativeLibrary.GetExport(library, "worst_double");
    }

    /// <summary>The greatest error of floats, in ulps: function, arguments, second arguments or null, results, how many; the error, and where.</summary>
    public delegate* unmanaged<int, float*, float*, float*, nint, double*, nint*, void> WorstSingle { get; }

    /// <summary>The same of doubles.</summary>
    public delegate* unmanaged<int, double*, double*, double*, nint, double*, nint*, void> WorstDouble { get; }

    /// <summary>Compiles and loads them.</summary>
    /// <param name="problem">Why there are none, where the result is null.</param>
    public static ReferenceFunctions? Load(out string problem)
    {
        string folder = Directory.CreateTempSubdirectory("optgen-reference-").FullName;
        try
        {
            string library = Path.Combine(folder, "reference.so");
            problem = NativeKernels.Compile("reference.cpp", library);
            return problem.Length == 0 ? new ReferenceFunctions(NativeLibrary.Load(library)) : null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
