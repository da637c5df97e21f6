using OptGen.Compiler.Binding;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Planning;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Emission;

/// <summary>Writes the states of a rule as members: <c>States.M</c>, and <c>States.AdamW.M</c> for that of a called rule.</summary>
/// <param name="plan">The step.</param>
internal sealed class StatesEmitter(StepPlan plan)
{
    private const string Optimizer = "global::OptGen.Optimizer";
    private const string Field = "_optimizer";

    private readonly ValueNames _names = new(plan.Rule);

    /// <summary>Writes the property and its type; nothing where the rule has no states.</summary>
    public static void Write(CodeWriter writer, StepPlan plan)
    {
        // What is kept while a step waits for a gradient is no state of the rule.
        if (plan.Rule.States.Count == 0)
        {
            return;
        }

        writer.Separate();
        writer.Line("/// <summary>The states of the rule, each as a member of its name.</summary>");
        writer.Line($"public {GeneratedNames.StatesType} {GeneratedNames.States} => new(this);");
        new StatesEmitter(plan).Type(writer, GeneratedNames.StatesType, "The states of the rule.", [.. plan.Rule.States.Select(state => new NamedState(state.Name, state))]);
    }

    /// <summary>Writes a type with the states of the rule or of one that it calls.</summary>
    private void Type(CodeWriter writer, string type, string summary, IReadOnlyList<NamedState> states)
    {
        Identifiers identifiers = new([type, Field, .. GeneratedNames.OfObject]);
        List<(string Type, string Rule, NamedState[] States)> called = [];
        writer.Separate();
        writer.Line($"/// <summary>{summary}</summary>");
        using (writer.Open($"public readonly struct {type}"))
        {
            writer.Line($"private readonly {Optimizer} {Field};");
            writer.Line();
            writer.Line($"internal {type}({Optimizer} optimizer) => {Field} = optimizer;");
            List<IGrouping<string, NamedState>> groups = [.. states.GroupBy(state => state.Rule is { } rule ? rule + "." : state.Name, StringComparer.Ordinal)];
            ILookup<string, string> members = groups.ToLookup(group => PropertyNames.OfState(group.First().Rule ?? group.Key), group => group.Key, StringComparer.Ordinal);
            foreach (IGrouping<string, NamedState> group in groups)
            {
                // Of two that would be called alike, as m and M, each keeps its own name.
                string known = group.First().Rule ?? group.Key;
                string capital = PropertyNames.OfState(known);
                string member = identifiers.Unique(members[capital].Skip(1).Any() && known.IndexOf('(') < 0 ? known : capital);
                writer.Separate();
                if (group.First().Rule is { } rule)
                {
                    called.Add((identifiers.Unique(member + GeneratedNames.States), rule, [.. group.Select(state => state.Within)]));
                    writer.Line($"/// <summary>The states of <c>{Literals.Xml(rule)}</c>.</summary>");
                    writer.Line($"public {called[called.Count - 1].Type} {member} => new({Field});");
                }
                else
                {
                    StateSymbol state = group.First().State;
                    writer.Line($"/// <summary>{StateDescriptions.Summary(plan, state, _names)}</summary>");
                    writer.Line($"public {MemberType(state)} {member} => new({Field}, {Literals.String(state.Name)});");
                }
            }

            foreach ((string of, string rule, NamedState[] its) in called)
            {
                Type(writer, of, $"The states of <c>{Literals.Xml(rule)}</c>.", its);
            }
        }
    }

    /// <summary>The type of a member: it gives what a state of its shape is.</summary>
    private string MemberType(StateSymbol state) => "global::OptGen.CompilerServices." + state.Shape.Kind switch
    {
        ShapeKind.Element when plan.StorageOf(state.Key) != Storage.Full => "NarrowElementState",
        ShapeKind.Element or ShapeKind.Matrix => "ElementState",
        _ when plan.IsShared(state.Key) => "StateOfAll",
        ShapeKind.Scalar => "NumberState",
        _ => "VectorState",
    };

    /// <summary>A state by its name within a rule.</summary>
    private readonly record struct NamedState(string Name, StateSymbol State)
    {
        /// <summary>The call that the state stands in; null where it is of the rule itself.</summary>
        public string? Rule => Dot < 0 ? null : Name.Substring(0, Dot);

        public NamedState Within => new(Name.Substring(Dot + 1), State);

        /// <summary>A dot within brackets is of what is remembered.</summary>
        private int Dot => Name.IndexOf('.') is var dot && Name.IndexOf('(') is var bracket && bracket >= 0 && bracket < dot ? -1 : dot;
    }
}
