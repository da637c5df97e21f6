namespace DeepLearningFromScratch.Words;

/// <summary>Words of chapter 6: techniques of learning.</summary>
public static class Chapter6
{
    public static Phrase Paths { get; } = new("Paths of four optimizers", "네 가지 최적화 기법의 경로");
    public static Phrase EndHeight { get; } = new("f at the end", "마지막 f");
    public static Phrase PathLength { get; } = new("length of the way", "지나온 길이");
    public static Phrase AdaGradStraight { get; } = new("AdaGrad goes straighter than SGD, which zigzags", "지그재그로 움직이는 SGD보다 AdaGrad의 경로가 곧다");
    public static Phrase LengthOf { get; } = new("way of {0}", "{0}의 경로 길이");

    public static Phrase Optimizers { get; } = new("Four optimizers on digits", "숫자 인식으로 비교한 네 가지 최적화 기법");
    public static Phrase OptimizersSubtitle { get; } = new("training loss of a net of 5 layers, 100 neurons each; batches of 128; {0}", "뉴런 100개씩인 5층 신경망의 훈련 손실, 배치 128개, {0}");
    public static Phrase SlowestIsSgd { get; } = new("Momentum, AdaGrad and Adam all learn faster than SGD", "모멘텀, AdaGrad, Adam은 모두 SGD보다 빠르게 학습한다");
    public static Phrase WorstOfOthers { get; } = new("greatest mean loss of the others", "나머지 셋의 평균 손실 중 최대");
    public static Phrase SgdLoss { get; } = new("mean loss of SGD", "SGD의 평균 손실");
}
