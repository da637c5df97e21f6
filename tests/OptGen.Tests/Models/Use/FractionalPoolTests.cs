namespace OptGen.Tests.Models.Use;

/// <summary>Fractional pooling along two axes whose lengths the constructor gives.</summary>
[Model("x[N, H, W, C]; s ~ 1; z = maxpool(s*x, 1.42); loss = mean(z²); z", Element = typeof(double))]
public partial class FractionalPool(int H, int W, int C);

/// <summary>Two in a row behind a convolution, over images of known size, whose axes have no names.</summary>
[Model("""
    x[N, 28, 28, 1]; y[N]
    x = maxpool(maxpool(relu(Conv(x, 4, 5)), 1.42), 1.42)
    z[N, c] = Dense(flatten(x), 3)
    loss = crossentropy(z, y); argmax(z, c)
    """)]
public partial class FractionalNet;

/// <summary>A sequence by 5/3: ten places make six regions.</summary>
[Model("x[N, T, C]; maxpool(x, 1.6666666666666667)", Element = typeof(double))]
public partial class ByFiveThirds;

/// <summary>Fractional max pooling: Graham, 2014.</summary>
public class FractionalPoolTests
{
    [Fact]
    public void Regions_cover_every_place_and_are_drawn_anew_in_each_call()
    {
        const int Height = 11, Width = 8;
        FractionalPool pool = new(Height, Width, 1) { Seed = 1 };

        // One example for each place, which has a 1 there alone.
        double[] x = new double[Height * Width * Height * Width];
        for (int place = 0; place < Height * Width; place++)
        {
            x[(place * Height * Width) + place] = 1;
        }

        // ⌊11/1.42⌋ and ⌊8/1.42⌋ regions.
        const int Regions = 7 * 5;
        HashSet<string> seen = [];
        for (int call = 0; call < 40; call++)
        {
            pool.Gradients(x);
            double[] z = pool.Value("z").ToArray();
            Assert.Equal(Height * Width * Regions, z.Length);

            // Each place is in one region, and each region has one or two rows and columns.
            int[] counts = new int[Regions];
            for (int place = 0; place < Height * Width; place++)
            {
                int region = Assert.Single(Enumerable.Range(0, Regions), candidate => z[(place * Regions) + candidate] == 1);
                counts[region]++;
            }

            Assert.All(counts, count => Assert.InRange(count, 1, 4));
            seen.Add(string.Join(",", counts));
        }

        Assert.InRange(seen.Count, 3, 40);
        Assert.Equal(pool.Predict(x).ToArray(), pool.Predict(x).ToArray());
    }

    [Fact]
    public void Nets_have_gradients()
    {
        FractionalNet net = new() { Seed = 2 };
        Random random = new(3);
        float[] x = [.. Enumerable.Range(0, 5 * 28 * 28).Select(_ => (float)random.NextDouble())];
        GradientCheck check = net.CheckGradients(x, [0, 1, 2, 1, 0]);
        Assert.InRange(check.RelativeError, 0, 1e-5);

        // 24 → 16 → 11.
        Assert.Equal(11 * 11 * 4 * 3, net["z.weight"].Count);
    }

    [Fact]
    public void A_fraction_is_exact()
    {
        double[] x = [.. Enumerable.Range(0, 10).Select(place => (double)place)];

        // Regions begin at ⌊5i/3⌋: 0, 1, 3, 5, 6, 8.
        Assert.Equal([0, 2, 4, 5, 7, 9], new ByFiveThirds().Predict(x, T: 10, C: 1).ToArray());
    }
}
