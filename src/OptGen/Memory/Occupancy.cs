namespace OptGen.Memory;

/// <summary>
/// Keeps the calls of one optimizer, or of the members of one group, apart: while one is under way, a second one, of another thread or from within the first, is refused
/// before it does anything.
/// </summary>
internal sealed class Occupancy
{
    private const int Free = 0;
    private const int Taken = 1;

    /// <summary>While a closure of the caller's runs within a call: it may do what prepares gradients.</summary>
    private const int Lent = 2;

    private int _state;

    /// <summary>Begins a call.</summary>
    /// <param name="user">What is called, for the message.</param>
    /// <exception cref="InvalidOperationException">Another call is under way.</exception>
    public void Enter(object user)
    {
        if (Interlocked.CompareExchange(ref _state, Taken, Free) != Free)
        {
            throw IsTaken(user);
        }
    }

    /// <summary>Ends it.</summary>
    public void Leave() => Volatile.Write(ref _state, Free);

    /// <summary>Lets a closure prepare gradients, until <see cref="TakeBack"/>.</summary>
    public void Lend() => Volatile.Write(ref _state, Lent);

    /// <summary>Goes on with the call, once what another thread may have borrowed it for has ended.</summary>
    public void TakeBack()
    {
        SpinWait spin = default;
        while (Interlocked.CompareExchange(ref _state, Taken, Lent) != Lent)
        {
            spin.SpinOnce();
        }
    }

    /// <summary>Does something in a call of its own.</summary>
    public TResult Within<TResult>(object user, Func<TResult> action)
    {
        Enter(user);
        try
        {
            return action();
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Begins a call that a closure may make, too.</summary>
    /// <returns>What <see cref="Return"/> needs to know.</returns>
    /// <exception cref="InvalidOperationException">Another call is under way.</exception>
    public int EnterOrBorrow(object user)
    {
        int before = Interlocked.CompareExchange(ref _state, Taken, Free);
        if (before == Lent)
        {
            before = Interlocked.CompareExchange(ref _state, Taken, Lent);
        }

        return before is Free or Lent ? before : throw IsTaken(user);
    }

    /// <summary>Ends it.</summary>
    public void Return(int before) => Volatile.Write(ref _state, before);

    private static InvalidOperationException IsTaken(object user)
    {
        Type type = user.GetType();
        string name = type.IsGenericType ? type.Name[..type.Name.IndexOf('`')] : type.Name;
        return new($"A call of this {name} is under way, on another thread or around this one (a closure, a schedule, a listener, memory of one's own): one at a time may use it and its parameters.");
    }
}
