namespace OptGen;

/// <summary>How much of a state there is for one parameter.</summary>
public enum StateShape
{
    /// <summary>One number in <see cref="double"/> for each parameter.</summary>
    Scalar,

    /// <summary>One number in <see cref="double"/> for the whole optimizer; as many as <see cref="StateInfo.Height"/> says, where it is not null.</summary>
    Shared,

    /// <summary>One number in <see cref="double"/> for each row of the parameter's matrix.</summary>
    Row,

    /// <summary>One number in <see cref="double"/> for each column.</summary>
    Column,

    /// <summary>One number in <see cref="double"/> for each block of consecutive elements.</summary>
    Block,

    /// <summary>A matrix of the parameter's element type, whose sides are <see cref="StateInfo.Height"/> and <see cref="StateInfo.Width"/>.</summary>
    Matrix,

    /// <summary>One number of the parameter's element type for each weight.</summary>
    Element,
}
