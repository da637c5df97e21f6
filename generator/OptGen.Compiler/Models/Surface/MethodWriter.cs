using OptGen.Compiler.Binding;
using OptGen.Compiler.Emission;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Binding;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Models.Planning;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Models.Surface;

/// <summary>Writes the methods that users call, and the single numbers that a call leaves.</summary>
/// <param name="model">What it computes.</param>
/// <param name="element">The type of its elements.</param>
/// <param name="hasHessianProducts">Whether it has products of its Hessian.</param>
internal sealed class MethodWriter(BoundModel model, string element, bool hasHessianProducts)
{
    private const string Span = "global::System.ReadOnlySpan";
    private const string Batch = "global::OptGen.Batch";

    /// <summary>Data with the name that they have as arguments.</summary>
    private readonly (ModelData Data, string Name, int Place)[] _data = [.. Named(model)];

    public void Write(CodeWriter writer)
    {
        // Rows are picked along an axis whose length the call gives.
        bool picks = model.Data.Any(data => data.IsPicked && data.Axes[0].Length.DependsOnData);
        bool hasLoss = model.Training.Loss is not null;
        foreach (bool isBatch in picks ? new[] { false, true } : [false])
        {
            if (hasLoss)
            {
                Tail add = new("bool", "add", " = false", "Whether the gradients are added to those that there are; otherwise they replace them.");
                Write(writer, new("double", ModelMembers.Gradients, (call, adds) => $"return RunTraining(ref {call}, {adds});", "Computes the loss and its gradients by all parameters, and what states become.", "The loss.", add), isBatch, _data);
                Write(writer, new("double", ModelMembers.Loss, (call, _) => $"return RunEvaluation(ref {call});", "Computes the loss, without gradients.", "The loss."), isBatch, _data);
            }

            if (hasLoss && hasHessianProducts)
            {
                Write(writer, HessianProduct, isBatch, _data);
            }

            if (model.Evaluation.Result is { } result)
            {
                string type = result.Kind == ElementKind.Integer ? "int" : element;
                string run = result.Kind == ElementKind.Integer ? "RunIntegerPrediction" : "RunPrediction";
                Method predict = new($"{Span}<{type}>", ModelMembers.Predict, (call, _) => $"return {run}(ref {call});", "Computes the result.", $"The result, {AxesOf(result.Axes)}; valid until the next call.");
                Write(writer, predict, isBatch, [.. _data.Where(data => data.Data.IsReadByResult)]);
            }
        }

        if (hasLoss)
        {
            Tail elements = new("int", "elements", " = 32", "How many elements of each parameter are tried at most, evenly spread.");
            Method check = new(
                "global::OptGen.GradientCheck",
                ModelMembers.CheckGradients,
                (call, count) => $"return RunGradientCheck(ref {call}, {count});",
                "Compares the gradients with central differences of the loss, all in <c>double</c>. Nothing changes but the numbers that the call leaves: they are those of <c>Loss</c>.",
                "What differs most, and where.",
                elements);
            Write(writer, check, isBatch: false, _data);
        }

        if (hasLoss || model.Evaluation.Result is not null)
        {
            Method draw = new(
                "string",
                ModelMembers.DrawGraph,
                (call, _) => $"return RunDrawing(ref {call});",
                hasLoss
                    ? "Draws the computational graph of a call that takes gradients, with each value above the line that leads it on and its gradient below. Nothing changes."
                    : "Draws the computational graph of a call, with each value above the line that leads it on. Nothing changes.",
                "The figure, as SVG.");
            Write(writer, draw, isBatch: false, hasLoss ? _data : [.. _data.Where(data => data.Data.IsReadByResult)]);
        }

        WriteNumbers(writer);
    }

    private static Method HessianProduct => new(
        "double",
        ModelMembers.HessianProduct,
        (call, _) => $"return RunHessianProduct(ref {call});",
        "Computes the product of the loss's Hessian by all parameters with their <c>Direction</c>, and leaves it in their <c>HessianProduct</c>. Gradients and states stay as they are. Noise is that of the last call that took gradients.",
        "The curvature along the direction: its product with the Hessian, multiplied by it once more.")
    {
        Arguments = "HessianArguments",
    };

    /// <summary>The axes of a tensor, as documentation has them.</summary>
    public static string AxesOf(IReadOnlyList<Axis> axes) => axes.Count == 0 ? "one number" : $"<c>[{Literals.Xml(string.Join(", ", axes))}]</c>";

