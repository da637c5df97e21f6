namespace OptGen.Memory;

/// <summary>The tensors whose memory is no array, to be held while a call goes over it.</summary>
internal sealed class MemoryHold : IHeldMemory
{
    private readonly List<IHeldMemory> _tensors = [];

    /// <summary>Whether there is any.</summary>
    public bool HasForeignMemory { get; private set; }

    public void Add(IHeldMemory tensor)
    {
        if (tensor.HasForeignMemory && !_tensors.Contains(tensor))
        {
            _tensors.Add(tensor);
            HasForeignMemory = true;
        }
    }

    /// <summary>Does something while all memory is held; nothing where some of it cannot be had.</summary>
    public TResult While<TResult>(Func<TResult> action)
    {
        if (!HasForeignMemory)
        {
            return action();
        }

        try
        {
            return Pin() ? action() : Fix(action);
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

    /// <inheritdoc/>
    public bool Pin()
    {
        bool isHeld = true;
        foreach (IHeldMemory tensor in _tensors)
        {
            isHeld &= tensor.Pin();
        }

        return isHeld;
    }

    /// <inheritdoc/>
    public void Release()
    {
        foreach (IHeldMemory tensor in _tensors)
        {
            tensor.Release();
        }
    }

    /// <inheritdoc/>
    public TResult Fix<TResult>(Func<TResult> action) => Fix(action, 0);

    /// <summary>Holds what cannot be pinned on the stack, which ends with the action.</summary>
    private TResult Fix<TResult>(Func<TResult> action, int index) =>
        index == _tensors.Count ? action() : _tensors[index].Fix(() => Fix(action, index + 1));
}
