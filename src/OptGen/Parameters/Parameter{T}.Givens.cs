using System.Runtime.InteropServices;
using OptGen.Lanes;

namespace OptGen.Parameters;

internal sealed partial class Parameter<T>
{
    public override void Give(string name, ReadOnlyMemory<float> values) => GiveMemory(name, values);

    public override void Give(string name, ReadOnlyMemory<double> values) => GiveMemory(name, values);

    public override void Give(string name, double value)
    {
        int index = GivenNamed(name);
        if (_givens!.Lengths[index] != 1)
        {
            throw new ArgumentException(WrongLength(index, 1), nameof(value));
        }

        if (Set.Info.Givens[index].Shape != StateShape.Scalar)
        {
            GiveMemory<T>(name, new T[] { Rounded.To<T>(value) });
            return;
        }

        int before = Set.BeginGiving();
        _givens.Set(index, value);
        Set.EndGiving(before);
    }

    internal override bool HasGiven(int index) => _givens!.IsKnown(index);

    internal override double GivenNumber(int index) => _givens!.Number(index);

    internal override void CopyGiven(int index, Span<double> destination) => _givens!.CopyTo(index, destination);

    private void GiveMemory<TGiven>(string name, ReadOnlyMemory<TGiven> values)
        where TGiven : unmanaged
    {
        int index = GivenNamed(name);
        ParameterName.CheckNotNull(MemoryMarshal.AsMemory(values), $"The '{name}'", Name, nameof(values));
        if (values is not ReadOnlyMemory<T> typed)
        {
            throw new ArgumentException($"Parameter '{Name}' has {typeof(T).Name} weights; its '{name}' must be {typeof(T).Name} too, but is {typeof(TGiven).Name}.", nameof(values));
        }

        if (typed.Length != _givens!.Lengths[index])
        {
            throw new ArgumentException(WrongLength(index, typed.Length), nameof(values));
        }

        Set.TakeGiven(this, $"The '{name}' given to parameter '{Name}'", MemoryMarshal.AsMemory(typed), nameof(values), () => _givens.Set(index, typed));
    }

    internal override string NameOfGiven(ReadOnlySpan<byte> bytes)
    {
        for (int i = 0; i < _givens!.Count; i++)
        {
            if (MemoryMarshal.AsBytes(_givens.Memory(i)).Overlaps(bytes))
            {
                return $"the '{Set.Info.Givens[i].Name}'";
            }
        }

        return "what is given";
    }

    /// <summary>The place of what the rule is given under a name.</summary>
    private int GivenNamed(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        IReadOnlyList<GivenInfo> givens = Set.Info.Givens;
        for (int i = 0; i < givens.Count; i++)
        {
            if (givens[i].Name == name)
            {
                return i;
            }
        }

        string known = givens.Count == 0 ? "is given nothing" : $"is given {string.Join(", ", givens.Select(given => $"'{given.Name}'"))}";
        throw new ArgumentException($"The rule of {Set.Name} reads no '{name}': it {known}.", nameof(name));
    }

    private string WrongLength(int index, int length)
    {
        GivenInfo given = Set.Info.Givens[index];
        string size = given.Shape switch
        {
            StateShape.Element => $"for {Length} weights",
            StateShape.Scalar => "for one number",
            StateShape.Row => "for the rows of its size",
            StateShape.Column => "for the columns of its size",
            _ => "for the matrix of its size",
        };
        return $"Parameter '{Name}' needs {_givens!.Lengths[index]} elements of '{given.Name}', {size}, but was given {length}.";
    }
}
