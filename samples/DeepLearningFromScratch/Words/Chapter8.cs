namespace DeepLearningFromScratch.Words;

/// <summary>Words of chapter 8: deep learning.</summary>
public static class Chapter8
{
    public static Phrase Ensemble { get; } = new("Snapshot ensembles", "스냅샷 앙상블");
    public static Phrase EnsembleSubtitle { get; } = new("five snapshots of one training, each at the end of a cosine cycle; {0}", "한 번의 훈련에서 코사인 주기가 끝날 때마다 저장한 다섯 신경망, {0}");
    public static Phrase Snapshot { get; } = new("snapshot", "스냅샷");
    public static Phrase Alone { get; } = new("this one alone", "하나만");
    public static Phrase Together { get; } = new("so many of the last together", "마지막 여러 개의 평균");
    public static Phrase EnsembleNote { get; } = new("on test digits; together: probabilities are averaged", "시험 데이터로 측정. 평균은 확률의 평균");
    public static Phrase EnsembleBetter { get; } = new("Nets together are right more often than one of them", "여러 신경망을 합치면 하나보다 더 정확하다");
    public static Phrase EnsembleLoss { get; } = new("Their mean has a smaller loss than one of them", "평균한 확률의 손실이 하나일 때보다 작다");
    public static Phrase LossAlone { get; } = new("loss alone", "하나의 손실");
    public static Phrase LossTogether { get; } = new("loss together", "평균의 손실");
    public static Phrase MeanAlone { get; } = new("one alone, on average", "하나일 때 평균");
    public static Phrase AllTogether { get; } = new("all together", "모두 합쳐서");
}
