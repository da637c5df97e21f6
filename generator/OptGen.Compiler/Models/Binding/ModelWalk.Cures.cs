using OptGen.Compiler.Binding;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Models.Binding;

/// <summary>What was probably meant, and how an editor writes it.</summary>
internal sealed partial class ModelWalk
{
    /// <summary>Reports with cures to choose from. In the text of a called model there is nothing to write.</summary>
    private void Report(ModelFrame at, DiagnosticMessage message, RuleSpan span, IEnumerable<Rewriting?> cures, params string[] arguments)
    {
        if (at.Source.Caller is null)
        {
            Add(RuleDiagnostic.Create(message.Id, span, arguments) with { Cures = new EquatableArray<Rewriting>(cures.OfType<Rewriting>()) });
            return;
        }

        Report(at, message, span, arguments);
    }

    private static string TextOf(ModelFrame at, SyntaxNode node) => at.Source.Text.Substring(node.Span.Start, node.Span.Length);

    /// <summary>Something else for the part of an expression that a message quotes; null where it is not found.</summary>
    private static Rewriting? Instead(ModelFrame at, RuleSpan whole, string written, string text)
    {
        ExpressionSyntax? part = Nodes(at).OfType<ExpressionSyntax>()
            .FirstOrDefault(node => node.Span.Start >= whole.Start && node.Span.End <= whole.End && node.Span.Length < whole.Length && TextOf(at, node) == written);
        return part is null ? null : Rewriting.Of(part.Span, text);
    }

    private static IEnumerable<SyntaxNode> Nodes(ModelFrame at) => at.Source.Statements.SelectMany(RuleTree.Descendants);

    /// <summary>What was meant by a product of tensors whose axes do not meet: a transpose, the other order, or another axis of the second factor.</summary>
    private static (string Meant, Rewriting? Cure) MeantProduct(ModelFrame at, BinarySyntax binary, Operand left, Operand right)
    {
        Axis last = left.Axes[left.Axes.Count - 1];
        if (right.Axes.Count == 2 && MayBeOne(right.Axes[1], last))
        {
            string transposed = $"{Bracketed(at, binary.Right)}ᵀ";
            return ($"{left.Written} @ {transposed}", Rewriting.Of(binary.Right.Span, transposed));
        }

        if (right.Axes.Count > 1 && MayBeOne(right.Axes[right.Axes.Count - 1], left.Axes[0]))
        {
            string exchanged = $"{Bracketed(at, binary.Right)} @ {Bracketed(at, binary.Left)}";
            return (exchanged, Rewriting.Of(binary.Span, exchanged));
        }

        if (binary.Right is not NameSyntax name)
        {
            return ($"rename({right.Written}, {right.Axes[0]}: {last})", null);
        }

        TensorDeclarationSyntax? declaration = Nodes(at).OfType<TensorDeclarationSyntax>().FirstOrDefault(declared => declared.Name.Name.Key == name.Name.Key && declared.Axes.Count > 0);
        string meant = $"{right.Written}[{last}, …]";
        Rewriting? cure = declaration is null ? null
            : new Rewriting($"Declare '{right.Written}[{string.Join(", ", declaration.Axes.Skip(1).Select(axis => TextOf(at, axis)).Prepend(last.ToString()))}]'", declaration.Axes[0].Span, last.ToString());
        return (meant, cure);
    }

    private static bool MayBeOne(Axis a, Axis b) => a == b || ((a.Name is null || b.Name is null) && a.Length.Equals(b.Length));

    private static string Bracketed(ModelFrame at, ExpressionSyntax expression) =>
        expression is NameSyntax or NumberSyntax or BracketedSyntax or CallSyntax or SubscriptSyntax ? TextOf(at, expression) : $"({TextOf(at, expression)})";

    /// <summary>Reports a name that means nothing, with what it could be.</summary>
    private void ReportUnknown(ModelFrame at, NameSyntax syntax)
    {
        string name = syntax.Name.Text;
        IEnumerable<string> candidates = at.Values.Keys.Concat(at.Constructor.Keys).Concat(at.Axes.Keys).Where(key => !key.Contains("["));
        string? near = NearestName.Find(name, candidates);

        // Once is enough; and what follows may read it in turn.
        at.Values[syntax.Name.Key] = Operand.Unknown;
        if (near is not null)
        {
            Report(at, ModelDiagnostics.UnknownName, syntax.Span, name, $"did you mean '{near}'?", near);
        }
        else if (Nodes(at).OfType<ResultSyntax>().Select(result => result.Value).OfType<ComparisonSyntax>().FirstOrDefault(compared => compared.Operands[0] == syntax && compared.Operands.Count == 2) is { } comparison)
        {
            string assignment = $"{name} = {TextOf(at, comparison.Operands[1])}";
            Report(at, ModelDiagnostics.UnknownName, syntax.Span, [Rewriting.Of(comparison.Span, assignment)], name, $"'==' compares, '=' assigns: '{name} = …'", "");
        }
        else if (name is "he" or "xavier" or "orthogonal")
        {
            AssignmentSyntax? assigned = Nodes(at).OfType<AssignmentSyntax>().FirstOrDefault(assignment => assignment.Value == syntax);
            Rewriting? cure = assigned is null ? null : Rewriting.Of(assigned.Span, $"{TextOf(at, assigned.Target)} ~ {name}");
            Report(at, ModelDiagnostics.UnknownName, syntax.Span, [cure], name, $"first values follow '~': 'W[k, c] ~ {name}'", "");
        }
        else if (syntax.Name.Key is "g" or "grad")
        {
            Report(at, ModelDiagnostics.UnknownName, syntax.Span, name, "gradients belong to optimizers, which train the parameters of a model that they are given: 'adam.Add(net)'", "");
        }
        else
        {
            Report(at, ModelDiagnostics.UnknownName, syntax.Span, Declarations(at, syntax), name, $"data is declared by its axes, '{name}[N, …]', a parameter by '{name}[…] ~ 0'", "");
        }
    }

