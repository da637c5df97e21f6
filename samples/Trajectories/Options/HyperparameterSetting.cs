using System.Globalization;
using System.Reflection;
using OptGen;

namespace Trajectories.Options;

/// <summary>A hyperparameter's value from the command line: a public property of an optimizer that can be set.</summary>
public sealed record HyperparameterSetting(string Name, string Value)
{
    /// <summary>Reads "name=value".</summary>
    public static HyperparameterSetting Parse(string text)
    {
        string[] parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
        return parts is [{ Length: > 0 } name, { Length: > 0 } value]
            ? new HyperparameterSetting(name, value)
            : throw new OptionException($"--set expects name=value, as in LearningRate=0.1, but got '{text}'.");
    }

    /// <summary>The names of all hyperparameters of an optimizer.</summary>
    public static IEnumerable<string> NamesOf(Optimizer optimizer) => PropertiesOf(optimizer).Select(p => p.Name);

    /// <summary>Sets the value, if the optimizer has such a hyperparameter.</summary>
    public bool TryApply(Optimizer optimizer)
    {
        var property = PropertiesOf(optimizer).FirstOrDefault(p => p.Name.Equals(Name, StringComparison.OrdinalIgnoreCase));
        if (property is null)
        {
            return false;
        }

        try
        {
            property.SetValue(optimizer, Convert(property.PropertyType));
        }
        catch (TargetInvocationException exception) when (exception.InnerException is ArgumentException reason)
        {
            throw new OptionException($"--set {Name}={Value} on {optimizer.GetType().Name}: {WithoutParameterName(reason.Message)}");
        }

        return true;
    }

    private object Convert(Type type)
    {
        if (type == typeof(bool))
        {
            return bool.TryParse(Value, out bool flag) ? flag : throw Expected("true or false");
        }

        if (type == typeof(double))
        {
            return double.TryParse(Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
                ? number
                : throw Expected("a number, as in 0.1 or 1e-3");
        }

        return long.TryParse(Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) && (type == typeof(long) || (int)whole == whole)
            ? System.Convert.ChangeType(whole, type, CultureInfo.InvariantCulture)
            : throw Expected("a whole number");
    }

    /// <summary>What an exception says before it repeats parameter and value, which stand in the option.</summary>
    private static string WithoutParameterName(string message) => message.Split(" (Parameter '")[0];

    private OptionException Expected(string what) => new($"--set {Name} expects {what}, but got '{Value}'.");

    private static IEnumerable<PropertyInfo> PropertiesOf(Optimizer optimizer) =>
        optimizer.GetType().GetProperties().Where(p =>
            p.SetMethod is { IsPublic: true } && (p.PropertyType == typeof(double) || p.PropertyType == typeof(int) || p.PropertyType == typeof(long) || p.PropertyType == typeof(bool)));
}
