using System.Globalization;
using Xunit.Abstractions;

namespace OptGen.Tests.Golden;

/// <summary>The error that comes nearest to its bar, or goes furthest over it.</summary>
internal sealed class Worst
{
    private double _fraction;
    private string _what = "nothing compared differs";

    public void Note(double error, double bar, string where)
    {
        double fraction = error == 0 ? 0 : error / bar;
        if (!(fraction <= _fraction))
        {
            _fraction = fraction;
            _what = string.Create(CultureInfo.InvariantCulture, $"{where}: an error of {error:E3} where {bar:E3} is allowed");
        }
    }

    public void Check(ITestOutputHelper output)
    {
        string message = string.Create(CultureInfo.InvariantCulture, $"{_fraction:F4} of the bar; {_what}");
        output.WriteLine(message);
        Assert.True(_fraction <= 1, message);
    }
}
