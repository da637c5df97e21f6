namespace DeepLearningFromScratch.Words;

/// <summary>Words of chapter 7: convolutional nets.</summary>
public static class Chapter7
{
    public static Phrase ConvNet { get; } = new("A convolutional net", "합성곱 신경망");
    public static Phrase ConvNetSubtitle { get; } = new("30 filters of 5 × 5, pooling by 2, 100 neurons; {0} digits; {1}", "5 × 5 필터 30개, 2 × 2 풀링, 뉴런 100개, 숫자 {0}개, {1}");
    public static Phrase Conv { get; } = new("convolutional net", "합성곱 신경망");
    public static Phrase ErrorOf { get; } = new("error of the {0}", "{0}의 오차");
    public static Phrase ConvBetter { get; } = new("After as many updates the convolutional net errs less than the net of two layers", "같은 횟수를 갱신하면 합성곱 신경망의 오차가 2층 신경망보다 작다");
    public static Phrase Filters { get; } = new("Filters before and after training", "훈련 전과 후의 필터");
    public static Phrase FiltersSubtitle { get; } = new("the 30 filters of the first layer; dark is greater", "첫 합성곱 계층의 필터 30개. 어두울수록 큰 값");
    public static Phrase FiltersDescription { get; } = new(
        "{0} filters of 5 × 5. Neighbouring weights correlate by {1} before and {2} after training.", "5 × 5 필터 {0}개. 이웃한 가중치의 상관계수는 훈련 전 {1}, 훈련 후 {2}.");
    public static Phrase Before { get; } = new("before", "전");
    public static Phrase After { get; } = new("after", "후");
    public static Phrase FiltersOrdered { get; } = new("Training gives filters an order: neighbouring weights become more alike", "훈련하면 필터에 규칙이 생긴다: 이웃한 가중치가 비슷해진다");
}
