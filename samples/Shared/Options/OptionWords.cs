using Samples.Words;

namespace Samples.Options;

/// <summary>What the options of all samples do.</summary>
public static class OptionWords
{
    public static Phrase Output { get; } = new("Folder for the pictures, each as SVG and PNG.", "그림을 저장할 폴더. 그림마다 SVG와 PNG로 저장합니다.");
    public static Phrase Theme { get; } = new("Background of PNG files; SVG files follow their reader.", "PNG 그림의 배경. SVG 그림은 보는 사람의 설정을 따릅니다.");
    public static Phrase Font { get; } = new("A font file for the words of PNG files, instead of the system's.", "PNG 그림의 글에 쓸 글꼴 파일. 없으면 시스템 글꼴을 씁니다.");
    public static Phrase Language { get; } = new("Language of tables and pictures, instead of the system's.", "표와 그림의 언어. 없으면 시스템 언어를 따릅니다.");
    public static Phrase FolderName { get; } = new("folder", "폴더");
    public static Phrase FileName { get; } = new("file", "파일");
    public static Phrase NumberName { get; } = new("number", "수");
    public static Phrase Name { get; } = new("name", "이름");
    public static Phrase UnknownArgument { get; } = new("Unknown argument '{0}'; the options are {1}.", "'{0}'은(는) 알 수 없는 인자입니다. 옵션은 {1}입니다.");
}
