using DeepLearningFromScratch.Experiments;

namespace DeepLearningFromScratch.Tests;

public class CommandTests
{
    [Fact]
    public void Help_names_every_command_and_option_in_both_languages()
    {
        foreach (string language in Languages.Codes)
        {
            var (code, output, error) = SampleProgram.Run("--help", "--language", language);
            Assert.Equal((0, ""), (code, error));
            Assert.All(ExperimentCatalog.All, e => Assert.Contains($" {e.Name} ", output, StringComparison.Ordinal));
            Assert.All(["all", "--mnist", "--images", "--effort", "--seed", "--output", "--theme", "--font", "--language"], o => Assert.Contains(o, output, StringComparison.Ordinal));
            Assert.Equal(language == "ko", output.Contains("손실 함수", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Without_arguments_it_helps() => Assert.Contains("optimizers", SampleProgram.Run().Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("Unknown command 'optimizer'; there are all, slopes", "Did you mean optimizers?", "optimizer")]
    [InlineData("Unknown command 'grph'", "Did you mean graph?", "grph")]
    [InlineData("Which experiment? There are all, slopes", "", "--seed", "3")]
    [InlineData("Unknown argument '--sead'; the options are", "Did you mean --seed?", "graph", "--sead", "3")]
    [InlineData("Unknown argument 'twice'; the options are", "", "graph", "twice")]
    [InlineData("--seed expects a whole number from 0 on, but got 'one'.", "", "graph", "--seed", "one")]
    [InlineData("--images expects a whole number from 500 on, but got '10'.", "", "graph", "--images", "10")]
    [InlineData("--effort expects a number above 0 and up to 100, as in 0.5, but got '0'.", "", "graph", "--effort", "0")]
    [InlineData("--effort expects a number above 0 and up to 100, as in 0.5, but got '0,5'.", "", "graph", "--effort", "0,5")]
    [InlineData("--language expects en or ko, but got 'fr'.", "", "graph", "--language", "fr")]
    [InlineData("--theme expects light or dark, but got 'grey'.", "", "graph", "--theme", "grey")]
    [InlineData("--font expects a font file, but got 'none.ttf'.", "", "graph", "--font", "none.ttf")]
    [InlineData("--mnist nowhere: there is no train-images-idx3-ubyte (or train-images-idx3-ubyte.gz).", "", "digits", "--mnist", "nowhere")]
    [InlineData("Required argument missing for option: '--seed'", "", "graph", "--seed")]
    public void A_wrong_option_is_one_clear_line_and_code_2(string message, string suggestion, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var (code, _, error) = SampleProgram.Run([.. arguments.Contains("--language") ? (string[])[] : ["--language", "en"], "--output", folder.Path, .. arguments]);
        Assert.Equal(2, code);
        Assert.StartsWith(message, error, StringComparison.Ordinal);
        Assert.EndsWith(suggestion, error.TrimEnd(), StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n', '\r').Split('\n'));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Errors_are_Korean_too()
    {
        string error = SampleProgram.Run("grph", "--language", "ko").Error;
        Assert.StartsWith("'grph'은(는) 알 수 없는 명령입니다.", error, StringComparison.Ordinal);
        Assert.Contains("graph을(를) 뜻했습니까?", error, StringComparison.Ordinal);
    }
}
