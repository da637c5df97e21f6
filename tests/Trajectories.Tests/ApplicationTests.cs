using System.Globalization;
using System.Xml.Linq;
using Samples.Options;
using Samples.Words;
using Trajectories.Optimizers;

namespace Trajectories.Tests;

public class ApplicationTests
{
    [Fact]
    public void A_run_writes_well_formed_pictures_that_follow_the_colour_scheme()
    {
        using var folder = new TemporaryFolder();
        var (code, output, error) = Run("--epochs", "2", "--output", folder.Path);

        Assert.Equal((0, ""), (code, error));
        string[] expected = ["beale", "book", "classification", "himmelblau", "quadratic", "regression", "regression-l1", "regression-l2", "rosenbrock", "saddle"];
        foreach (string kind in new[] { ".svg", ".png" })
        {
            Assert.Equal(expected, Directory.GetFiles(folder.Path, "*" + kind).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
        }

        foreach (string file in Directory.GetFiles(folder.Path, "*.svg"))
        {
            string text = File.ReadAllText(file);
            Assert.Equal("svg", XDocument.Parse(text).Root!.Name.LocalName);
            Assert.Contains("prefers-color-scheme: dark", text, StringComparison.Ordinal);
            Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
            Assert.DoesNotContain('\r', text);
            Assert.Contains(file, output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Two_runs_write_the_same_files_whatever_the_culture()
    {
        using TemporaryFolder first = new(), second = new();
        Assert.Equal(0, Run("--epochs", "2", "--seed", "5", "--output", first.Path).Code);
        var kept = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(0, Run("--epochs", "2", "--seed", "5", "--output", second.Path).Code);
        }
        finally
        {
            CultureInfo.CurrentCulture = kept;
        }

        foreach (string file in Directory.GetFiles(first.Path))
        {
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(second.Path, Path.GetFileName(file))));
        }
    }

    [Fact]
    public void Chosen_functions_and_optimizers_are_the_only_ones()
    {
        using var folder = new TemporaryFolder();
        var (code, output, _) = Run("--function", "beale,Saddle", "--optimizer", "adam", "--optimizer", "TextbookAdam", "--steps", "7", "--output", folder.Path);

        Assert.Equal(0, code);
        Assert.Equal(["beale.svg", "saddle.svg"], Directory.GetFiles(folder.Path, "*.svg").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("7 updates", output, StringComparison.Ordinal);
        Assert.Contains("TextbookAdam", File.ReadAllText(Path.Combine(folder.Path, "beale.svg")), StringComparison.Ordinal);
        Assert.DoesNotContain("RMSprop", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hyperparameter_reaches_the_optimizers_that_have_it()
    {
        using var folder = new TemporaryFolder();
        string usual = Run("--function", "quadratic", "--optimizer", "SGD,Adam", "--output", folder.Path).Output;
        string changed = Run("--function", "quadratic", "--optimizer", "SGD,Adam", "--set", "beta1=0.5", "--output", folder.Path).Output;
        Assert.Equal(RowOf(usual, "SGD"), RowOf(changed, "SGD"));
        Assert.NotEqual(RowOf(usual, "Adam"), RowOf(changed, "Adam"));

        string rate = Run("--function", "quadratic", "--optimizer", "SGD,Adam", "--set", "LearningRate=0.25", "--output", folder.Path).Output;
        Assert.Contains("0.25", RowOf(rate, "SGD"), StringComparison.Ordinal);
        Assert.Contains("0.25", RowOf(rate, "Adam"), StringComparison.Ordinal);

        static string RowOf(string output, string name) =>
            output.Split('\n').First(l => l.StartsWith($"│ {name} ", StringComparison.Ordinal)).Replace(" ", "", StringComparison.Ordinal);
    }

    [Fact]
    public void The_samples_own_optimizer_stands_beside_the_librarys()
    {
        using var folder = new TemporaryFolder();
        var (code, output, _) = Run("--function", "quadratic", "--optimizer", "Lion,Adam", "--set", "LearningRate=0.5", "--set", "Beta2=0.95", "--steps", "4", "--output", folder.Path);

        Assert.Equal(0, code);
        Assert.Contains("Lion", File.ReadAllText(Path.Combine(folder.Path, "quadratic.svg")), StringComparison.Ordinal);
        Assert.Contains("(-5.000000, 0.000000)", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_optimizer_of_the_library_is_drawn_by_its_name()
    {
        using var folder = new TemporaryFolder();
        var (code, output, _) = Run("--function", "quadratic", "--optimizer", "adabelief,Adan,Adam", "--together", "--output", folder.Path);

        Assert.Equal(0, code);
        Assert.Contains("The sample has no learning rates for AdaBelief, Adan", output, StringComparison.Ordinal);
        Assert.Contains("AdaBelief", File.ReadAllText(Path.Combine(folder.Path, "quadratic.svg")), StringComparison.Ordinal);
        Assert.Contains("AdaBelief", File.ReadAllText(Path.Combine(folder.Path, "quadratic-together.svg")), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_optimizer_of_the_library_goes_down_or_says_why_it_cannot()
    {
        int drawn = 0;
        foreach (string name in ShippedOptimizers.Names)
        {
            try
            {
                var entry = ShippedOptimizers.Find(name)!;
                var descent = Descent.Run(new Quadratic(), entry.Create(0.1), 3);
                Assert.False(descent.HasDiverged, name);
                drawn++;
            }
            catch (OptionException exception)
            {
                Assert.StartsWith(name, exception.Message, StringComparison.OrdinalIgnoreCase);
            }
        }

        Assert.InRange(drawn, 100, ShippedOptimizers.Names.Count);
    }

    [Fact]
    public void What_is_left_out_is_said()
    {
        using var folder = new TemporaryFolder();
        string output = Run("--function", "quadratic", "--output", folder.Path).Output;
        Assert.Contains("Not drawn: RMSpropCentered, NAdamW", output, StringComparison.Ordinal);
        Assert.Contains("No nets were trained", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_and_pictures_speak_Korean()
    {
        using var folder = new TemporaryFolder();
        var (code, output, _) = Run("--function", "quadratic", "--optimizer", "SGD", "--output", folder.Path, "--language", "ko");
        Assert.Equal(0, code);
        Assert.Contains("학습률", output, StringComparison.Ordinal);
        Assert.Contains("등고선", File.ReadAllText(Path.Combine(folder.Path, "quadratic.svg")), StringComparison.Ordinal);
    }

    [Fact]
    public void Help_names_every_option()
    {
        var (code, output, error) = Run("--help");
        Assert.Equal((0, ""), (code, error));
        Assert.All(["--function", "--optimizer", "--steps", "--epochs", "--set", "--only", "--output", "--seed", "--together", "--theme", "--font", "--language", "rosenbrock", "AdamW", "Lion"],
            word => Assert.Contains(word, output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Unknown function 'ackley'; there are quadratic, rosenbrock", "--function", "beale,ackley")]
    [InlineData("Unknown optimizer 'Adm'; there are SGD", "--optimizer", "Adm")]
    [InlineData("Lookahead wraps another optimizer. Declare one, [Optimizer<Lookahead, Adam>]", "--optimizer", "Lookahead")]
    [InlineData("--together draws up to 5 optimizers", "--together")]
    [InlineData("Unknown argument '--speed'; the options are", "--speed", "3")]
    [InlineData("Unknown argument 'beale'; the options are", "beale")]
    [InlineData("No chosen optimizer has a hyperparameter 'Gamma'; there are", "--set", "Gamma=1")]
    [InlineData("--set LearningRate expects a number, as in 0.1 or 1e-3, but got 'fast'", "--set", "LearningRate=fast")]
    [InlineData("--set LearningRate expects a number, as in 0.1 or 1e-3, but got '0,1'", "--set", "LearningRate=0,1")]
    [InlineData("--set LearningRate expects a number, as in 0.1 or 1e-3, but got 'NaN'", "--set", "LearningRate=NaN")]
    [InlineData("--set LearningRate=-1 on SGD: LearningRate must be at least 0.", "--set", "LearningRate=-1")]
    [InlineData("--set beta1=1 on Lion: Beta1 must be at least 0 and below 1.", "--set", "beta1=1")]
    [InlineData("--set MomentumFactor=-0.5 on Momentum: MomentumFactor must be at least 0.", "--set", "MomentumFactor=-0.5")]
    [InlineData("--set expects name=value, as in LearningRate=0.1, but got 'LearningRate'", "--set", "LearningRate")]
    [InlineData("--steps expects a whole number from 1 on, but got '-5'", "--steps", "-5")]
    [InlineData("--steps expects a whole number from 1 on, but got 'many'", "--steps", "many")]
    [InlineData("--epochs expects a whole number from 1 on, but got '0'", "--epochs", "0")]
    [InlineData("--seed expects a whole number from 0 on, but got '1.5'", "--seed", "1.5")]
    [InlineData("--only expects pictures or nets, but got 'tables'", "--only", "tables")]
    [InlineData("--function and --only nets exclude each other", "--function", "beale", "--only", "nets")]
    [InlineData("Required argument missing for option: '--steps'", "--steps")]
    public void A_wrong_option_is_one_clear_line_and_code_2(string message, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        AssertError(message, ["--output", folder.Path, .. arguments]);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData("Did you mean Adam?", "--optimizer", "Adm")]
    [InlineData("Did you mean beale?", "--function", "baele")]
    [InlineData("Did you mean Beta1?", "--set", "Bta1=1")]
    [InlineData("Did you mean --steps?", "--step", "3")]
    [InlineData("Did you mean nets?", "--only", "net")]
    public void A_wrong_option_is_answered_with_near_names(string suggestion, params string[] arguments) =>
        Assert.Contains(suggestion, Run(arguments).Error, StringComparison.Ordinal);

    [Fact]
    public void A_folder_that_cannot_be_written_is_one_clear_line_and_code_2()
    {
        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Path, "file");
        File.WriteAllText(file, "");
        AssertError($"Cannot write to the folder '{file}'", ["--output", file]);
        AssertError($"Cannot write to the folder '{file}/below'", ["--output", file + "/below"]);

        using var occupied = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(occupied.Path, "beale.svg"));
        var (code, _, error) = Run("--function", "beale", "--output", occupied.Path);
        Assert.Equal(2, code);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    private static void AssertError(string message, string[] arguments)
    {
        var (code, output, error) = Run(arguments);
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith(message, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n', '\r').Split('\n'));
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using StringWriter output = new(), error = new();
        // English on every system, unless the test asks for another language.
        int code = Languages.In(Language.English, () => Application.Run(arguments, output, error));
        return (code, output.ToString(), error.ToString());
    }
}
