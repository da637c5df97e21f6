namespace OptGen.Products;

internal readonly struct Tile1x1 : ITileShape
{
    public static int Rows => 1;

    public static int Lanes => 1;
}

internal readonly struct Tile1x2 : ITileShape
{
    public static int Rows => 1;

    public static int Lanes => 2;
}

internal readonly struct Tile1x3 : ITileShape
{
    public static int Rows => 1;

    public static int Lanes => 3;
}

internal readonly struct Tile1x4 : ITileShape
{
    public static int Rows => 1;

    public static int Lanes => 4;
}

internal readonly struct Tile4x1 : ITileShape
{
    public static int Rows => 4;

    public static int Lanes => 1;
}

internal readonly struct Tile4x2 : ITileShape
{
    public static int Rows => 4;

    public static int Lanes => 2;
}

internal readonly struct Tile4x3 : ITileShape
{
    public static int Rows => 4;

    public static int Lanes => 3;
}

internal readonly struct Tile4x4 : ITileShape
{
    public static int Rows => 4;

    public static int Lanes => 4;
}

internal readonly struct Tile6x1 : ITileShape
{
    public static int Rows => 6;

    public static int Lanes => 1;
}

internal readonly struct Tile6x2 : ITileShape
{
    public static int Rows => 6;

    public static int Lanes => 2;
}

internal readonly struct Tile6x3 : ITileShape
{
    public static int Rows => 6;

    public static int Lanes => 3;
}

internal readonly struct Tile6x4 : ITileShape
{
    public static int Rows => 6;

    public static int Lanes => 4;
}

internal readonly struct Tile8x1 : ITileShape
{
    public static int Rows => 8;

    public static int Lanes => 1;
}

internal readonly struct Tile8x2 : ITileShape
{
    public static int Rows => 8;

    public static int Lanes => 2;
}

internal readonly struct Tile8x3 : ITileShape
{
    public static int Rows => 8;

    public static int Lanes => 3;
}
