namespace DeepLearningFromScratch.Words;

/// <summary>Words of chapter 5: backpropagation.</summary>
public static class Chapter5
{
    public static Phrase Graph { get; } = new("Computational graphs: apples and oranges", "계산 그래프: 사과와 귤");
    public static Phrase GraphTable { get; } = new("Two apples of 100 with a tax of 10 %", "100원짜리 사과 2개, 소비세 10%");
    public static Phrase Quantity { get; } = new("quantity", "변수");
    public static Phrase Price { get; } = new("price", "사과 가격");
    public static Phrase Number { get; } = new("number of apples", "사과 개수");
    public static Phrase Tax { get; } = new("tax", "소비세");
    public static Phrase Total { get; } = new("to pay: {0}; with three oranges of 150: {1}", "지불 금액 {0}, 150원짜리 귤 3개를 더하면 {1}");
    public static Phrase GraphRight { get; } = new("The gradients are the book's 2.2, 110 and 200, and the totals 220 and 715", "기울기는 책의 2.2, 110, 200이고 합계는 220과 715이다");
    public static Phrase Deviation { get; } = new("greatest deviation", "최대 차이");
    public static Phrase Rounding { get; } = new("rounding", "반올림 한계");

    public static Phrase Backprop { get; } = new("Backpropagation", "오차역전파법");
    public static Phrase BackpropSubtitle { get; } = new("a net of two layers, trained by derived gradients; {0}", "유도한 기울기로 훈련한 2층 신경망, {0}");
    public static Phrase ForOneGradient { get; } = new("One gradient of the net of two layers ({0} weights)", "2층 신경망(가중치 {0}개)의 기울기 한 번");
    public static Phrase Evaluations { get; } = new("evaluations of the loss", "손실 계산 횟수");
    public static Phrase Milliseconds { get; } = new("ms", "ms");
    public static Phrase Estimated { get; } = new("numerical (from {0} weights)", "수치 미분 (가중치 {0}개로 추정)");
    public static Phrase Faster { get; } = new("Backpropagation takes less time than numerical gradients", "오차역전파법은 수치 미분보다 빠르다");
    public static Phrase Seconds { get; } = new("ms by backpropagation", "오차역전파법 ms");
    public static Phrase SecondsNumerical { get; } = new("numerically", "수치 미분");
    public static Phrase Learns { get; } = new("The net learns, and more than by heart: test accuracy beyond 90 %", "신경망은 학습하며 외우기만 하지 않는다: 시험 정확도 90% 초과");
    public static Phrase Ninety { get; } = new("nine of ten", "열에 아홉");
}
