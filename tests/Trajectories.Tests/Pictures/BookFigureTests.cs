using Samples.Words;

namespace Trajectories.Tests.Pictures;

public class BookFigureTests
{
    [Fact]
    public void The_figure_of_the_readme_is_what_the_program_draws()
    {
        string committed = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "book.svg"));
        Assert.True(committed == Languages.In(Language.English, BookFigure.Draw),
            "docs/pictures/book.svg is out of date: run samples/Trajectories with --function quadratic and copy its book.svg there.");
    }
}
