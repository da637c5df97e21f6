using Xunit.Sdk;

namespace OptGen.Generator.Tests.Snapshots;

public sealed class SnapshotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private string Verified => Path.Combine(_folder, "Case.verified.cs");

    private string Received => Path.Combine(_folder, "Case.received.cs");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void EqualTextMatchesAndRemovesWhatWasReceivedBefore()
    {
        File.WriteAllText(Verified, "a\nb\n");
        File.WriteAllText(Received, "old");
        Match("a\nb\n");
        Assert.False(File.Exists(Received));
    }

    [Fact]
    public void LineEndingsDoNotMatter()
    {
        File.WriteAllText(Verified, "a\r\nb\r\n");
        Match("a\nb\n");
        File.WriteAllText(Verified, "a\nb\n");
        Match("a\r\nb\r\n");
    }

    [Fact]
    public void WhitespaceAndLastLineMatter()
    {
        File.WriteAllText(Verified, "a\nb\n");
        Assert.Throws<XunitException>(() => Match("a\nb"));
        Assert.Throws<XunitException>(() => Match("a \nb\n"));
    }

    [Fact]
    public void DifferenceWritesWhatWasReceivedAndShowsItWithTheLinesAround()
    {
        File.WriteAllText(Verified, "1\n2\n3\n4\n5\n6\n7\n8\n9\n");
        XunitException exception = Assert.Throws<XunitException>(() => Match("1\n2\n3\n4\nfive\n6\n7\n8\n9\n"));
        Assert.Contains("…\n  2\n  3\n  4\n- 5\n+ five\n  6\n  7\n  8\n…\n", exception.Message);
        Assert.Contains(Received, exception.Message);
        Assert.Equal("1\n2\n3\n4\nfive\n6\n7\n8\n9\n", File.ReadAllText(Received));
        Assert.Equal("1\n2\n3\n4\n5\n6\n7\n8\n9\n", File.ReadAllText(Verified));
    }

    [Fact]
    public void MissingVerifiedFileFails()
    {
        XunitException exception = Assert.Throws<XunitException>(() => Match("a"));
        Assert.Contains("There is no", exception.Message);
        Assert.Equal("a", File.ReadAllText(Received));
        Assert.False(File.Exists(Verified));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("")]
    [InlineData("true")]
    public void NothingButOneAccepts(string value)
    {
        Assert.Throws<XunitException>(() => Match("a", ("OPTGEN_ACCEPT", value)));
        Assert.False(File.Exists(Verified));
    }

    [Fact]
    public void AcceptingWritesTheVerifiedFile()
    {
        File.WriteAllText(Verified, "old");
        File.WriteAllText(Received, "old");
        Match("a\r\nb", ("OPTGEN_ACCEPT", "1"));
        Assert.Equal("a\nb", File.ReadAllText(Verified));
        Assert.False(File.Exists(Received));
    }

    [Theory]
    [InlineData("old")]
    [InlineData("a")]
    public void ContinuousIntegrationRefusesToAccept(string verified)
    {
        File.WriteAllText(Verified, verified);
        XunitException exception = Assert.Throws<XunitException>(() => Match("a", ("OPTGEN_ACCEPT", "1"), ("CI", "true")));
        Assert.Contains("OPTGEN_ACCEPT is set", exception.Message);
        Assert.Equal(verified, File.ReadAllText(Verified));
    }

    [Fact]
    public void ContinuousIntegrationCompares()
    {
        File.WriteAllText(Verified, "a");
        Match("a", ("CI", "true"));
        Assert.Throws<XunitException>(() => Match("b", ("CI", "true")));
    }

    private void Match(string text, params (string Name, string Value)[] environment) =>
        new Snapshot(_folder, name => environment.FirstOrDefault(variable => variable.Name == name).Value).Match(text, "Case");
}
