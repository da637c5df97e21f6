using OptGen.Compiler.Models.Surface;

namespace OptGen.Generator.Tests.Models.Surface;

/// <summary>The graph of a model as text of Mermaid.</summary>
public sealed class ModelDiagramTests
{
    [Fact]
    public void GraphsHaveWhatIsNamedOrUsedTwice()
    {
        ModelClass model = new("Net", "x[N, k]; t[N, n]; W[k, n] ~ he; m[n] ~ 0; h = tanh(x @ W)\nif (train) { m = ema(m, stop(mean(h, N)), 0.5) }\nd = (h - m) - t; loss = mean(d²); h < m ? h : 0", "int k, int n");
        Assert.Equal(
            """
            flowchart TD
              n1(["x[N, k]"])
              n2[["W[k, n]"]]
              n3["h[N, n] = tanh(x @ W)"]
              n1 --> n3
              n2 --> n3
              n4[("m[n]")]
              n5["m[n] = 0.5*m + 0.5*stop(sum(h, N)*(1/N))"]
              n4 --> n5
              n3 --> n5
              n6(["t[N, n]"])
              n7["d[N, n] = h - m - t"]
              n6 --> n7
              n3 --> n7
              n5 --> n7
              n8["loss = sum(d ⊙ d, N, n)/(N*n)"]
              n7 --> n8
              n9["result[N, n] = h ⊙ [h #lt; m]"]
              n4 --> n9
              n3 --> n9

            """.ReplaceLineEndings("\n"),
            ModelDiagram.Of(BoundModels.Bind(model)));
    }
}
