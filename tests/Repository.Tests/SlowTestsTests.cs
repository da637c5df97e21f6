namespace Repository.Tests;

/// <summary><c>[Trait("Category", "Slow")]</c> marks the test classes that <c>--filter "Category!=Slow"</c> leaves out.</summary>
public class SlowTestsTests
{
    [Fact]
    public void Every_test_class_that_starts_a_process_is_marked()
    {
        string[] starters = [.. TestSources.All.SelectMany(project => project.TestClassesThatStartProcesses())];
        Assert.Contains("RegisterTests", starters);
        Assert.Contains("KillTests", starters);
        Assert.Contains("TrainingTests", starters);

        Assert.Empty(TestSources.All.SelectMany(project => project.TestClassesThatStartProcesses().Where(name => !project.CategoriesOf(name).Contains("Slow"))));
    }

    /// <summary>Another word would not be left out, and a mark on a method would not be seen beside the others.</summary>
    [Fact]
    public void There_is_no_other_mark()
    {
        Assert.All(TestSources.All.SelectMany(project => project.TestClasses.SelectMany(project.CategoriesOf)), category => Assert.Equal("Slow", category));
        Assert.Empty(TestSources.All.SelectMany(project => project.CategoriesElsewhere()));
    }
}
