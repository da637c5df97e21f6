namespace OptGen;

/// <summary>A tensor whose memory can be held where it is.</summary>
internal interface IHeldParameter
{
    /// <summary>Whether some of its memory is no array.</summary>
    bool HasForeignMemory { get; }

    /// <summary>Pins its memory.</summary>
    /// <returns>Whether all of it is held.</returns>
    bool Pin();

    /// <summary>Does something while memory that cannot be pinned is held, too.</summary>
    TResult Fix<TResult>(Func<TResult> action);

    void Release();
}
