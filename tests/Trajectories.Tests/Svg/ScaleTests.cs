
namespace Trajectories.Tests.Svg;

public class ScaleTests
{
    [Fact]
    public void A_linear_scale_has_round_ticks_and_no_negative_zero()
    {
        var scale = new LinearScale(-8, 8, 0, 160);
        Assert.Equal(["−5", "0", "5"], scale.Ticks.Select(scale.Label));
        Assert.Equal(80, scale.Map(0), 1e-12);
    }

    [Fact]
    public void A_log_scale_is_labelled_at_powers_of_ten()
    {
        var scale = new LogScale(1e-4, 10, 100, 0);
        Assert.Equal(["1e−4", "0.001", "0.01", "0.1", "1", "10"], scale.Ticks.Select(scale.Label));
        Assert.Equal(20, scale.Map(1), 1e-12);
    }

    [Fact]
    public void A_short_log_scale_is_labelled_between_powers_of_ten()
    {
        var scale = new LogScale(0.4, 1.2, 100, 0);
        Assert.Equal(["0.4", "0.5", "0.6", "0.8", "1"], scale.Ticks.Select(scale.Label));
    }

    [Theory]
    [InlineData(1.005, "1")]
    [InlineData(-0.001, "0")]
    [InlineData(2.5, "2.5")]
    [InlineData(1e300, "9999")]
    public void Numbers_are_short_and_bounded(double value, string text) => Assert.Equal(text, SvgNumber.Format(value));
}
