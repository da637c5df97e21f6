namespace OptGen.CompilerServices;

public unsafe partial interface ILane<TSelf, T>
{
    /// <summary>Reads the first elements of a lane and nothing beyond; the others are 0.</summary>
    /// <param name="source">Memory that stays where it is.</param>
    /// <param name="count">How many there are to read, from 1 to <see cref="Count"/>.</param>
    static abstract TSelf LoadFirst(T* source, int count);

    /// <summary>Writes the first elements of a lane and nothing beyond.</summary>
    /// <param name="value">The lane.</param>
    /// <param name="destination">Memory that stays where it is.</param>
    /// <param name="count">How many there are to write, from 1 to <see cref="Count"/>.</param>
    static abstract void StoreFirst(TSelf value, T* destination, int count);
}
