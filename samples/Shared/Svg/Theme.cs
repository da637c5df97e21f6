namespace Samples.Svg;

/// <summary>Colours and letters of all pictures. The series stay distinct for colour-blind readers and on both backgrounds.</summary>
public static class Theme
{
    /// <summary>How many series colours there are.</summary>
    public const int SeriesCount = 5;

    /// <summary>The style sheet.</summary>
    public const string Css = """

            text { font-family: system-ui, -apple-system, "Segoe UI", "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", "Noto Sans CJK KR", NanumGothic, "Liberation Sans", Arial, sans-serif; font-size: 11px; fill: #24292f }
            .title { font-size: 19px; font-weight: 600 }
            .subtitle { font-size: 14px }
            .heading { font-size: 13px; font-weight: 600 }
            .legend { font-size: 12px }
            .faint { fill: #57606a }
            .paper { fill: #ffffff }
            .halo { fill: none; stroke: #ffffff; stroke-linejoin: round; stroke-linecap: round }
            .frame { fill: none; stroke: #8c959f }
            .rule { fill: none; stroke: #d8dee4 }
            .contour { fill: none; stroke: #6e7781; stroke-width: .8; stroke-linejoin: round }
            .optimum { fill: none; stroke: #24292f; stroke-width: 2; stroke-linecap: round }
            .line { fill: none; stroke: currentColor; stroke-linejoin: round; stroke-linecap: round }
            .dot { fill: currentColor }
            .start { fill: #ffffff; stroke: currentColor; stroke-width: 2 }
            .end { fill: currentColor; stroke: #ffffff; stroke-width: 1.2 }
            .series-0 { color: #0a5fb4 }
            .series-1 { color: #c24a00 }
            .series-2 { color: #00795c }
            .series-3 { color: #9c3aa8 }
            .series-4 { color: #6b6100 }
            .ink { fill: #24292f }
            @media (prefers-color-scheme: dark) {
              text { fill: #e6edf3 }
              .faint { fill: #9da7b3 }
              .paper { fill: #0d1117 }
              .halo { stroke: #0d1117 }
              .frame { stroke: #6e7681 }
              .rule { stroke: #262c36 }
              .contour { stroke: #8b949e }
              .optimum { stroke: #e6edf3 }
              .start { fill: #0d1117 }
              .end { stroke: #0d1117 }
              .series-0 { color: #5cb3ff }
              .series-1 { color: #ff9a4a }
              .series-2 { color: #45d6a8 }
              .series-3 { color: #e38bef }
              .series-4 { color: #d8c64a }
              .ink { fill: #e6edf3 }
            }

        """;

    /// <summary>The class that sets the colour of a series.</summary>
    public static string Series(int index) => $"series-{index % SeriesCount}";
}
