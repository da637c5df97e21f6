namespace DeepLearningFromScratch.Digits;

/// <summary>How people write the ten digits: for each, a few ways, each of strokes.</summary>
internal static class Glyphs
{
    /// <summary>The ways of each digit.</summary>
    public static IReadOnlyList<IReadOnlyList<Stroke[]>> All { get; } =
    [
        [
            [Stroke.Arc(.5, .5, .28, .42, 0, 1)],
            [Stroke.Arc(.5, .5, .21, .40, -.15, .8), Line(.55, .12, .66, .22)],
        ],
        [
            [Line(.5, .08, .5, .92)],
            [Line(.36, .26, .54, .08, .52, .92)],
            [Line(.36, .24, .52, .08, .52, .92), Line(.34, .92, .70, .92)],
        ],
        [
            [Stroke.Arc(.5, .31, .26, .22, -.47, .06), Line(.73, .40, .24, .90, .78, .90)],
            [Stroke.Arc(.48, .30, .25, .20, -.45, .12), Line(.65, .45, .40, .70), Stroke.Arc(.33, .78, .11, .11, -.1, .9), Line(.40, .86, .78, .88)],
        ],
        [
            [Stroke.Arc(.46, .30, .25, .20, -.42, .25), Stroke.Arc(.46, .69, .29, .21, -.25, .42)],
            [Line(.24, .12, .74, .12, .46, .43), Stroke.Arc(.46, .67, .28, .24, -.25, .42)],
        ],
        [
            [Line(.60, .08, .20, .62, .82, .62), Line(.62, .38, .62, .94)],
            [Line(.26, .10, .24, .50, .74, .50), Line(.70, .10, .68, .92)],
        ],
        [
            [Line(.74, .10, .32, .10, .29, .45), Stroke.Arc(.46, .65, .27, .25, -.32, .40)],
            [Line(.72, .12, .34, .14, .28, .46, .52, .42), Stroke.Arc(.48, .66, .25, .24, -.22, .38)],
        ],
        [
            [Line(.64, .08, .34, .42, .25, .68), Stroke.Arc(.49, .69, .24, .22, -.5, .5)],
            [Stroke.Arc(.62, .55, .38, .46, -.48, -.22), Stroke.Arc(.50, .70, .22, .20, -.6, .4)],
        ],
        [
            [Line(.22, .12, .78, .12, .42, .92)],
            [Line(.22, .14, .76, .12, .44, .92), Line(.36, .50, .74, .50)],
            [Line(.24, .28, .25, .12, .76, .12, .50, .92)],
        ],
        [
            [Stroke.Arc(.5, .29, .21, .20, 0, 1), Stroke.Arc(.5, .70, .26, .22, 0, 1)],
            [Line(.70, .18, .30, .40, .70, .68), Stroke.Arc(.5, .74, .21, .17, -.1, .52), Line(.30, .68, .70, .18), Stroke.Arc(.5, .22, .22, .12, .5, 1)],
        ],
        [
            [Stroke.Arc(.48, .32, .23, .22, 0, 1), Line(.71, .30, .66, .92)],
            [Stroke.Arc(.48, .32, .22, .21, -.1, .9), Line(.70, .28, .70, .60), Stroke.Arc(.46, .62, .24, .28, 0, .38)],
        ],
    ];

    private static Stroke Line(params ReadOnlySpan<double> coordinates)
    {
        var points = new Point[coordinates.Length / 2];
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = new Point(coordinates[2 * i], coordinates[2 * i + 1]);
        }

        return new Stroke(points);
    }
}