    private static IEnumerable<(ModelData, string, int)> Named(BoundModel model)
    {
        MemberNames names = new([]);
        return [.. model.Data.Select((data, place) => (data, names.Unique(PropertyNames.Identifier(data.Name)), place))];
    }

    private void Write(CodeWriter writer, Method method, bool isBatch, (ModelData Data, string Name, int Place)[] data)
    {
        Tail? tail = method.Tail;
        MemberNames names = new(_data.Select(entry => entry.Name));
        string rows = names.Unique("rows");
        string call = names.Unique("call");
        string extra = tail is null ? "" : names.Unique(tail.Name);
        (string Name, int Place)[] lengths = [.. (method.Name == ModelMembers.Predict || (method.Name == ModelMembers.DrawGraph && model.Training.Loss is null) ? model.PredictionLengths : model.GivenLengths).Select(length => (names.Unique(PropertyNames.Identifier(length.Name)), Place(length)))];
        List<string> parameters = isBatch ? [$"{Batch} {rows}"] : [];
        writer.Separate();
        writer.Line($"/// <summary>{method.Summary}</summary>");
        if (isBatch)
        {
            writer.Line($"/// <param name=\"{rows}\">The numbers of the rows to take as examples.</param>");
        }

        foreach ((ModelData entry, string parameter, _) in data)
        {
            string kind = entry.Axes.Count == 0 ? element : $"{Span}<{(entry.Kind == ElementKind.Integer ? "int" : element)}>";
            parameters.Add($"{kind} {Keywords.Escape(parameter)}");
            string picked = isBatch && entry.IsPicked ? "; of these, the rows of the call are taken" : "";
            writer.Line($"/// <param name=\"{parameter}\">The data <c>{Literals.Xml(entry.Name)}</c>, {AxesOf(entry.Axes)}{picked}.</param>");
        }

        foreach ((string parameter, int place) in lengths)
        {
            parameters.Add($"int {Keywords.Escape(parameter)}");
            writer.Line($"/// <param name=\"{parameter}\">The length of the axis <c>{Literals.Xml(model.DataLengths[place].Name)}</c>.</param>");
        }

        if (tail is not null)
        {
            parameters.Add($"{tail.Type} {extra}{tail.Default}");
            writer.Line($"/// <param name=\"{extra}\">{tail.Documentation}</param>");
        }

        writer.Line($"/// <returns>{method.Returns}</returns>");
        writer.Line("/// <exception cref=\"global::System.ArgumentException\">Lengths do not fit each other, an index, label or row is out of range, or there is no example; nothing has changed.</exception>");
        using (writer.Open($"public {method.Type} {method.Name}({string.Join(", ", parameters)})"))
        {
            writer.Line($"global::OptGen.CompilerServices.ModelArguments<{element}> {call} = this.{method.Arguments}({(isBatch ? rows : "")});");
            foreach ((ModelData entry, string parameter, int place) in data)
            {
                string give = entry.Axes.Count == 0 ? "Number" : entry.Kind == ElementKind.Integer ? "Integers" : "Numbers";
                writer.Line($"{call}.{give}({place}, {Keywords.Escape(parameter)});");
            }

            foreach ((string parameter, int place) in lengths)
            {
                writer.Line($"{call}.Length({place}, {Keywords.Escape(parameter)});");
            }

            writer.Line(method.Run(call, extra));
        }
    }

    private int Place(LengthSymbol length) => Enumerable.Range(0, model.DataLengths.Count).First(i => model.DataLengths[i].Equals(length));

    private void WriteNumbers(CodeWriter writer)
    {
        NamedValues values = new(model);
        foreach (string name in values.Scalars)
        {
            writer.Separate();
            writer.Line($"/// <summary>The number <c>{Literals.Xml(name)}</c>, as the last call left it; NaN before the first.</summary>");
            writer.Line($"public double {Keywords.Escape(ModelMembers.Property(name))} => this.NumberOf({values.PlaceOf(name)});");
        }
    }

    /// <summary>A method.</summary>
    /// <param name="Type">What it returns.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Run">Its last statement, of what is given and the argument behind the data.</param>
    /// <param name="Summary">What it does.</param>
    /// <param name="Returns">What it returns, in words.</param>
    /// <param name="Tail">The argument behind the data; null where there is none.</param>
    private sealed record Method(string Type, string Name, Func<string, string, string> Run, string Summary, string Returns, Tail? Tail = null)
    {
        /// <summary>The method of the base class that begins the call.</summary>
        public string Arguments { get; init; } = "Arguments";
    }

    /// <summary>An argument behind the data.</summary>
    private sealed record Tail(string Type, string Name, string Default, string Documentation);
}
