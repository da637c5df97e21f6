namespace Samples.Words;

/// <summary>Words that pictures and options of all samples use.</summary>
public static class SharedWords
{
    public static Phrase Start { get; } = new("start", "출발점");
    public static Phrase End { get; } = new("end", "도착점");
    public static Phrase AfterEachUpdate { get; } = new("after each update", "갱신할 때마다");
    public static Phrase EveryUpdates { get; } = new("every {0} updates", "{0}번 갱신마다");
    public static Phrase Minimum { get; } = new("minimum", "최솟값");
    public static Phrase Minima { get; } = new("minima", "최솟값들");
    public static Phrase Contours { get; } = new("contours: equal factors in f − min f", "등고선: f − min f의 같은 비율 간격");
    public static Phrase UpdatesFrom { get; } = new("{0};  {1} updates from ({2}, {3})", "{0};  ({2}, {3})에서 {1}번 갱신");
    public static Phrase Diverged { get; } = new("diverged", "발산");
    public static Phrase Averaged { get; } = new(" (averaged)", " (평균)");
    public static Phrase OneRate { get; } = new("one rate", "학습률 하나");
    public static Phrase ScaledRates { get; } = new("scaled rates", "가중치별 학습률");
    public static Phrase LikeAdam { get; } = new("like Adam", "Adam 계열");
    public static Phrase BookFigure { get; } = new("Four ways down a long valley", "긴 골짜기를 내려가는 네 가지 방법");
    public static Phrase LongValley { get; } = new("Long valley", "긴 골짜기");
    public static Phrase PanelEnds { get; } = new("{0}: {1}.", "{0}: {1}.");
    public static Phrase CurveEnds { get; } = new("{0} ends at {1}", "{0}의 마지막 값 {1}");
    public static Phrase Wrote { get; } = new("wrote {0}", "저장함: {0}");
    public static Phrase NoKoreanFont { get; } = new(
        "No Korean font was found, so the words in PNG files are English; the SVG files are Korean. --font FILE names one.",
        "한글 글꼴을 찾지 못해 PNG 그림의 글은 영어로 적었습니다. SVG 그림은 한글입니다. --font 파일로 글꼴을 지정할 수 있습니다.");
    public static Phrase NoFont { get; } = new(
        "No font was found, so PNG files have no words. --font FILE names one.",
        "글꼴을 찾지 못해 PNG 그림에는 글이 없습니다. --font 파일로 글꼴을 지정할 수 있습니다.");
    public static Phrase CannotWrite { get; } = new("Cannot write to the folder '{0}': {1}", "'{0}' 폴더에 쓸 수 없습니다: {1}");
    public static Phrase CannotReadFont { get; } = new("--font expects a font file, but got '{0}'.", "--font에는 글꼴 파일이 필요하지만 '{0}'을(를) 받았습니다.");
    public static Phrase UnknownLanguage { get; } = new("--language expects en or ko, but got '{0}'.", "--language에는 en 또는 ko가 필요하지만 '{0}'을(를) 받았습니다.");
    public static Phrase UnknownTheme { get; } = new("--theme expects light or dark, but got '{0}'.", "--theme에는 light 또는 dark가 필요하지만 '{0}'을(를) 받았습니다.");
    public static Phrase WholeNumber { get; } = new("{0} expects a whole number from {1} on, but got '{2}'.", "{0}에는 {1} 이상의 정수가 필요하지만 '{2}'을(를) 받았습니다.");
    public static Phrase DidYouMean { get; } = new(" Did you mean {0}?", " {0}을(를) 뜻했습니까?");
    public static Phrase Or { get; } = new(" or ", " 또는 ");
}
