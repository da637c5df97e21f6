using System.Globalization;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Emission;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Binding;
using OptGen.Compiler.Models.Emission;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Models.Planning;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Models.Surface;

/// <summary>Writes what tells the base class of data, parameters and states, and computes lengths for it.</summary>
/// <param name="declaration">The declaration of the model.</param>
/// <param name="model">What it computes.</param>
/// <param name="gradients">The gradient of each parameter; null where the loss does not reach it.</param>
internal sealed class LayoutWriter(ModelDeclaration declaration, BoundModel model, IReadOnlyList<Tensor?> gradients)
{
    private const string Layout = "layout";
    private const string Lengths = "lengths";

    private readonly LengthCode _lengths = new(model.DataLengths, Lengths, "this");
    private readonly List<Axis> _formulas = [.. model.Data.SelectMany(data => data.Axes).Where(axis => axis.Length.DependsOnData && SymbolOf(axis.Length) is null).Distinct()];

    private readonly (string Axis, string Table, Length Needed, Length Length)[] _limits = [.. IndexRanges.Limits(model)];

    public void Write(CodeWriter writer)
    {
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        using (writer.Open($"protected override void {ModelMembers.Describe}(global::OptGen.CompilerServices.ModelLayout {Layout})"))
        {
            writer.Line($"{Layout}.Text = {Literals.String(declaration.Text)};");
            writer.Line($"{Layout}.Graph = {Literals.String(ModelDiagram.Of(model))};");
            foreach (LengthSymbol length in model.DataLengths)
            {
                writer.Line($"{Layout}.AddLength({Literals.String(length.Name)}, {Literals.Boolean(model.GivenLengths.Contains(length))});");
            }

            foreach (ModelData data in model.Data)
            {
                writer.Line($"{Layout}.AddData({Arguments([Literals.String(data.Name), Literals.Boolean(data.Kind == ElementKind.Integer), Literals.Boolean(data.IsPicked), .. data.Axes.Select(AxisOf)])});");
            }

            foreach ((int place, string table, Length offset, Length length) in IndexRanges.Of(model))
            {
                writer.Line($"{Layout}.AddRange({place}, {Literals.String(table)}, {_lengths.Of(offset)}, {_lengths.Of(length)});");
            }

            for (int i = 0; i < _limits.Length; i++)
            {
                writer.Line($"{Layout}.AddLimit({Literals.String(_limits[i].Axis)}, {Literals.String(_limits[i].Table)}, {Number(LimitFormula(i))}, {Number(LimitFormula(i) - 1)});");
            }

            foreach (Length count in model.Counts)
            {
                writer.Line($"{Layout}.AddRounds({Literals.String(count.ToString())}, {_lengths.Of(count)});");
            }

            Variables(writer, "Parameter", model.Parameters, 0);
            Variables(writer, "State", model.States, 0);

            NamedValues values = new(model);
            foreach (string name in values.Tensors)
            {
                writer.Line($"{Layout}.AddValue({Literals.String(name)}, {Literals.Boolean(ValueOf(name).Kind != ElementKind.Number)});");
            }

            foreach (string name in values.Scalars)
            {
                writer.Line($"{Layout}.AddNumber({Literals.String(name)});");
            }
        }

        Counts(writer);
        Operations(writer);
    }

    private static LengthSymbol? SymbolOf(Length length) => length.Symbol is { IsOfData: true } symbol ? symbol : null;

    private string AxisOf(Axis axis)
    {
        string name = Literals.String(axis.Name ?? "");
        const string Type = "global::OptGen.CompilerServices.ModelAxis";
        if (!axis.Length.DependsOnData)
        {
            return $"{Type}.Of({name}, {_lengths.Of(axis.Length)})";
        }

        return SymbolOf(axis.Length) is { } symbol
            ? $"{Type}.OfCall({name}, {Place(symbol)})"
            : $"{Type}.OfFormula({Arguments([name, Number(-2 - _formulas.IndexOf(axis)), .. axis.Length.Symbols.Where(known => known.IsOfData).Select(known => Number(Place(known)))])})";
    }

