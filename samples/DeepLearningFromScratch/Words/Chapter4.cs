namespace DeepLearningFromScratch.Words;

/// <summary>Words of chapter 4: learning.</summary>
public static class Chapter4
{
    public static Phrase Losses { get; } = new("Loss functions", "손실 함수");
    public static Phrase LossesSubtitle { get; } = new("the loss by the probability of the right class; the others share the rest", "정답 클래스의 확률에 따른 손실. 나머지 클래스가 남은 확률을 나눠 가짐");
    public static Phrase RightProbability { get; } = new("probability of the right class", "정답 클래스의 확률");
    public static Phrase AbsoluteLoss { get; } = new("L1: sum of absolute errors", "L1: 절댓값 오차의 합");
    public static Phrase SquaredLoss { get; } = new("L2: half the sum of squares", "L2: 오차제곱합의 절반");
    public static Phrase EntropyLoss { get; } = new("cross-entropy", "교차 엔트로피 오차");
    public static Phrase RightGuess { get; } = new("says 2 (right)", "2라고 추정 (정답)");
    public static Phrase WrongGuess { get; } = new("says 7 (wrong)", "7이라고 추정 (오답)");
    public static Phrase LossesTitle { get; } = new("The book's two guesses at a 2", "책의 예: 정답 2에 대한 두 추정");
    public static Phrase RightIsLess { get; } = new("The right guess has the smaller cross-entropy", "정답을 맞힌 추정의 교차 엔트로피가 더 작다");
    public static Phrase EntropyMore { get; } = new("Cross-entropy punishes a sure mistake more than L2", "확신에 찬 오답에는 교차 엔트로피가 L2보다 큰 벌을 준다");

    public static Phrase Differences { get; } = new("Numerical and derived gradients", "수치 미분과 유도한 기울기");
    public static Phrase DifferencesSubtitle { get; } = new("greatest error of {0} weights of a net, by the distance h", "신경망 가중치 {0}개의 최대 오차, 차분 간격 h에 따라");
    public static Phrase Forward { get; } = new("forward difference", "전방 차분");
    public static Phrase Central { get; } = new("central difference", "중앙 차분");
    public static Phrase Error { get; } = new("error", "오차");
    public static Phrase CheckTitle { get; } = new("CheckGradients, parameter by parameter", "매개변수별 CheckGradients");
    public static Phrase Parameter { get; } = new("parameter", "매개변수");
    public static Phrase Difference { get; } = new("numerical", "수치 미분");
    public static Phrase Derived { get; } = new("derived", "유도한 기울기");
    public static Phrase RelativeError { get; } = new("relative error", "상대 오차");
    public static Phrase CentralBetter { get; } = new("Central differences are nearer than forward ones (h = 10⁻⁴)", "중앙 차분이 전방 차분보다 정확하다 (h = 10⁻⁴)");
    public static Phrase Agree { get; } = new("Derived gradients agree with numerical ones", "오차역전파법의 기울기는 수치 미분과 일치한다");
    public static Phrase Allowed { get; } = new("allowed", "허용 한계");
    public static Phrase TooSmall { get; } = new("Too small a distance is worse again: rounding", "간격이 너무 작으면 반올림 때문에 다시 나빠진다");

    public static Phrase Descent { get; } = new("Gradient descent: the learning rate", "경사 하강법: 학습률");
    public static Phrase DescentEnd { get; } = new("end", "도착점");
    public static Phrase DescentTitle { get; } = new("f(x₀, x₁) = x₀² + x₁² from (−3, 4), 100 updates", "f(x₀, x₁) = x₀² + x₁², (−3, 4)에서 100번 갱신");
    public static Phrase Good { get; } = new("learning rate 0.1", "학습률 0.1");
    public static Phrase Small { get; } = new("too small", "너무 작음");
    public static Phrase Large { get; } = new("too large", "너무 큼");
    public static Phrase GoodVersusSmall { get; } = new("A learning rate that is too small gets hardly anywhere", "학습률이 너무 작으면 거의 갱신되지 않는다");
    public static Phrase GoodVersusLarge { get; } = new("A learning rate that is too large flies off", "학습률이 너무 크면 발산한다");
    public static Phrase EndHeight { get; } = new("f at the end with {0}", "{0}일 때 마지막 f");

    public static Phrase Batches { get; } = new("One by one, in mini-batches, all at once", "하나씩, 미니배치, 전체 배치");
    public static Phrase BatchesSubtitle { get; } = new("loss of all training digits, by the number of digits seen; {0} epochs", "본 숫자 영상의 수에 따른 전체 훈련 손실, {0} 에폭");
    public static Phrase Seen { get; } = new("epochs", "에폭");
    public static Phrase OneByOne { get; } = new("SGD, one by one", "SGD, 하나씩");
    public static Phrase Mini { get; } = new("mini-batches of 100", "미니배치 100개");
    public static Phrase Full { get; } = new("full batch", "전체 배치");
    public static Phrase MiniBeatsFull { get; } = new("After as many passes, mini-batches have a smaller loss than the full batch", "같은 에폭이면 미니배치의 손실이 전체 배치보다 작다");
    public static Phrase MiniFaster { get; } = new("Mini-batches take less time than single digits", "미니배치는 하나씩 처리하는 것보다 빠르다");
    public static Phrase Time { get; } = new("seconds", "초");
}
