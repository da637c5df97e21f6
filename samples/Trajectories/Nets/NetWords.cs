namespace Trajectories.Nets;

/// <summary>Words about small nets.</summary>
public static class NetWords
{
    public static Phrase LossDuring { get; } = new("training loss during {0} passes over the data", "데이터를 {0}번 훑는 동안의 훈련 손실");
    public static Phrase DistanceDuring { get; } = new(
        "mean distance to the wave without noise during {0} passes over the data, in mini-batches", "데이터를 {0}번 훑는 동안, 잡음 없는 파형까지의 평균 거리 (미니배치)");
    public static Phrase Loss { get; } = new("loss", "손실");
    public static Phrase Error { get; } = new("error", "오차");
    public static Phrase Passes { get; } = new("passes", "에폭");
    public static Phrase WhichLoss { get; } = new("A wave with outliers: which loss finds the wave?", "이상치가 있는 파형: 어느 손실 함수가 파형을 찾는가?");
    public static Phrase TrainedL2 { get; } = new("trained with L2 loss", "L2 손실로 훈련");
    public static Phrase TrainedL1 { get; } = new("trained with L1 loss", "L1 손실로 훈련");
    public static Phrase Spirals { get; } = new("Three spirals, softmax and cross-entropy", "나선 세 개, 소프트맥스와 교차 엔트로피");
    public static Phrase WaveL2 { get; } = new("A wave with outliers, L2 loss", "이상치가 있는 파형, L2 손실");
    public static Phrase WaveL1 { get; } = new("A wave with outliers, L1 loss", "이상치가 있는 파형, L1 손실");
    public static Phrase Accuracy { get; } = new("accuracy", "정확도");
    public static Phrase MeanError { get; } = new("mean error", "평균 오차");
    public static Phrase FullLoss { get; } = new("full batch: loss", "전체 배치: 손실");
    public static Phrase MiniLoss { get; } = new("mini-batch: loss", "미니배치: 손실");
    public static Phrase SingleLoss { get; } = new("one by one: loss", "하나씩: 손실");
    public static Phrase Epochs { get; } = new("{0}, {1} epochs", "{0}, {1} 에폭");
    public static Phrase OnOthers { get; } = new("{0}: on examples not trained on", "{0}: 훈련에 쓰지 않은 데이터로 측정");

    public static IReadOnlyList<Phrase> Modes { get; } =
        [new("full batch", "전체 배치"), new("mini-batches", "미니배치"), new("one example at a time", "데이터 하나씩")];
}
