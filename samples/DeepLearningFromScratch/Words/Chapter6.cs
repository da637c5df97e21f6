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

    public static Phrase Decay { get; } = new("Learning-rate decay", "학습률 감소");
    public static Phrase DecaySubtitle { get; } = new("training loss of the net of two layers, in batches of {0}; {1}", "2층 신경망의 훈련 손실, 배치 {0}개, {1}");
    public static Phrase ConstantRate { get; } = new("constant", "고정");
    public static Phrase Exponential { get; } = new("exponential decay", "지수 감소");
    public static Phrase InverseTime { get; } = new("1/t decay", "1/t 감소");
    public static Phrase Formula { get; } = new("formula", "식");
    public static Phrase FallingBetter { get; } = new("A learning rate that falls ends lower than a constant one: {0}", "학습률을 줄이면 고정할 때보다 손실이 더 작아진다: {0}");

    public static Phrase Newton { get; } = new("Second order: Newton's method and L-BFGS", "2차 방법: 뉴턴법과 L-BFGS");
    public static Phrase NewtonSubtitle { get; } = new("logistic regression with three parameters: how far the loss is above its minimum", "매개변수 3개인 로지스틱 회귀: 손실과 최솟값의 차이");
    public static Phrase NewtonMethod { get; } = new("Newton's method", "뉴턴법");
    public static Phrase GradientDescent { get; } = new("gradient descent", "경사 하강법");
    public static Phrase Iterations { get; } = new("iterations", "반복 횟수");
    public static Phrase Evaluations { get; } = new("evaluations", "계산 횟수");
    public static Phrase Reason { get; } = new("why it stopped", "멈춘 이유");
    public static Phrase AboveMinimum { get; } = new("loss − min", "손실 − 최솟값");
    public static Phrase NewtonFaster { get; } = new("Newton's method takes fewer iterations than L-BFGS", "뉴턴법은 L-BFGS보다 적게 반복한다");
    public static Phrase LbfgsFaster { get; } = new("L-BFGS takes fewer iterations than gradient descent", "L-BFGS는 경사 하강법보다 적게 반복한다");

    public static Phrase Activations { get; } = new("Activations by initial weights", "가중치 초깃값에 따른 활성화값 분포");
    public static Phrase ActivationsOf { get; } = new("Activations by initial weights: {0}", "가중치 초깃값에 따른 활성화값 분포: {0}");
    public static Phrase ActivationsSubtitle { get; } = new("1000 inputs through 5 layers of 100; one row for each kind of first weights", "입력 1000개가 뉴런 100개짜리 5층을 지날 때. 한 줄이 초깃값 한 종류");
    public static Phrase ReluSubtitle { get; } = new(
        "1000 inputs through 5 layers of 100; values above 0; one row for each kind of first weights", "입력 1000개가 뉴런 100개짜리 5층을 지날 때 0보다 큰 값. 한 줄이 초깃값 한 종류");
    public static Phrase FirstWeights { get; } = new("initial weights", "가중치 초깃값");
    public static Phrase Deviation { get; } = new("σ = {0}", "σ = {0}");
    public static Phrase Xavier { get; } = new("Xavier", "Xavier 초깃값");
    public static Phrase He { get; } = new("He", "He 초깃값");
    public static Phrase LayerNumber { get; } = new("layer {0}", "{0}층");
    public static Phrase Spread { get; } = new("deviation {0}", "표준편차 {0}");
    public static Phrase DeviationByLayer { get; } = new("Standard deviation of the activations", "활성화값의 표준편차");
    public static Phrase Saturates { get; } = new("With σ = 1 the sigmoid saturates: its values are near 0 and 1", "σ = 1이면 시그모이드 값이 0과 1에 치우친다");
    public static Phrase SaturatedShare { get; } = new("share near 0 or 1 with {0}", "{0}일 때 0이나 1에 가까운 비율");
    public static Phrase Narrow { get; } = new("With σ = 0.01 all neurons give nearly the same", "σ = 0.01이면 모든 뉴런이 거의 같은 값을 낸다");
    public static Phrase SpreadOf { get; } = new("spread with {0}", "{0}의 퍼짐");
    public static Phrase HeKeeps { get; } = new("ReLU needs He's weights: with Xavier's the values dwindle", "ReLU에는 He 초깃값이 맞다: Xavier에서는 값이 점점 작아진다");

    public static Phrase Initial { get; } = new("Learning by initial weights", "가중치 초깃값과 학습");
    public static Phrase SmallWeights { get; } = new("ReLU, σ = 0.01", "ReLU, σ = 0.01");
    public static Phrase XavierRelu { get; } = new("ReLU, Xavier", "ReLU, Xavier 초깃값");
    public static Phrase HeRelu { get; } = new("ReLU, He", "ReLU, He 초깃값");
    public static Phrase HeLearns { get; } = new("With He's weights the net learns; with σ = 0.01 it hardly does", "He 초깃값이면 학습되지만 σ = 0.01이면 거의 학습되지 않는다");

    public static Phrase BatchNorm { get; } = new("Batch normalisation", "배치 정규화");
    public static Phrase BatchNormSubtitle { get; } = new("training accuracy on {0} images, for 16 scales of the initial weights", "가중치 초깃값의 크기 16가지에 대한 영상 {0}개의 훈련 정확도");
    public static Phrase With { get; } = new("with batch normalisation", "배치 정규화 사용");
    public static Phrase Without { get; } = new("without", "사용 안 함");
    public static Phrase BatchNormNote { get; } = new("training accuracy after the last epoch", "마지막 에폭의 훈련 정확도");
    public static Phrase NormFaster { get; } = new("With batch normalisation the net learns faster at most scales", "배치 정규화를 쓰면 대부분의 초깃값에서 더 빨리 학습한다");
    public static Phrase ScalesSlower { get; } = new("scales where it is slower", "더 느린 초깃값의 수");
    public static Phrase ScalesFaster { get; } = new("scales where it is faster", "더 빠른 초깃값의 수");

    public static Phrase Overfitting { get; } = new("Overfitting, and what helps", "오버피팅과 그 대책");
    public static Phrase OverfittingSubtitle { get; } = new("7 layers trained with only {0} images; {1}", "영상 {0}개만으로 훈련한 7층 신경망, {1}");
    public static Phrase Plain { get; } = new("nothing", "대책 없음");
    public static Phrase PlainDetail { get; } = new("SGD, lr 0.01", "SGD, 학습률 0.01");
    public static Phrase Augmentation { get; } = new("augmentation", "데이터 확장");
    public static Phrase AugmentationDetail { get; } = new("shifted by up to 2, zoomed by up to 10 %", "최대 2픽셀 이동, 10 % 확대·축소");
    public static Phrase Gap { get; } = new("gap", "차이");
    public static Phrase ByHeart { get; } = new("The net learns by heart: it does worse on digits that it has not seen", "신경망이 훈련 데이터를 외운다: 처음 보는 숫자에는 더 약하다");
    public static Phrase Narrows { get; } = new("{0} narrows the gap between training and test", "{0}: 훈련과 시험 정확도의 차이를 줄인다");
    public static Phrase AugmentationHelps { get; } = new("Augmentation raises the test accuracy", "데이터 확장은 시험 정확도를 높인다");

    public static Phrase Search { get; } = new("Searching for hyperparameters", "하이퍼파라미터 탐색");
    public static Phrase SearchSubtitle { get; } = new("{0} random trials; 500 images, a fifth of them for validation", "무작위 시도 {0}번, 영상 500개 중 5분의 1은 검증용");
    public static Phrase BestOf { get; } = new("The best {0} of {1} trials", "시도 {1}번 중 가장 좋은 {0}개");
    public static Phrase ValidationAccuracy { get; } = new("validation accuracy", "검증 정확도");
    public static Phrase BestFifth { get; } = new("the best fifth", "상위 5분의 1");
    public static Phrase Others { get; } = new("the others", "나머지");
    public static Phrase RateMatters { get; } = new("Learning rates from 0.001 to 0.01 validate better than smaller ones", "학습률 0.001~0.01이 더 작은 학습률보다 검증 정확도가 높다");
    public static Phrase LowRates { get; } = new("below 0.001", "0.001 미만");
    public static Phrase HighRates { get; } = new("from 0.001 on", "0.001 이상");
}
