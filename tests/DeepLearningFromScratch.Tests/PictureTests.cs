using System.Xml.Linq;
using DeepLearningFromScratch.Models;
using DeepLearningFromScratch.Pictures;
using DeepLearningFromScratch.Words;

namespace DeepLearningFromScratch.Tests;

/// <summary>Pictures of quick experiments, in both languages.</summary>
public class PictureTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("ko")]
    public void Pictures_are_for_eyes_and_ears(string language)
    {
        using var folder = new TemporaryFolder();
        foreach (string command in new[] { "slopes", "losses", "descent", "paths" })
        {
            Assert.Equal((0, ""), (SampleProgram.Run(command, "--output", folder.Path, "--language", language) is var run ? run.Code : 1, run.Error));
        }

        string[] files = Directory.GetFiles(folder.Path, "*.svg");
        Assert.Equal(4, files.Length);
        XNamespace svg = "http://www.w3.org/2000/svg";
        Assert.All(files, file =>
        {
            string text = File.ReadAllText(file);
            XElement root = XDocument.Parse(text).Root!;
            Assert.Equal(svg + "svg", root.Name);
            Assert.False(string.IsNullOrWhiteSpace(root.Element(svg + "title")!.Value));
            Assert.False(string.IsNullOrWhiteSpace(root.Element(svg + "desc")!.Value));
            Assert.Equal(language, root.Attribute(XNamespace.Xml + "lang")!.Value);
            Assert.Equal(language == "ko", text.Any(letter => letter is >= '가' and <= '힣'));
            Assert.Contains("prefers-color-scheme: dark", text, StringComparison.Ordinal);
            Assert.Contains("Malgun Gothic", text, StringComparison.Ordinal);
            Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
            Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(Path.ChangeExtension(file, ".png"))[..4]);
        });
    }

    /// <summary>The library's figures are English; the sample knows all of their words.</summary>
    [Fact]
    public void Graphs_speak_Korean_too()
    {
        string english = new DrawnNet { Seed = 3 }.DrawGraph([1, 2], [1]), korean = Languages.In(Language.Korean, () => GraphFigure.InLanguage(english));
        Assert.All(GraphWords.All, w => Assert.Contains(w.English, english, StringComparison.Ordinal));
        Assert.All(GraphWords.All, w => Assert.Contains(w.Korean, korean, StringComparison.Ordinal));
        Assert.DoesNotMatch("gradient [(0-9−]|above|below| of | and ", korean);
        XDocument.Parse(korean);
    }

    /// <summary>Tables and pictures of what is computed exactly, or is the same on every machine.</summary>
    [Theory]
    [InlineData("graph")]
    [InlineData("losses")]
    [InlineData("descent")]
    public void Outputs_stay_as_they_are(string command)
    {
        using var folder = new TemporaryFolder();
        foreach (string language in Languages.Codes)
        {
            string[] lines = SampleProgram.Run(command, "--output", folder.Path, "--language", language).Output.ReplaceLineEndings("\n").Split('\n');
            string output = string.Join('\n', lines.TakeWhile(line => !line.Contains(folder.Path, StringComparison.Ordinal)).Select(line => line.TrimEnd()));
            Snapshot.In("Snapshots").Match(output, $"{command}.{language}", ".txt");
        }
    }

    [Fact]
    public void Dark_pictures_are_dark()
    {
        using TemporaryFolder light = new(), dark = new();
        SampleProgram.Run("slopes", "--output", light.Path);
        SampleProgram.Run("slopes", "--output", dark.Path, "--theme", "dark");
        Assert.Equal(File.ReadAllText(Path.Combine(light.Path, "slopes.svg")), File.ReadAllText(Path.Combine(dark.Path, "slopes.svg")));
        Assert.NotEqual(File.ReadAllBytes(Path.Combine(light.Path, "slopes.png")), File.ReadAllBytes(Path.Combine(dark.Path, "slopes.png")));
    }
}
