namespace OptGen.Compiler.Values;

/// <summary>Goes through what a value, or a tensor, is made of before it itself. A rule may be thousands of operations deep, so nothing here recurs.</summary>
internal static class InputsFirst
{
    /// <summary>Computes something for a value and all that it needs for it.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isKnown">Whether a value is done.</param>
    /// <param name="inputs">The values that must be done before.</param>
    /// <param name="compute">Does it; afterwards the value is known.</param>
    public static void Visit<TNode>(TNode value, Func<TNode, bool> isKnown, Func<TNode, IEnumerable<TNode>> inputs, Action<TNode> compute)
    {
        Stack<TNode> pending = new([value]);
        while (pending.Count > 0)
        {
            TNode node = pending.Peek();
            int before = pending.Count;
            if (!isKnown(node))
            {
                foreach (TNode input in inputs(node))
                {
                    if (!isKnown(input))
                    {
                        pending.Push(input);
                    }
                }

                if (pending.Count > before)
                {
                    continue;
                }

                compute(node);
            }

            pending.Pop();
        }
    }
}
