using System.Text.Json;

namespace OptGen.Tests.Golden;

/// <summary>No hyperparameter of a recorded case is passed over.</summary>
public sealed class TorchHyperparametersTests
{
    [Theory]
    [InlineData("""{ "lr": 0.1, "momentum": 0.5 }""")]
    [InlineData("""{ "lr": 0.1, "foreach": true }""")]
    [InlineData("""{ "lr": 0.1, "cautious": false }""")]
    public void WhatIsNotReadIsRefused(string json)
    {
        TorchHyperparameters hyperparameters = new(JsonDocument.Parse(json).RootElement);
        hyperparameters.Number("lr");

        Assert.Throws<NotSupportedException>(hyperparameters.CheckAllRead);
    }

    [Fact]
    public void SwitchesOfTheImplementationMayBeOff()
    {
        TorchHyperparameters hyperparameters = new(JsonDocument.Parse("""{ "lr": 0.1, "foreach": false, "fused": null }""").RootElement);
        hyperparameters.Number("lr");

        hyperparameters.CheckAllRead();
    }
}
