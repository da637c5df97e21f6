namespace DeepLearningFromScratch.Words;

/// <summary>Words of the figures that the library draws in English.</summary>
public static class GraphWords
{
    public static Phrase Title { get; } = new("Computational graph of", "계산 그래프:");
    public static Phrase Values { get; } = new("above: values; ‖…‖ is a norm", "위: 값, ‖…‖는 노름");
    public static Phrase Gradients { get; } = new("below: gradients of the loss", "아래: 손실의 기울기");
    public static Phrase Data { get; } = new(" (data): ", " (데이터): ");
    public static Phrase Parameter { get; } = new(" (parameter): ", " (매개변수): ");
    public static Phrase Gradient { get; } = new("; gradient ", "; 기울기 ");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Phrase> All { get; } = [Title, Values, Gradients, Data, Parameter, Gradient];
}
