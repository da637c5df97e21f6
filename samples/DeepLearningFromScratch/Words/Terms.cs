namespace DeepLearningFromScratch.Words;

/// <summary>The terms of the book, as courses in each language use them.</summary>
public static class Terms
{
    public static Phrase Shown { get; } = new("shown:", "확인됨:");
    public static Phrase NotShown { get; } = new("not shown by this run:", "이번 실행에서는 확인되지 않음:");
    public static Phrase Loss { get; } = new("loss", "손실");
    public static Phrase Accuracy { get; } = new("accuracy", "정확도");
    public static Phrase LearningRate { get; } = new("learning rate", "학습률");
    public static Phrase WeightDecay { get; } = new("weight decay", "가중치 감소");
    public static Phrase Dropout { get; } = new("dropout", "드롭아웃");
    public static Phrase DropConnect { get; } = new("DropConnect", "드롭커넥트");
    public static Phrase Updates { get; } = new("updates", "갱신 횟수");
    public static Phrase Epochs { get; } = new("epochs", "에폭");
    public static Phrase Training { get; } = new("training", "훈련");
    public static Phrase Test { get; } = new("test", "시험");
    public static Phrase TrainingAccuracy { get; } = new("training accuracy", "훈련 정확도");
    public static Phrase TestAccuracy { get; } = new("test accuracy", "시험 정확도");
    public static Phrase Optimizer { get; } = new("optimizer", "최적화 기법");
    public static Phrase Gradient { get; } = new("gradient", "기울기");
    public static Phrase Value { get; } = new("value", "값");
    public static Phrase Layer { get; } = new("layer", "계층");
    public static Phrase LastLoss { get; } = new("loss of the last updates", "마지막 갱신들의 손실");
    public static Phrase Net { get; } = new("net", "신경망");
    public static Phrase Method { get; } = new("method", "방법");
    public static Phrase Claim { get; } = new("claim", "주장");
    public static Phrase Section { get; } = new("section", "절");
    public static Phrase Measured { get; } = new("measured", "측정값");
    public static Phrase Result { get; } = new("result", "결과");
    public static Phrase Yes { get; } = new("shown", "확인됨");
    public static Phrase No { get; } = new("not shown", "확인 안 됨");
    public static Phrase Summary { get; } = new("What the book claims, and what this run shows", "책의 주장과 이번 실행의 결과");
}
