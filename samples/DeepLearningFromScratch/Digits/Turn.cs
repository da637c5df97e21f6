namespace DeepLearningFromScratch.Digits;

/// <summary>Directions of angles by arithmetic alone, so that digits are the same on every machine; the functions of <see cref="Math"/> are not.</summary>
internal static class Turn
{
    /// <summary>Cosine and sine of a share of a full turn, to about six digits.</summary>
    public static (double Cos, double Sin) Direction(double turns)
    {
        turns -= Math.Floor(turns);
        double quarter = Math.Floor(turns * 4);
        double a = (turns - quarter / 4) * 2 * Math.PI, s = a * a;
        double sin = a * (1 - s / 6 * (1 - s / 20 * (1 - s / 42 * (1 - s / 72 * (1 - s / 110)))));
        double cos = 1 - s / 2 * (1 - s / 12 * (1 - s / 30 * (1 - s / 56 * (1 - s / 90))));
        return quarter switch { 0 => (cos, sin), 1 => (-sin, cos), 2 => (-cos, -sin), _ => (sin, -cos) };
    }
}
