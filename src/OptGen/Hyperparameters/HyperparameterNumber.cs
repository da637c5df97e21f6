using OptGen.CompilerServices;

namespace OptGen.Hyperparameters;

/// <summary>Reads and sets a hyperparameter as a number in double; one serves all steps, which must not allocate.</summary>
internal sealed class HyperparameterNumber : HyperparameterExchange
{
    /// <summary>What a value that is to be set is called in messages; null while one is read.</summary>
    private string? _name;

    /// <summary>The value that was read, or is to be set; NaN where the hyperparameter is no number.</summary>
    public double Value { get; private set; }

    public HyperparameterNumber Reading()
    {
        _name = null;
        Value = double.NaN;
        return this;
    }

    public HyperparameterNumber Setting(string name, double value)
    {
        _name = name;
        Value = value;
        return this;
    }

    public override double Exchange(double value) => _name is null ? Note(value, value) : Value;

    public override float Exchange(float value) => _name is null ? Note(value, value) : (float)Value;

    public override int Exchange(int value) => _name is null ? Note(value, value) : Hyperparameter.Whole<int>(Value, _name);

    public override long Exchange(long value) => _name is null ? Note(value, value) : Hyperparameter.Whole<long>(Value, _name);

    public override bool Exchange(bool value) => _name is null ? value : throw NoNumber();

    public override double[] Exchange(double[] value) => _name is null ? value : throw NoNumber();

    private T Note<T>(T value, double number)
    {
        Value = number;
        return value;
    }

    private NotSupportedException NoNumber() => new($"{_name} is not a number and cannot follow a schedule.");
}
