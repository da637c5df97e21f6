namespace DeepLearningFromScratch.Options;

/// <summary>What the commands and options do.</summary>
public static class CommandWords
{
    public static Phrase Program { get; } = new(
        "Tries out what \"Deep Learning from Scratch\" teaches in its chapters 3 to 8: a table and a picture for each claim.",
        "『밑바닥부터 시작하는 딥러닝』 3장~8장의 내용을 실험합니다. 주장마다 표와 그림을 만듭니다.");
    public static Phrase All { get; } = new("Everything below, one after the other.", "아래의 모든 실험을 차례로 실행합니다.");
    public static Phrase Mnist { get; } = new(
        "Folder with MNIST's four IDX files (as they are or as .gz). Without it, the sample draws digits.",
        "MNIST의 IDX 파일 네 개(.gz도 가능)가 있는 폴더. 없으면 숫자를 직접 그립니다.");
    public static Phrase Images { get; } = new("How many digits to train with, at most.", "훈련에 쓸 숫자 영상의 최대 개수.");
    public static Phrase Effort { get; } = new("Multiplies the number of updates and trials: 0.2 is a quick look, 3 takes its time.", "갱신과 시도의 횟수에 곱하는 수. 0.2면 빠르게, 3이면 천천히 자세히.");
    public static Phrase Seed { get; } = new("Chooses the drawn digits, first weights and the order of examples.", "그릴 숫자, 가중치 초깃값, 데이터 순서를 정하는 시드.");
    public static Phrase UnknownCommand { get; } = new("Unknown command '{0}'; there are {1}.", "'{0}'은(는) 알 수 없는 명령입니다. 명령은 {1}입니다.");
    public static Phrase NoCommand { get; } = new("Which experiment? There are {0}.", "어느 실험을 실행할까요? 명령은 {0}입니다.");
    public static Phrase WrongEffort { get; } = new("{0} expects a number above 0 and up to 100, as in 0.5, but got '{1}'.", "{0}에는 0보다 크고 100 이하인 수(예: 0.5)가 필요하지만 '{1}'을(를) 받았습니다.");
}
