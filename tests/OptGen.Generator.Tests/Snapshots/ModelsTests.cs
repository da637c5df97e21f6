using System.Text.RegularExpressions;
using OptGen.Generator.Tests.Generation;

namespace OptGen.Generator.Tests.Snapshots;

/// <summary>The generated code of three models: products and a loss, attention behind a normalization, and one with states.</summary>
public partial class ModelsTests
{
    public static TheoryData<string, string> Models => new()
    {
        {
            "Mlp",
            """"
            /// <summary>Two layers.</summary>
            [Model("""
                x[N, inputs]; y[N]
                W1[inputs, hidden] ~ he;   b1[hidden] ~ 0
                W2[hidden, classes] ~ he;  b2[classes] ~ 0
                z = relu(x @ W1 + b1) @ W2 + b2
                loss = crossentropy(z, y)
                softmax(z, classes)
                """)]
            public partial class Mlp(int inputs, int hidden = 50, int classes = 10);
            """"
        },
        {
            "Attention",
            """"
            /// <summary>Attention to what came before.</summary>
            [Model("""
                x[N, T, d]; t[N, T, d]
                Q[d, h, c] ~ xavier; K[d, h, c] ~ xavier; V[d, h, c] ~ xavier; O[h, c, d] ~ xavier
                n = LayerNorm(x)
                k = rename(n @ K, T: U); v = rename(n @ V, T: U)
                s = sum((n @ Q)*k, c)/√c
                a = softmax(where(index(U) <= index(T), s, -∞), U)
                y = x + sum(sum(a*v, U)*O, h, c)
                loss = mean((y - t)²)
                y
                """)]
            public partial class Attention(int d, int h, int c);
            """"
        },
        {
            "Normalized",
            """"
            /// <summary>A layer with states.</summary>
            [Model("""
                x[N, k]; y[N]
                z[N, c] = Dense(relu(BatchNorm(Dense(x, 32))), 10)
                loss = crossentropy(z, y)
                accuracy = mean(argmax(z, c) == y)
                argmax(z, c)
                """)]
            public partial class Normalized(int k);
            """"
        },
    };

    /// <param name="name">The class.</param>
    /// <param name="declaration">Its declaration.</param>
    [Theory]
    [MemberData(nameof(Models))]
    public void Generated_code_is_as_verified(string name, string declaration)
    {
        GeneratorRun run = GeneratorRun.Of($"using OptGen;\n\nnamespace Nets;\n\n{declaration}");
        run.AssertCompiles();
        Snapshot.In("Snapshots").Match(Version().Replace(run.Code, "\"version\""), $"{nameof(ModelsTests)}.{name}");
    }

    [GeneratedRegex("(?<=GeneratedCode\\(\"OptGen.Generator\", )\"[^\"]*\"")]
    private static partial Regex Version();
}
