namespace DeepLearningFromScratch.Digits;

/// <summary>Words about files of digits.</summary>
public static class DigitWords
{
    public static Phrase NoFile { get; } = new("--mnist {0}: there is no {1} (or {1}.gz).", "--mnist {0}: {1}(또는 {1}.gz) 파일이 없습니다.");
    public static Phrase Damaged { get; } = new("--mnist: {0} cannot be read: {1}", "--mnist: {0} 파일을 읽을 수 없습니다: {1}");
    public static Phrase DoNotFit { get; } = new(
        "--mnist {0}: expected N×28×28 images and N labels, but {1} is {2} and {3} is {4}.",
        "--mnist {0}: N×28×28 영상과 레이블 N개가 필요하지만 {1}은(는) {2}, {3}은(는) {4}입니다.");
    public static Phrase NoDigit { get; } = new("--mnist: {0} has the label {1}, which is no digit.", "--mnist: {0}에 숫자가 아닌 레이블 {1}이(가) 있습니다.");
    public static Phrase Drawn { get; } = new("drawn digits, seed {0}", "그려 만든 숫자, 시드 {0}");
    public static Phrase Mnist { get; } = new("MNIST", "MNIST");
}
