namespace OptGen;

/// <summary>The parameters whose memory is no array, to be held while a call goes over it.</summary>
internal sealed class MemoryHold
{
    private readonly List<IHeldParameter> _parameters = [];

    /// <summary>Whether there is any.</summary>
    public bool IsNeeded { get; private set; }

    public void Add(IHeldParameter parameter)
    {
        if (parameter.HasForeignMemory && !_parameters.Contains(parameter))
        {
            _parameters.Add(parameter);
            IsNeeded = true;
        }
    }

    /// <summary>Does something while all memory is held; nothing where some of it cannot be had.</summary>
    public TResult While<TResult>(Func<TResult> action)
    {
        if (!IsNeeded)
        {
            return action();
        }

        try
        {
            return TryPin() ? action() : Fix(action, 0);
        }
        finally
        {
            Release();
        }
    }

    /// <inheritdoc cref="While{TResult}(Func{TResult})"/>
    public void While(Action action) => While(() =>
    {
        action();
        return true;
    });

    /// <summary>Pins all memory; to be released whatever comes of it.</summary>
    /// <returns>Whether all of it is held; otherwise <see cref="While{TResult}(Func{TResult})"/> holds it, too.</returns>
    public bool TryPin()
    {
        bool isHeld = true;
        foreach (IHeldParameter parameter in _parameters)
        {
            isHeld &= parameter.Pin();
        }

        return isHeld;
    }

    public void Release()
    {
        foreach (IHeldParameter parameter in _parameters)
        {
            parameter.Release();
        }
    }

    /// <summary>Holds what cannot be pinned on the stack, which ends with the action.</summary>
    private TResult Fix<TResult>(Func<TResult> action, int index) =>
        index == _parameters.Count ? action() : _parameters[index].Fix(() => Fix(action, index + 1));
}
