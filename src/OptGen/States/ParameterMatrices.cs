using System.Runtime.InteropServices;
using OptGen.CompilerServices;
using OptGen.Memory;

namespace OptGen.States;

/// <summary>The matrices of one parameter that have other sides than its own: states, and buffers of a step.</summary>
internal sealed class ParameterMatrices<T>
    where T : unmanaged
{
    private readonly (ElementStates<T> Matrices, int Count, int Rows, int Columns)[] _spaces;

    /// <param name="name">The parameter, for what is thrown.</param>
    /// <param name="spaces">The sizes, and how many buffers there are of each.</param>
    /// <param name="states">The states that the parameter has.</param>
    /// <param name="rows">The parameter's rows.</param>
    /// <param name="columns">The parameter's columns.</param>
    /// <param name="sizes">What the hyperparameters that set sizes are.</param>
    /// <exception cref="ArgumentException">A matrix would not fit into an array.</exception>
    public ParameterMatrices(string name, IReadOnlyList<MatrixSpace> spaces, IReadOnlyList<StateInfo> states, int rows, int columns, ReadOnlySpan<int> sizes)
    {
        _spaces = new (ElementStates<T>, int, int, int)[spaces.Count];
        for (int i = 0; i < spaces.Count; i++)
        {
            MatrixSpace space = spaces[i];
            int height = space.Height.Length(rows, columns, sizes);
            int width = space.Width.Length(rows, columns, sizes);
            if ((long)height * width > Array.MaxLength)
            {
                throw new ArgumentException($"The rule needs matrices of {height}×{width} for parameter '{name}' of {rows}×{columns}; that is more than an array holds. Use a rule without them for it.");
            }

            int count = space.Buffers + states.Count(state => state.Height == space.Height && state.Width == space.Width);
            _spaces[i] = (new ElementStates<T>(count, height * width), count, height, width);
        }
    }

    /// <summary>Rows and columns of the matrices of one size.</summary>
    public (int Rows, int Columns) Size(int space) => (_spaces[space].Rows, _spaces[space].Columns);

    /// <summary>How many matrices of one size there are.</summary>
    public int Count(int space) => _spaces[space].Count;

    /// <summary>One matrix.</summary>
    public Span<T> this[int space, int index] => _spaces[space].Matrices[index];

    public ElementStates<T> Of(int space) => _spaces[space].Matrices;

    /// <summary>Whether a matrix shares memory with these bytes.</summary>
    public bool Overlap(ReadOnlySpan<byte> bytes)
    {
        foreach ((ElementStates<T> matrices, int count, _, _) in _spaces)
        {
            for (int i = 0; i < count; i++)
            {
                if (MemoryMarshal.AsBytes(matrices[i]).Overlaps(bytes))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Notes the memory of the matrices.</summary>
    public void NoteIn(MemoryMap map)
    {
        foreach ((ElementStates<T> matrices, int count, _, _) in _spaces)
        {
            for (int i = 0; i < count; i++)
            {
                map.Add(MemoryMarshal.AsBytes(matrices[i]));
            }
        }
    }

    public void Clear()
    {
        foreach ((ElementStates<T> matrices, _, _, _) in _spaces)
        {
            matrices.Clear();
        }
    }
}
