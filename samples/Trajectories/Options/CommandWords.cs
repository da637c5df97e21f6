namespace Trajectories.Options;

/// <summary>What the options do.</summary>
public static class CommandWords
{
    public static Phrase Program { get; } = new(
        "Shows the paths of gradient-descent optimizers on functions of two variables, and how they train small nets.",
        "두 변수 함수를 내려가는 경사 하강법 최적화 기법의 경로와, 작은 신경망의 학습을 보여 줍니다.");
    public static Phrase Functions { get; } = new(
        "Only these functions, and no nets: {0}. Repeatable, or separated by commas.", "이 함수들만 그리고 신경망은 훈련하지 않음: {0}. 여러 번 쓰거나 쉼표로 구분.");
    public static Phrase Optimizers { get; } = new(
        "Only these optimizers: {0}; any other of docs/zoo.md, or a class that you declare in a file of this program. Repeatable, or separated by commas.",
        "이 최적화 기법들만: {0}. docs/zoo.md의 다른 기법이나 이 프로그램의 파일에 선언한 클래스도 가능. 여러 번 쓰거나 쉼표로 구분.");
    public static Phrase Steps { get; } = new("Updates per path, instead of each function's own number.", "경로마다 갱신 횟수. 없으면 함수마다 정해진 횟수.");
    public static Phrase Epochs { get; } = new("Passes over the data when training nets.", "신경망을 훈련할 에폭 수.");
    public static Phrase Set { get; } = new(
        "A hyperparameter for all optimizers that have it, as in --set LearningRate=0.1. Repeatable.", "해당하는 모든 기법의 하이퍼파라미터. 예: --set LearningRate=0.1. 여러 번 쓸 수 있음.");
    public static Phrase Only { get; } = new("Do one half of the work: {0} (of paths on functions) or {1}.", "반만 실행: {0}(함수 위의 경로) 또는 {1}(신경망).");
    public static Phrase Seed { get; } = new("Chooses the nets' data, first weights and order of examples.", "신경망의 데이터, 가중치 초깃값, 데이터 순서를 정하는 시드.");
    public static Phrase Together { get; } = new("Draws all paths of a function in one panel, too; up to {0} optimizers.", "함수마다 모든 경로를 한 그림에도 그립니다. 기법은 {0}개까지.");
    public static Phrase TooManyTogether { get; } = new(
        "--together draws up to {0} optimizers; choose them, as in --optimizer SGD,Adam.", "--together는 {0}개까지 그립니다. --optimizer SGD,Adam처럼 고르십시오.");
    public static Phrase WrongOnly { get; } = new("--only expects {0} or {1}, but got '{2}'.", "--only에는 {0} 또는 {1}이(가) 필요하지만 '{2}'을(를) 받았습니다.");
    public static Phrase UnknownFunction { get; } = new("Unknown function '{0}'; there are {1}.", "'{0}'은(는) 알 수 없는 함수입니다. 함수는 {1}입니다.");
    public static Phrase Excluding { get; } = new("--function and --only {0} exclude each other.", "--function과 --only {0}은(는) 함께 쓸 수 없습니다.");
    public static Phrase NoHyperparameter { get; } = new(
        "No chosen optimizer has a hyperparameter '{0}'; there are {1}.", "고른 기법 중 하이퍼파라미터 '{0}'이(가) 있는 것이 없습니다. {1}이(가) 있습니다.");
}
