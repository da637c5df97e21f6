using System.Text.Json;

namespace OptGen.Tests.Golden;

/// <summary>The hyperparameters of a case. Each must be read or be known to change nothing: none may be passed over unnoticed.</summary>
internal sealed class TorchHyperparameters(JsonElement element)
{
    /// <summary>What chooses between implementations in PyTorch; the recorded runs are of the plain loop.</summary>
    private static readonly string[] ImplementationSwitches = ["foreach", "capturable", "differentiable", "fused"];

    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    public double Number(string name) => Read(name).GetDouble();

    public double Number(string name, int index) => Read(name)[index].GetDouble();

    public bool Flag(string name) => Read(name).GetBoolean();

    /// <summary>A flag that some of PyTorch's optimizers do not have.</summary>
    public bool FlagOrFalse(string name) => element.TryGetProperty(name, out _) && Flag(name);

    /// <summary>Fails where a hyperparameter was not read and is not a switch of the implementation that is off.</summary>
    public void CheckAllRead()
    {
        foreach (JsonProperty property in element.EnumerateObject())
        {
            bool isSwitchedOff = ImplementationSwitches.Contains(property.Name) && property.Value.ValueKind is JsonValueKind.False or JsonValueKind.Null;
            if (!isSwitchedOff && !_read.Contains(property.Name))
            {
                throw new NotSupportedException($"The hyperparameter '{property.Name}' = {property.Value} is given to none of ours.");
            }
        }
    }

    private JsonElement Read(string name)
    {
        _read.Add(name);
        return element.GetProperty(name);
    }
}
