using System.Numerics;

namespace OptGen.Tests.Elementary;

/// <summary>Odd functions are odd and even ones even, bit by bit, at random numbers of all exponents.</summary>
public sealed class SymmetryTests
{
    private const int Count = 20_000;

    [Theory]
    [InlineData("tanh")]
    [InlineData("erf")]
    [InlineData("sin")]
    [InlineData("tan")]
    [InlineData("atanh")]
    [InlineData("atan")]
    [InlineData("asin")]
    [InlineData("cbrt")]
    public void OddFunctions(string name)
    {
        Check(ElementFunctions<double>.Unary[name], -1);
        Check(ElementFunctions<float>.Unary[name], -1);
    }

    [Fact]
    public void TheCosineIsEven()
    {
        Check(ElementFunctions<double>.Unary["cos"], 1);
        Check(ElementFunctions<float>.Unary["cos"], 1);
    }

    private static void Check<T>(Func<T, T> function, int sign)
        where T : IFloatingPointIeee754<T>
    {
        Random random = new(1);
        for (int i = 0; i < Count; i++)
        {
            T x = T.CreateTruncating(Math.ScaleB(random.NextDouble() + 1, random.Next(-160, i % 2 == 0 ? 1 : 127)));
            T there = function(x);
            T here = function(-x);
            Assert.True((T.IsNaN(there) && T.IsNaN(here)) || here == there * T.CreateChecked(sign), $"{x}");
        }
    }
}
