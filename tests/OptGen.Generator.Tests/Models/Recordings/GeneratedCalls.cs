extern alias Runtime;

using System.Globalization;
using System.Reflection;
using Runtime::OptGen;

namespace OptGen.Generator.Tests.Models.Recordings;

/// <summary>A recorded model as generated code, with the recorded parameters and states.</summary>
internal sealed class GeneratedCalls
{
    private readonly Recording _recording;
    private readonly Type _calls;

    /// <param name="recording">The recording.</param>
    /// <param name="calls">What calls the generated methods.</param>
    public GeneratedCalls(Recording recording, Type calls)
    {
        (_recording, _calls) = (recording, calls);
        Net = (Model<double>)calls.GetMethod("Make")!.Invoke(null, null)!;
        Begin();
    }

    public Model<double> Net { get; }

    /// <summary>Whether calls can pick rows of the data.</summary>
    public bool TakesRows => Has("GradientsOfRows");

    /// <summary>Gives parameters and states what is recorded as their first values.</summary>
    public void Begin()
    {
        foreach (RecordedTensor parameter in _recording.Parameters)
        {
            parameter.Values.CopyTo(Net[parameter.Name].Weights);
        }

        foreach (RecordedTensor state in _recording.States)
        {
            state.Values.CopyTo(Net.States.Single(own => own.Name == state.Name).Values);
        }
    }

    public ComputedCall Evaluate(Recording? data = null, int[]? rows = null) => new()
    {
        // Predicted first, because the numbers that a call leaves are those of the last one.
        Prediction = Has("Predict") ? [.. ((Array)Invoke("Predict", data, rows)).Cast<object>().Select(number => Convert.ToDouble(number, CultureInfo.InvariantCulture))] : null,
        Loss = Has("Loss") ? (double)Invoke("Loss", data, rows) : null,
        Numbers = Numbers(),
    };

    public ComputedCall Train(Recording? data = null, int[]? rows = null, bool add = false) => new()
    {
        Loss = (double)Invoke("Gradients", data, rows, add),
        Numbers = Numbers(),
        Gradients = Net.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Gradients.ToArray()),
        States = Net.States.ToDictionary(state => state.Name, state => state.Values.ToArray()),
    };

    public GradientCheck CheckGradients() => (GradientCheck)Invoke("CheckGradients", null, null);

    /// <summary>Steps of an optimizer on the same data.</summary>
    public ComputedSteps Step(Optimizer optimizer, int count)
    {
        optimizer.Add(Net);
        double[] losses = new double[count];
        for (int i = 0; i < count; i++)
        {
            losses[i] = (double)Invoke("Gradients", null, null);
            optimizer.Step();
        }

        return new(losses, Net.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Weights.ToArray()), Net.States.ToDictionary(state => state.Name, state => state.Values.ToArray()));
    }

    private bool Has(string method) => _calls.GetMethod(method) is not null;

    private Dictionary<string, double> Numbers() => _recording.Training.Numbers.Keys.ToDictionary(
        name => name, name => (double)Net.GetType().GetProperty(char.ToUpperInvariant(name[0]) + name[1..])!.GetValue(Net)!);

    private object Invoke(string method, Recording? data, int[]? rows, bool add = false)
    {
        Recording given = data ?? _recording;
        Array DataOf(string name) => given.Data.Single(tensor => tensor.Name == name).Data;
        MethodInfo call = _calls.GetMethod(rows is null ? method : method + "OfRows")!;
        return call.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [Net, rows, (Func<string, Array>)DataOf, (Func<string, int>)given.LengthOf, add], null)!;
    }
}