    /// <summary>Those of a loop's rounds are told round by round.</summary>
    private void Variables(CodeWriter writer, string kind, IReadOnlyList<ModelVariable> variables, int depth)
    {
        for (int i = 0; i < variables.Count; i++)
        {
            if (variables[i].Rounds.Count == depth)
            {
                Variable(writer, kind, variables[i]);
                continue;
            }

            LoopRounds rounds = variables[i].Rounds[depth];
            ModelVariable[] within = [.. variables.Skip(i).TakeWhile(variable => variable.Rounds.Count > depth && variable.Rounds[depth] == rounds)];
            using (writer.Open($"for (long {rounds.Symbol} = 0; {rounds.Symbol} < {_lengths.Of(rounds.Axis.Length)}; {rounds.Symbol}++)"))
            {
                Variables(writer, kind, within, depth + 1);
            }

            i += within.Length - 1;
        }
    }

    /// <summary>A name, with the numbers of rounds in it.</summary>
    private string NameOf(ModelVariable variable, string name) => variable.Rounds.Count == 0
        ? Literals.String(name)
        : "$" + variable.Rounds.Aggregate(Literals.String(name), (text, rounds) => text.Replace($"{{{rounds.Symbol}}}", $"{{{_lengths.Of(rounds.From + Length.Of(rounds.Symbol))}}}"));

    private void Variable(CodeWriter writer, string kind, ModelVariable variable)
    {
        if (declaration.Constructor.FirstOrDefault(parameter => parameter.Model is not null && variable.Name.StartsWith(parameter.Name + ".", StringComparison.Ordinal)) is { } instance)
        {
            string there = variable.Name.Substring(instance.Name.Length + 1);
            writer.Line($"{Layout}.Share{kind}({NameOf(variable, variable.Name)}, {ModelMembers.Read(instance.Name, "this")}, {NameOf(variable, there)});");
            return;
        }

        writer.Line($"{Layout}.Add{kind}({Arguments([NameOf(variable, variable.Name), Literals.String(variable.Declared.Class), Literals.String(variable.Declared.Name), Initial(variable.Initial), .. variable.Axes.Select(AxisOf)])});");
    }

    private string Initial(InitialValues initial)
    {
        const string Type = "global::OptGen.CompilerServices.ModelInitial";
        string numbers = ProgramEmitter.Qualified(string.Join(", ", initial.Arguments.Select(argument => new NumberCode(_lengths).Of(argument))));
        return initial.Kind is Initialization.He or Initialization.Xavier or Initialization.Orthogonal ? $"{Type}.{initial.Kind}" : $"{Type}.{initial.Kind}({numbers})";
    }

    private void Counts(CodeWriter writer)
    {
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        string span = $"global::System.ReadOnlySpan<long> {Lengths}";
        List<(int Value, string Count)> counts = [];
        if (model.Evaluation.Result is { } result)
        {
            counts.Add((-1, _lengths.Count(result.Axes)));
        }

        counts.AddRange(new NamedValues(model).Tensors.Select((name, place) => (place, _lengths.Count(ValueOf(name).Axes))));
        counts.AddRange(_formulas.Select((axis, i) => (-2 - i, _lengths.Of(axis.Length))));
        counts.AddRange(_limits.SelectMany((limit, i) => new[] { (LimitFormula(i), _lengths.Of(limit.Needed)), (LimitFormula(i) - 1, _lengths.Of(limit.Length)) }));
        if (counts.Count == 0)
        {
            writer.Line($"protected override long {ModelMembers.CountOf}(int value, {span}) => 0;");
            return;
        }

        using (writer.Open($"protected override long {ModelMembers.CountOf}(int value, {span}) => value switch", "};"))
        {
            foreach ((int value, string count) in counts)
            {
                writer.Line($"{Number(value)} => {count},");
            }

            writer.Line("_ => 0,");
        }
    }

    private void Operations(CodeWriter writer)
    {
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        using (writer.Open($"protected override double {ModelMembers.OperationsOf}(global::System.ReadOnlySpan<long> {Lengths}, out double backward)"))
        {
            (Length forward, Length backward) = OperationCount.Of(model, gradients);
            writer.Line($"backward = {_lengths.Of(backward)};");
            writer.Line($"return {_lengths.Of(forward)};");
        }
    }

    private int LimitFormula(int limit) => -2 - _formulas.Count - (2 * limit);

    private Tensor ValueOf(string name) => model.Training.Values.Concat(model.Evaluation.Values).First(value => value.Name == name && !value.Value.IsScalar).Value;

    private int Place(LengthSymbol symbol) => Enumerable.Range(0, model.DataLengths.Count).First(i => model.DataLengths[i].Equals(symbol));

    private static string Arguments(IEnumerable<string> arguments) => string.Join(", ", arguments);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
