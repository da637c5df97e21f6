using System.ComponentModel;
using OptGen.Models;

namespace OptGen.CompilerServices;

/// <summary>What a model is made of, as generated code tells it once the constructor's numbers are known.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModelLayout
{
    private readonly List<CallLength> _lengths = [];
    private readonly List<DataLayout> _data = [];
    private readonly List<VariableLayout> _parameters = [];
    private readonly List<VariableLayout> _states = [];
    private readonly List<ValueLayout> _values = [];
    private readonly List<string> _numbers = [];
    private readonly List<IndexRange> _ranges = [];
    private readonly List<LengthLimit> _limits = [];

    /// <summary>The text of the model.</summary>
    public string Text { internal get; set; } = "";

    /// <summary>The computational graph of the model, as text of Mermaid.</summary>
    public string Graph { internal get; set; } = "";

    internal IReadOnlyList<CallLength> Lengths => _lengths;

    internal IReadOnlyList<DataLayout> Data => _data;

    internal IReadOnlyList<VariableLayout> Parameters => _parameters;

    internal IReadOnlyList<VariableLayout> States => _states;

    /// <summary>The named values with axes.</summary>
    internal IReadOnlyList<ValueLayout> Values => _values;

    /// <summary>The named single numbers that a call leaves, behind the loss.</summary>
    internal IReadOnlyList<string> Numbers => _numbers;

    internal IReadOnlyList<IndexRange> Ranges => _ranges;

    internal IReadOnlyList<LengthLimit> Limits => _limits;

    /// <summary>Gives back a number of the constructor that the loops of the model are written out for.</summary>
    /// <param name="name">The constructor's parameter.</param>
    /// <param name="value">What it was given.</param>
    /// <param name="expected">The number that the loops are written out for: its default.</param>
    /// <exception cref="ArgumentOutOfRangeException">It was given another number.</exception>
    public static int Fixed(string name, int value, int expected) => value == expected
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"The loops of the model are written out for {name} = {expected}; change the default of '{name}', or declare a class for each number.");

    /// <summary>Gives back a number of the constructor that is the length of an axis.</summary>
    /// <param name="name">The constructor's parameter.</param>
    /// <param name="value">What it was given.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public static int Length(string name, int value) => (int)Length(name, (long)value);

    /// <inheritdoc cref="Length(string, int)"/>
    public static long Length(string name, long value) => value >= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"'{name}' is the length of an axis; it must be at least 1.");

    /// <summary>Gives back a model that the constructor was given.</summary>
    /// <param name="name">The constructor's parameter.</param>
    /// <param name="model">What it was given.</param>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public static TModel Given<TModel>(string name, TModel? model)
        where TModel : Model => model ?? throw new ArgumentNullException(name);

    /// <summary>A length that follows from numbers of the constructor.</summary>
    /// <param name="name">How it does.</param>
    /// <param name="length">How long it is.</param>
    /// <exception cref="ArgumentException">It is less than 1.</exception>
    public static void RequireLength(string name, long length)
    {
        if (length < 1)
        {
            throw new ArgumentException($"An axis would be {name} = {length} long; it must be at least 1.");
        }
    }

    /// <summary>A length that is a quotient of numbers of the constructor.</summary>
    /// <param name="name">Of which.</param>
    /// <param name="dividend">What is divided.</param>
    /// <param name="divisor">By what.</param>
    /// <exception cref="ArgumentException">It is not whole, or less than 1.</exception>
    public static void RequireQuotient(string name, long dividend, long divisor)
    {
        if (divisor < 1 || dividend < 1 || dividend % divisor != 0)
        {
            throw new ArgumentException($"An axis would be {name} long, but {dividend} is no multiple of {divisor}.");
        }
    }

    /// <summary>Two lengths that must be equal, which the constructor's numbers tell.</summary>
    /// <param name="first">The one, as the model writes it.</param>
    /// <param name="firstLength">How long it is.</param>
    /// <param name="second">The other.</param>
    /// <param name="secondLength">How long it is.</param>
    /// <exception cref="ArgumentException">They differ.</exception>
    public static void RequireEqual(string first, long firstLength, string second, long secondLength)
    {
        if (firstLength != secondLength)
        {
            throw new ArgumentException($"{first} is {firstLength} and {second} is {secondLength}; they must be equal.");
        }
    }

    /// <summary>A number of rounds of a loop, which the constructor's numbers tell.</summary>
    /// <param name="count">The number, as the model writes it.</param>
    /// <param name="rounds">What it is.</param>
    /// <exception cref="ArgumentException">It is below 0.</exception>
    public void AddRounds(string count, long rounds)
    {
        if (rounds < 0)
        {
            throw new ArgumentException($"A loop of the model would have {count} = {rounds} rounds; it must have at least 0.");
        }
    }

    /// <summary>A length that each call gives.</summary>
    /// <param name="name">The axis.</param>
    /// <param name="isGiven">Whether it is an argument; otherwise it follows from the data.</param>
    public void AddLength(string name, bool isGiven) => _lengths.Add(new CallLength(name, isGiven));

    /// <summary>Data of each call.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="isInteger">Whether its elements are whole numbers.</param>
    /// <param name="isPicked">Whether a batch picks rows of it.</param>
    /// <param name="axes">Its axes; none for one number.</param>
    public void AddData(string name, bool isInteger, bool isPicked, params ModelAxis[] axes)
    {
        ArgumentNullException.ThrowIfNull(axes);
        _data.Add(new DataLayout(name, isInteger, isPicked, axes));
    }

    /// <summary>What whole numbers of the data index, which they must not leave.</summary>
    /// <param name="data">The place of the data.</param>
    /// <param name="table">What is indexed, for the message.</param>
    /// <param name="offset">What is added to each number.</param>
    /// <param name="length">How many rows there are.</param>
    public void AddRange(int data, string table, long offset, long length) => _ranges.Add(new IndexRange(data, table, offset, length));

    /// <summary>An axis whose places index a table, which must have as many.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="table">What is indexed, for the message.</param>
    /// <param name="needed">The formula of how many places are needed.</param>
    /// <param name="length">The formula of how many there are.</param>
    public void AddLimit(string axis, string table, int needed, int length) => _limits.Add(new LengthLimit(axis, table, needed, length));

    /// <summary>A parameter.</summary>
    /// <param name="name">Its full name.</param>
    /// <param name="owner">The class that declares it.</param>
    /// <param name="declared">Its name there.</param>
    /// <param name="initial">What makes its first values.</param>
    /// <param name="axes">Its axes; none for one number.</param>
    public void AddParameter(string name, string owner, string declared, ModelInitial initial, params ModelAxis[] axes) =>
        _parameters.Add(Variable(name, owner, declared, initial, axes));

    /// <summary>A parameter of a model that this one was given: the two share its memory.</summary>
    /// <inheritdoc cref="AddParameter(string, string, string, ModelInitial, ModelAxis[])"/>
    /// <param name="name">Its full name here.</param>
    /// <param name="model">The other model.</param>
    /// <param name="nameThere">Its full name there.</param>
    public void ShareParameter(string name, Model model, string nameThere) => _parameters.Add(Shared(name, model, nameThere, isState: false));

    /// <summary>A state.</summary>
    /// <inheritdoc cref="AddParameter(string, string, string, ModelInitial, ModelAxis[])"/>
    public void AddState(string name, string owner, string declared, ModelInitial initial, params ModelAxis[] axes) =>
        _states.Add(Variable(name, owner, declared, initial, axes));

    /// <summary>A state of a model that this one was given: the two share its memory.</summary>
    /// <inheritdoc cref="ShareParameter(string, Model, string)"/>
    public void ShareState(string name, Model model, string nameThere) => _states.Add(Shared(name, model, nameThere, isState: true));

    /// <summary>A named value with axes, in the order of the generated code.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="isInteger">Whether its elements are whole numbers.</param>
    public void AddValue(string name, bool isInteger) => _values.Add(new ValueLayout(name, isInteger));

    /// <summary>A named single number that a call leaves, in the order of the generated code.</summary>
    /// <param name="name">Its name.</param>
    public void AddNumber(string name) => _numbers.Add(name);

    private static VariableLayout Variable(string name, string owner, string declared, ModelInitial initial, ModelAxis[] axes)
    {
        ArgumentNullException.ThrowIfNull(axes);
        long elements = 1;
        int[] shape = new int[axes.Length];
        for (int i = 0; i < axes.Length; i++)
        {
            long length = axes[i].Length;
            if (length is < 1 or > int.MaxValue)
            {
                throw new ArgumentException($"Axis '{axes[i].Name}' of parameter '{name}' would be {length} long; it must be at least 1.");
            }

            shape[i] = (int)length;
            elements *= length;
            if (elements > Array.MaxLength)
            {
                throw new ArgumentException($"Parameter '{name}' would have more than {Array.MaxLength} elements, the most that one can have.");
            }
        }

        return new VariableLayout(name, owner, declared, initial, [.. axes.Select(axis => axis.Name)], shape, (int)elements);
    }

    private static VariableLayout Shared(string name, Model model, string nameThere, bool isState)
    {
        ArgumentNullException.ThrowIfNull(model);
        VariableLayout there = (isState ? model.Layout.States : model.Layout.Parameters).FirstOrDefault(variable => variable.Name == nameThere)
            ?? throw new ArgumentException($"{model.GetType().Name} has no {(isState ? "state" : "parameter")} '{nameThere}' for '{name}' to be.");
        return there with { Name = name, Source = model, NameThere = nameThere };
    }
}
