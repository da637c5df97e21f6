namespace DeepLearningFromScratch.Words;

/// <summary>Words of chapter 3: the neural network.</summary>
public static class Chapter3
{
    public static Phrase Slopes { get; } = new("Activation functions and their slopes", "활성화 함수와 그 기울기");
    public static Phrase SlopesSubtitle { get; } = new("solid: the function; dashed: its slope, derived by the compiler", "실선: 함수, 점선: 컴파일러가 유도한 기울기");
    public static Phrase Function { get; } = new("function", "함수");
    public static Phrase Slope { get; } = new("slope", "기울기");
    public static Phrase Steepest { get; } = new("steepest slope", "가장 가파른 기울기");
    public static Phrase AfterFive { get; } = new("slope through 5 layers, at most", "5층을 지난 기울기의 최댓값");
    public static Phrase SigmoidFlat { get; } = new("The sigmoid passes less of the gradient on than ReLU", "시그모이드는 ReLU보다 기울기를 적게 전달한다");
    public static Phrase SigmoidSlope { get; } = new("steepest sigmoid", "시그모이드의 최대 기울기");
    public static Phrase ReluSlope { get; } = new("steepest ReLU", "ReLU의 최대 기울기");

    public static Phrase Digits { get; } = new("Digits, and what the net of two layers says", "숫자 영상과 2층 신경망의 추론");
    public static Phrase DigitsSubtitle { get; } = new("{0}: test digits; below each the digit and what the net says, with its probability", "{0}: 시험 숫자. 아래는 정답 → 신경망의 답과 그 확률");
    public static Phrase DigitsDescription { get; } = new("{0} images of digits. The net is right in {1} of them.", "숫자 영상 {0}개. 신경망은 그중 {1}개를 맞혔습니다.");
    public static Phrase Forward { get; } = new("The way forward, for a batch of {0}", "순전파, 배치 크기 {0}");
    public static Phrase Shape { get; } = new("shape", "형상");
    public static Phrase Least { get; } = new("least", "최솟값");
    public static Phrase Mean { get; } = new("mean", "평균");
    public static Phrase Greatest { get; } = new("greatest", "최댓값");
    public static Phrase ForwardNote { get; } = new("each row of y sums to 1", "y의 각 행의 합은 1");
    public static Phrase NearestMean { get; } = new("nearest mean image", "가장 가까운 평균 영상");
    public static Phrase TwoLayers { get; } = new("net of two layers", "2층 신경망");
    public static Phrase LearnsBetter { get; } = new("A net that learns from data beats comparing with mean images", "데이터로 학습한 신경망은 평균 영상과 비교하는 것보다 낫다");
    public static Phrase BatchFaster { get; } = new("A batch takes less time than its images one by one", "배치 처리는 한 장씩 처리하는 것보다 빠르다");
    public static Phrase BatchTime { get; } = new("µs for each image in the batch", "배치에서 영상당 µs");
    public static Phrase SingleTime { get; } = new("one by one", "한 장씩");
}
