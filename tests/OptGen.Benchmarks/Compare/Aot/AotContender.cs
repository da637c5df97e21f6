using System.Diagnostics;
using System.Globalization;
using OptGen.Benchmarks.Compare.Measuring;

namespace OptGen.Benchmarks.Compare.Aot;

/// <summary>AdamW of the library in a process that was compiled ahead of time.</summary>
internal sealed class AotContender : Contender
{
    private readonly Process _process;

    /// <summary>Starts the program.</summary>
    /// <param name="program">Its path.</param>
    /// <param name="elements">How many weights it trains.</param>
    public AotContender(string program, long elements)
        : base(Names.Aot)
    {
        ProcessStartInfo start = new(program, elements.ToString(CultureInfo.InvariantCulture)) { RedirectStandardInput = true, RedirectStandardOutput = true };
        _process = Process.Start(start)!;
    }

    /// <inheritdoc/>
    public override double Seconds(int steps)
    {
        _process.StandardInput.WriteLine(steps.ToString(CultureInfo.InvariantCulture));
        _process.StandardInput.Flush();
        return double.Parse(_process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The program compiled ahead of time has ended."), CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