    /// <summary>Declarations of a name as data or as a parameter, with the axes that the place where it is read asks for.</summary>
    private IEnumerable<Rewriting> Declarations(ModelFrame at, NameSyntax name)
    {
        if (at.Source.Caller is not null)
        {
            return [];
        }

        // Inputs stand before other data, all else behind: the generated methods take data in this order.
        (string? data, string? parameter, bool isInput) = ("[N]", "", false);
        foreach (SyntaxNode node in Nodes(at))
        {
            switch (node)
            {
                case BinarySyntax { Operator: BinaryOperator.MatrixProduct } product when product.Left == name && Named(at, product.Right) is { Count: > 0 } axes:
                    (data, parameter, isInput) = ($"[N, {axes[0]}]", null, true);
                    break;
                case BinarySyntax { Operator: BinaryOperator.MatrixProduct } product when product.Right == name && Named(at, product.Left) is { Count: > 0 } axes:
                    (data, parameter) = (null, $"[{axes[axes.Count - 1]}]");
                    break;
                case BinarySyntax { Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.Divide } binary when binary.Left == name || binary.Right == name:
                    if (Named(at, binary.Left == name ? binary.Right : binary.Left) is { Count: > 0 } along)
                    {
                        (data, parameter) = ($"[{string.Join(", ", along)}]", along.Count == 1 ? "" : $"[{along[along.Count - 1]}]");
                    }

                    break;
                case CallSyntax { Function.Name.Text: "crossentropy", Arguments: { Count: > 1 } arguments } when arguments[1] == name && Named(at, arguments[0]) is { Count: > 1 } scores:
                    (data, parameter) = ($"[{string.Join(", ", scores.Take(scores.Count - 1))}]", null);
                    break;
            }
        }

        TensorDeclarationSyntax[] before = [.. Nodes(at).OfType<TensorDeclarationSyntax>().Where(declared => declared.Span.End <= name.Span.Start)];
        return new[]
        {
            data is null ? null : Declared(at, name.Name.Text + data, isInput ? null : before.LastOrDefault(declared => declared.Initial is null)),
            parameter is null ? null : Declared(at, $"{name.Name.Text}{parameter} ~ 0", before.LastOrDefault()),
        }.OfType<Rewriting>();
    }

    /// <summary>A declaration behind another one; at the beginning, where there is none.</summary>
    private static Rewriting Declared(ModelFrame at, string declaration, TensorDeclarationSyntax? behind)
    {
        string text = at.Source.Text;
        int place = behind is null ? at.Source.Statements[0].Span.Start : behind.Span.End - 1;
        RuleSpan replaced = char.IsHighSurrogate(text[place]) ? new(place, 2) : char.IsLowSurrogate(text[place]) ? new(place - 1, 2) : new(place, 1);
        string kept = text.Substring(replaced.Start, replaced.Length);
        return new Rewriting($"Declare '{declaration}'", replaced, behind is null ? $"{declaration}; {kept}" : $"{kept}; {declaration}");
    }

    /// <summary>The axes of an expression, if all have names.</summary>
    private List<string> Named(ModelFrame at, ExpressionSyntax expression)
    {
        IReadOnlyList<Axis> axes = Known(Bind(at, expression)).Axes;
        return axes.All(axis => axis.Name is not null) ? [.. axes.Select(axis => axis.Name!)] : [];
    }

    /// <summary>Reports a number, as other languages count axes, where the name of one is needed.</summary>
    private void ReportAxisNeeded(ModelFrame at, ExpressionSyntax written, IReadOnlyList<Axis> axes, string value)
    {
        ExpressionSyntax number = written is NamedArgumentSyntax named ? named.Value : written;
        int? place = ConstantEvaluator.WholeNumber(number, at.LoopVariables) is { } counted ? counted < 0 ? axes.Count + counted : counted : null;
        Axis? meant = place is { } known && known >= 0 && known < axes.Count ? axes[known] : null;
        string advice = axes.Count == 0 ? $"'{value}' is one number"
            : meant?.Name is { } name ? $"'{name}'?"
            : meant is not null ? $"that one has none yet, so name it by an assignment: 'h[N, c] = {value}'"
            : $"'{value}' has {Describe(axes)}";
        Report(at, ModelDiagnostics.AxisNeeded, written.Span, [meant?.Name is { } axis ? Rewriting.Of(written.Span, axis) : null], at.Quote(written), advice);
    }

    /// <summary>Reports losses of which only the last counts.</summary>
    private void CheckLosses(ModelFrame at)
    {
        List<AssignmentSyntax> losses = [.. at.Statements.OfType<AssignmentSyntax>().Where(assignment => assignment.Target.Name.Name.Key == "loss")];
        for (int i = 0; i + 1 < losses.Count; i++)
        {
            (AssignmentSyntax loss, AssignmentSyntax next) = (losses[i], losses[i + 1]);
            bool isRead = next.Operator != AssignmentOperator.Assign || at.Statements
                .Where(statement => statement.Span.Start > loss.Span.Start && statement.Span.Start <= next.Span.Start)
                .SelectMany(statement => statement is AssignmentSyntax assignment ? RuleTree.Descendants(assignment.Value) : RuleTree.Descendants(statement))
                .OfType<NameSyntax>()
                .Any(name => name.Name.Key == "loss");
            if (!isRead)
            {
                Report(at, ModelHintDiagnostics.LossTwice, loss.Target.Span);
            }
        }
    }
}
