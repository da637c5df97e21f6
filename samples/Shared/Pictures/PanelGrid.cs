namespace Samples.Pictures;

/// <summary>Where the panels of a picture stand: small multiples in rows, below a header, with axis labels at the left and below.</summary>
public sealed class PanelGrid(int count, int mostColumns, double pictureWidth, double heightToWidth)
{
    private const double HeaderHeight = 88, HeadingHeight = 46, LeftMargin = 44, RightMargin = 14, ColumnGap = 16, BottomMargin = 40, LabelHeight = 20;

    /// <summary>Each row of panels has labels below it, not only the last.</summary>
    public bool LabelsEveryRow { get; init; }

    private double RowHeight => HeadingHeight + PanelHeight + (LabelsEveryRow ? LabelHeight : 0);

    /// <summary>Panels beside each other.</summary>
    public int Columns { get; } = Math.Min(count, mostColumns);

    private int Rows => (count + Columns - 1) / Columns;

    /// <summary>Width of the whole picture.</summary>
    public double Width => pictureWidth;

    /// <summary>Height of the whole picture.</summary>
    public double Height => HeaderHeight + Rows * RowHeight + BottomMargin;

    /// <summary>Width of a panel's plot area.</summary>
    public double PanelWidth => Math.Round((pictureWidth - LeftMargin - RightMargin - (Columns - 1) * ColumnGap) / Columns);

    /// <summary>Height of a panel's plot area.</summary>
    public double PanelHeight => Math.Round(PanelWidth * heightToWidth);

    /// <summary>Left edge of a panel's plot area.</summary>
    public double Left(int panel) => LeftMargin + panel % Columns * (PanelWidth + ColumnGap);

    /// <summary>Top edge of a panel's plot area.</summary>
    public double Top(int panel) => HeaderHeight + HeadingHeight + panel / Columns * RowHeight;

    /// <summary>Nothing stands to the left: the labels of the vertical axis go here.</summary>
    public bool IsLeftmost(int panel) => panel % Columns == 0;

    /// <summary>Nothing stands below: the labels of the horizontal axis go here.</summary>
    public bool IsLowest(int panel) => panel + Columns >= count;
}
