namespace OptGen.Memory;

/// <summary>Memory that can be held where it is while a call goes over it: of one tensor, or of several.</summary>
internal interface IHeldMemory
{
    /// <summary>Whether some of it is no array.</summary>
    bool HasForeignMemory { get; }

    /// <summary>Pins it; to be released whatever comes of it.</summary>
    /// <returns>Whether all of it is held; otherwise <see cref="Fix"/> holds the rest, too.</returns>
    bool Pin();

    /// <summary>Does something while memory that cannot be pinned is held, too.</summary>
    TResult Fix<TResult>(Func<TResult> action);

    void Release();
}
