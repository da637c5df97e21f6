using DeepLearningFromScratch.Experiments;

namespace DeepLearningFromScratch.Tests;

/// <summary>What the book claims, shown by shorter runs than the program's own.</summary>
[Trait("Category", "Slow")]
public class ClaimTests
{
    /// <summary>The share of the usual updates, and the training digits, that suffice.</summary>
    private static readonly Dictionary<string, (double Effort, int Images)> Short = new()
    {
        ["digits"] = (0.3, 2000), ["batches"] = (0.3, 1000), ["backprop"] = (0.5, 3000), ["decay"] = (0.3, 2000), ["optimizers"] = (0.2, 2000),
        ["initial"] = (0.3, 3000), ["batchnorm"] = (0.3, 1000), ["overfitting"] = (1, 500), ["search"] = (0.4, 500), ["ensemble"] = (0.3, 1000),
        ["convnet"] = (0.4, 2000), ["deep"] = (0.7, 3000),
    };

    public static TheoryData<string> Names => [.. ExperimentCatalog.All.Select(e => e.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_claim_is_shown(string name)
    {
        using var folder = new TemporaryFolder();
        var (effort, images) = Short.GetValueOrDefault(name, (1, 500));
        using var pictures = new PictureFolder(folder.Path);
        using var output = new StringWriter();
        var lab = new Laboratory(new LaboratorySettings { Effort = effort, Images = images }, Consoles.Over(output), pictures);

        Languages.In(Language.English, () =>
        {
            lab.Run(ExperimentCatalog.All.Single(e => e.Name == name));
            return 0;
        });

        Assert.NotEmpty(lab.Claims);
        Assert.True(lab.Claims.All(c => c.IsShown), output.ToString());
        Assert.NotEmpty(pictures.Files);
    }
}
