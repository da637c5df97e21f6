namespace DeepLearningFromScratch.Words;

/// <summary>Words of chapter 8: deep learning.</summary>
public static class Chapter8
{
    public static Phrase Deep { get; } = new("A deep convolutional net", "깊은 합성곱 신경망");
    public static Phrase DeepNet { get; } = new("deep convolutional net", "깊은 합성곱 신경망");
    public static Phrase DeepSubtitle { get; } = new("6 convolutions of 3 × 3, 3 pools, 2 dense layers with dropout; {0}", "3 × 3 합성곱 6개, 풀링 3개, 드롭아웃을 쓰는 완전연결 계층 2개, {0}");
    public static Phrase DeepNote { get; } = new("fewer epochs than the book's; --effort 5 comes nearer to them", "책보다 적은 에폭. --effort 5로 책에 가까워집니다");
    public static Phrase DeepLearns { get; } = new("The deep net learns digits: test accuracy beyond 90 %", "깊은 신경망도 숫자를 학습한다: 시험 정확도 90% 초과");
    public static Phrase Weights { get; } = new("weights", "가중치 수");
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
