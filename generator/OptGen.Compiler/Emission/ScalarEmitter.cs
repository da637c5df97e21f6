using OptGen.Compiler.Planning;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Emission;

/// <summary>Writes the methods that compute scalars, in double.</summary>
/// <param name="plan">The step.</param>
/// <param name="scalars">What is to be computed.</param>
/// <param name="names">What the rule calls its values.</param>
/// <param name="methods">Notes what a method is told.</param>
/// <param name="kernel">The kernel that gets the scalars; null where none does.</param>
internal sealed partial class ScalarEmitter(StepPlan plan, ScalarPlan scalars, ValueNames names, StepMethods methods, KernelEmitter? kernel = null)
{
    private readonly Identifiers _identifiers = new(["step", "batch", "loss", "i", .. GeneratedTypes.Names, .. names.Settings.Names, .. kernel?.Fields.Where(field => names.Given(field.Key) is null).Select(field => field.Value) ?? []]);
    private readonly Dictionary<Node, string> _variables = [];
    private readonly Versions _versions = new(names);
    private bool _hasStep = true;

    /// <summary>The C# type of what is the same for every element.</summary>
    public static string Type(Node scalar) => scalar.IsCondition ? "bool" : scalar.Operation == Operation.NoiseKey ? "NoiseKey" : "double";

    /// <summary>Writes the method that computes the scalars of a pass and hands them to its kernel.</summary>
    public void WritePreparation(CodeWriter writer, string method, string type, IReadOnlyList<(string Key, Node Value)> stateUpdates)
    {
        const string Summary = "Computes what is the same for every element, once per step and in double.";
        void Body(CodeWriter body)
        {
            Expressions expressions = Compute(body);
            StoreStates(body, stateUpdates, "step.ScalarState", expressions);
            Return(body, type, expressions);
        }

        _hasStep = !plan.IsElementwise || scalars.IsPerParameter || stateUpdates.Count > 0;
        Write(writer, new Method(Summary, type, method), Body, plan.IsElementwise ? Parameters() : null);
    }

    /// <summary>Writes the method that gives scalar states their new values after the last pass.</summary>
    public void WriteUpdate(CodeWriter writer, string method, IReadOnlyList<(string Key, Node Value)> stateUpdates, bool isShared) =>
        Write(writer, new Method($"Gives the states of one number for {(isShared ? "the optimizer" : "each parameter")} their new values.", "void", method), body =>
        {
            Expressions expressions = Compute(body);
            StoreStates(body, stateUpdates, isShared ? "batch.SharedState" : "step.ScalarState", expressions);
        });

    /// <summary>Writes a method that computes one scalar.</summary>
    public void WriteValue(CodeWriter writer, string method, string summary) =>
        Write(writer, new Method(summary, scalars.Results[0].IsCondition ? "bool" : "double", method), WriteResult);

    /// <summary>Writes a method that computes a vector where it is kept.</summary>
    public void WriteVector(CodeWriter writer, string method) =>
        Write(writer, new Method("Computes a vector that is put to its elements.", "void", method), body => Compute(body));

    /// <summary>Writes a method that computes what the parameter gives to reductions over all.</summary>
    public void WriteContribution(CodeWriter writer, string method, IEnumerable<Node> reductions) =>
        Write(writer, new Method("Computes what the parameter gives to reductions over all parameters.", "void", method), body =>
        {
            Expressions expressions = Compute(body);
            body.Separate();
            foreach (Node reduction in reductions.Where(reduction => reduction.Operation == Operation.Reduce))
            {
                body.Line($"step.Contribute({plan.ReductionIndex(reduction)}, {expressions.Use(reduction.Inputs[0])});");
            }
        });

    /// <summary>Writes a method of the number of the step, <c>t</c>, alone.</summary>
    public void WriteFunctionOfStep(CodeWriter writer, string signature)
    {
        _hasStep = false;
        using (writer.Open(signature))
        {
            WriteResult(writer);
        }
    }

    private void WriteResult(CodeWriter body)
    {
        Expressions expressions = Compute(body);
        body.Separate();
        body.Line($"return {expressions.Use(scalars.Results[0])};");
    }

    /// <summary>Writes a method that is told of the parameter and of the step what it uses, unless it is told something else.</summary>
    private void Write(CodeWriter writer, Method method, Action<CodeWriter> body, string? parameters = null)
    {
        CodeWriter inner = writer.Within();
        body(inner);
        writer.Separate();
        writer.Line($"/// <summary>{method.Summary}</summary>");
        string head = $"private {method.Type} {method.Name}({parameters ?? methods.ParametersOf(method.Name, inner.ToString())})";
        if (Returned(inner.ToString()) is { } value)
        {
            // Where nothing is computed before, the value says it all.
            writer.Continue(head + " => " + value);
            return;
        }

        using (writer.Open(head))
        {
            writer.Append(inner);
        }
    }

    /// <summary>What a body returns, if it does nothing else; its lines stand one level deeper than they shall.</summary>
    private static string? Returned(string body)
    {
        const string Return = "return ";
        const string NewValue = "new ";
        string text = body.Trim();
        if (!text.StartsWith(Return, StringComparison.Ordinal) || text.IndexOf(';') != text.Length - 1)
        {
            return null;
        }

        string value = text.Substring(Return.Length).Replace("\n    ", "\n");
        return value.StartsWith(NewValue, StringComparison.Ordinal) ? $"new(){value.Substring(value.IndexOf('\n'))}" : value;
    }

    /// <summary>What a preparation of a step of one pass needs to be told: the number of the step, or more where parameters differ.</summary>
    private string Parameters()
    {
        List<string> parameters = [];
        if (_hasStep)
        {
            parameters.Add("in ParameterStep step");
        }
        else if (scalars.IsPerStep)
        {
            parameters.Add("double t");
        }

        if (scalars.ReadsLoss)
        {
            parameters.Add("double loss");
        }

        if (scalars.ReadsTotalLength)
        {
            parameters.Add("in StepBatch batch");
        }

        return string.Join(", ", parameters);
    }

    private readonly record struct Method(string Summary, string Type, string Name);
}
