using OptGen.Compiler.Language;

namespace OptGen.Compiler.Models.Binding;

/// <summary>The arguments of a call of a model: in their order, or by their names; each is used once.</summary>
internal sealed class ModelArguments(IReadOnlyList<ExpressionSyntax> written)
{
    private readonly Queue<ExpressionSyntax> _inOrder = new(written.Where(argument => argument is not NamedArgumentSyntax));
    private readonly List<NamedArgumentSyntax> _named = [.. written.OfType<NamedArgumentSyntax>()];

    /// <summary>The next without a name.</summary>
    public ExpressionSyntax? Next => _inOrder.Count > 0 ? _inOrder.Peek() : null;

    /// <summary>How many without a name are left.</summary>
    public int Left => _inOrder.Count;

    /// <summary>One that is left.</summary>
    public ExpressionSyntax? Unused => Next ?? _named.FirstOrDefault();

    public bool HasNamed(string key) => _named.Any(argument => argument.Name.Name.Key == key);

    public ExpressionSyntax? TakeNext() => _inOrder.Count > 0 ? _inOrder.Dequeue() : null;

    public ExpressionSyntax? TakeNamed(string key)
    {
        int place = _named.FindIndex(argument => argument.Name.Name.Key == key);
        if (place < 0)
        {
            return null;
        }

        ExpressionSyntax value = _named[place].Value;
        _named.RemoveAt(place);
        return value;
    }
}
