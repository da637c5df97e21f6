using OptGen.Tests.Support;

namespace OptGen.Tests.Models.Runtime;

/// <summary>What the base class of models does with what a call is given, and with the memory of the model.</summary>
public sealed class ModelCallTests
{
    private static readonly float[] X = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3];
    private static readonly int[] Y = [0, 1, 1, 0];

    [Fact]
    public void Gradients_of_a_batch_are_those_of_its_rows()
    {
        HandWrittenModel<float> whole = new(3, 2) { Seed = 4 };
        HandWrittenModel<float> batch = new(3, 2) { Seed = 4 };
        int[] rows = [2, 0, 2];
        double expected = whole.Gradients([7, 8, 9, 1, 2, 3, 7, 8, 9], [1, 0, 1]);

        Assert.Equal(expected, batch.Gradients(rows.AsSpan(), X, Y));
        Assert.Equal(whole["z.weight"].Gradients.ToArray(), batch["z.weight"].Gradients.ToArray());
        Assert.Equal(whole.States[0].Values.ToArray(), batch.States[0].Values.ToArray());
    }

    [Fact]
    public void Gradients_replace_the_old_ones_or_are_added()
    {
        HandWrittenModel<double> model = new(3, 2);
        double[] x = [.. X];
        model.Gradients(x, Y);
        double[] once = model["z.bias"].Gradients.ToArray();
        model.Gradients(x, Y);

        Assert.Equal(once, model["z.bias"].Gradients.ToArray());
        model.Gradients(x, Y, add: true);
        Assert.Equal(once.Select(gradient => 2 * gradient), model["z.bias"].Gradients.ToArray());
    }

    [Fact]
    public void A_prediction_is_the_value_that_the_text_names()
    {
        HandWrittenModel<float> model = new(3, 2);
        float[] result = model.Predict(X).ToArray();

        Assert.Equal(8, result.Length);
        Assert.Equal(result, model.Value("z").ToArray());
        Assert.Contains("has no value 'q'; it has 'z'", Assert.Throws<ArgumentException>(() => model.Value("q").ToArray()).Message);
        Assert.Throws<InvalidOperationException>(() => new HandWrittenModel<float>(3, 2).Value("z").ToArray());
    }

    [Fact]
    public void Calls_after_the_first_allocate_nothing()
    {
        HandWrittenModel<float> model = new(3, 2);
        int[] rows = [0, 3];
        model.Keys.Capacity = 100;

        Assert.Equal(0, Allocations.OfRepetitions(() => model.Gradients(X, Y)));
        Assert.Equal(0, Allocations.OfRepetitions(() => model.Gradients(rows, X, Y)));
        Assert.Equal(0, Allocations.OfRepetitions(() => model.Loss(X, Y)));
        Assert.Equal(0, Allocations.OfRepetitions(() => model.Predict(X)));
    }

    public static TheoryData<string, string> Mistakes => new()
    {
        { "x short", "'x' has 11 elements, expected a multiple of 3: it is x[N, 3]" },
        { "y long", "'y' has 5 elements, expected 4: it is y[N], where N is 4" },
        { "empty", "'x' is empty; a call needs at least one example" },
        { "no rows", "The batch has no rows; a call needs at least one example" },
        { "label", "Element 2 of 'y' is 2, but axis 'c' has the places 0 to 1" },
        { "negative label", "Element 0 of 'y' is -1, but axis 'c' has the places 0 to 1" },
        { "row", "Row 1 of the batch is 4, but 'x' has the rows 0 to 3" },
        { "negative row", "Row 0 of the batch is -1, but 'x' has the rows 0 to 3" },
        { "y of a batch", "'y' has 3 elements, expected 4" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void What_does_not_fit_is_told_before_anything_changes(string mistake, string message)
    {
        HandWrittenModel<float> model = new(3, 2);
        float[] before = model["z.weight"].Weights.ToArray();
        ArgumentException exception = Assert.ThrowsAny<ArgumentException>(() => mistake switch
        {
            "x short" => model.Gradients(X.AsSpan(1), Y),
            "y long" => model.Gradients(X, [0, 1, 1, 0, 1]),
            "empty" => model.Gradients([], []),
            "no rows" => model.Gradients(new Batch(default), X, Y),
            "label" => model.Gradients(X, [0, 1, 2, 0]),
            "negative label" => model.Gradients(X, [-1, 1, 0, 0]),
            "row" => model.Gradients(new int[] { 0, 4 }, X, Y),
            "negative row" => model.Gradients(new int[] { -1 }, X, Y),
            _ => model.Gradients(new int[] { 0, 1 }, X, [0, 1, 0]),
        });

        Assert.Contains(message, exception.Message);
        Assert.Empty(model.Keys);
        Assert.Equal(before, model["z.weight"].Weights.ToArray());
        Assert.All(model["z.weight"].Gradients.ToArray(), gradient => Assert.Equal(0, gradient));
        Assert.True(double.IsFinite(model.Gradients(X, Y)));
    }

    [Fact]
    public void Labels_of_rows_that_a_batch_leaves_out_do_not_matter()
    {
        HandWrittenModel<float> model = new(3, 2);

        Assert.True(double.IsFinite(model.Gradients(new int[] { 0, 3 }, X, [0, 9, 9, 1])));
        Assert.Contains("Element 1 of 'y' is 9", Assert.ThrowsAny<ArgumentException>(() => model.Gradients(new int[] { 0, 1 }, X, [0, 9, 9, 1])).Message);
    }

    [Fact]
    public void Gradients_are_checked_by_differences()
    {
        HandWrittenModel<double> model = new(3, 2) { Seed = 1 };
        double[] x = [.. X.Select(value => (double)value / 8)];
        model.Gradients(x, Y);
        double[] gradients = model["z.weight"].Gradients.ToArray();
        double[] states = model.States[0].Values.ToArray();
        GradientCheck check = model.CheckGradients(x, Y);

        // Central differences of step h leave out h²/6 times the third derivative, and rounding adds ε/h: 1e-10 each.
        Assert.InRange(check.RelativeError, 0, 1e-8);
        Assert.Equal(["z.weight", "z.bias"], check.Parameters.Select(parameter => parameter.Parameter));
        Assert.Equal(gradients, model["z.weight"].Gradients.ToArray());
        Assert.Equal(states, model.States[0].Values.ToArray());
        model.Error = 1;
        check = model.CheckGradients(x, Y);
        Assert.Equal("z.weight", check.Parameter);
        Assert.Equal([2, 1], check.Place);
        Assert.StartsWith("z.weight[2, 1] differs most", check.ToString());
    }

    [Fact]
    public void An_error_that_floats_would_hide_is_found()
    {
        HandWrittenModel<float> model = new(3, 2) { Seed = 1 };
        float[] x = [.. X.Select(value => value / 8f)];
        model.Gradients(x, Y);
        float[] weights = model["z.weight"].Weights.ToArray();
        float[] gradients = model["z.weight"].Gradients.ToArray();

        Assert.InRange(model.CheckGradients(x, Y).RelativeError, 0, 1e-8);
        model.Error = 1e-6;
        Assert.Equal([2, 1], model.CheckGradients(x, Y).Place);
        Assert.Equal(weights, model["z.weight"].Weights.ToArray());
        Assert.Equal(gradients, model["z.weight"].Gradients.ToArray());
    }

    [Fact]
    public void Info_tells_axes_and_cost()
    {
        HandWrittenModel<float> model = new(3, 2);

        Assert.Equal(["x[N: 0, k: 3]", "y[N: 0]"], model.Info.Data.Select(data => data.ToString()));
        model.Loss(X, Y);
        Assert.Equal(["x[N: 4, k: 3]", "y[N: 4]"], model.Info.Data.Select(data => data.ToString()));
        Assert.Equal(8, model.Info.ParameterCount);
        Assert.Equal(32, model.Info.ParameterBytes);
        Assert.Equal(12, model.Info.ForwardOperations);
        Assert.Equal(24, model.Info.BackwardOperations);
        Assert.Equal("z.weight[k: 3, c: 2]", model["z.weight"].ToString());
    }
}
