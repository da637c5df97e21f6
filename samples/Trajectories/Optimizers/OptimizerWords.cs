namespace Trajectories.Optimizers;

/// <summary>Words about optimizers.</summary>
public static class OptimizerWords
{
    public static Phrase OfTheLibrary { get; } = new("others", "그 밖의 기법");
    public static Phrase Unknown { get; } = new(
        "Unknown optimizer '{0}'; there are {1}, any other optimizer of docs/zoo.md, and classes of this program.",
        "'{0}'은(는) 알 수 없는 최적화 기법입니다. {1}, docs/zoo.md의 다른 기법, 이 프로그램의 클래스를 쓸 수 있습니다.");
    public static Phrase Wrapper { get; } = new(
        "{0} wraps another optimizer. Declare one, [Optimizer<{0}, Adam>] public partial class Mine;, in a file of this program, and name that.",
        "{0}은(는) 다른 최적화 기법을 감쌉니다. 이 프로그램의 파일에 [Optimizer<{0}, Adam>] public partial class Mine;처럼 선언하고 그 이름을 쓰십시오.");
    public static Phrase NeedsMatrix { get; } = new("{0} is for matrices, but a point of the plane has two numbers.", "{0}은(는) 행렬용이지만 평면의 점은 수 두 개입니다.");
    public static Phrase NeedsGiven { get; } = new("{0} needs more than gradients: {1}.", "{0}에는 기울기 말고도 {1}이(가) 필요합니다.");
    public static Phrase Tried { get; } = new(
        "The sample has no learning rates for {0}; it takes the best of {1} that it tried for each job.",
        "{0}의 학습률은 정해져 있지 않아, 작업마다 {1}개를 시험해 가장 좋은 것을 씁니다.");
    public static Phrase LeftOut { get; } = new(
        "Not drawn: {0}, which are other forms of those above. --optimizer NAME draws any of them, and any other of the library's {1}.",
        "그리지 않음: {0} (위 기법의 다른 형태). --optimizer 이름으로 이들과 라이브러리의 {1}개 기법을 그릴 수 있습니다.");
    public static Phrase NotTrained { get; } = new("No nets were trained: --function was given.", "--function을 주어 신경망은 훈련하지 않았습니다.");
}
