using Trajectories.Optimizers;

namespace Trajectories.Tests.Descents;

/// <summary>Where the programs of "Deep Learning from Scratch", chapter 6, end after 30 updates, computed in double.</summary>
public class BookResultTests
{
    [Theory]
    [InlineData("SGD", 0.95, -0.350392995752, 0.084782316550)]
    [InlineData("TextbookMomentum", 0.1, 0.896413858494, 0.088085601715)]
    [InlineData("TextbookNesterov", 0.1, 0.689614901697, -0.000679905836)]
    [InlineData("TextbookAdaGrad", 1.5, -0.120162322314, 0)]
    [InlineData("TextbookAdam", 0.3, 0.136006852395, 0.318245375537)]
    public void Thirty_updates_end_where_the_book_ends(string optimizer, double learningRate, double x, double y)
    {
        var descent = Descent.Run(new Quadratic(), OptimizerCatalog.Find(optimizer)!.Create(learningRate), 30);

        Assert.Equal(31, descent.Points.Count);
        Assert.Equal(x, descent.End.X, 1e-11);
        Assert.Equal(y, descent.End.Y, 1e-11);
    }
}
