using OptGen.Compiler.Binding;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Models.Axes;

namespace OptGen.Compiler.Models.Binding;

/// <summary>What calls of models give: data, and what constructors take.</summary>
internal sealed partial class ModelWalk
{
    /// <summary>The values of the data that a call gives, in order, null where it gives none; null, and reported, where one is missing that the result needs.</summary>
    private Operand?[]? TakeData(ModelFrame at, CallSyntax call, CalledModel model, RuleSyntax text, TensorDeclarationSyntax[] data, ModelArguments arguments)
    {
        HashSet<string> needed = ReadByResult(text);
        Operand?[] given = new Operand?[data.Length];
        for (int i = 0; i < data.Length; i++)
        {
            bool isNeeded = needed.Contains(data[i].Name.Name.Key);
            if (arguments.TakeNamed(data[i].Name.Name.Key) is { } named)
            {
                given[i] = Known(Bind(at, named));
            }
            else if (arguments.Next is { } next && (isNeeded || !IsNumber(at, next)))
            {
                arguments.TakeNext();
                given[i] = Known(Bind(at, next));
            }
            else if (isNeeded)
            {
                string taken = string.Join(", ", data.Select(declaration => $"'{QuoteOf(model, declaration)}'"));
                Report(at, ModelDiagnostics.WrongArguments, call.Span, model.Name, taken, $"'{data[i].Name.Name.Text}' is missing");
                return null;
            }

            if (given[i] is { IsUnknown: true } && !_isProbing)
            {
                return null;
            }
        }

        return given;
    }

    /// <summary>Whether an argument is a number of the constructor rather than data.</summary>
    private bool IsNumber(ModelFrame at, ExpressionSyntax argument) => LengthOf(at, argument) is not null || ConstantEvaluator.Number(argument) is not null
        || (argument is NameSyntax name && !at.Values.ContainsKey(name.Name.Key) && at.Constructor.ContainsKey(name.Name.Key));

    private static string QuoteOf(CalledModel model, SyntaxNode node) => model.Text.Substring(node.Span.Start, node.Span.Length);

    /// <summary>The names that the result and the states of a model need, by keys.</summary>
    private static HashSet<string> ReadByResult(RuleSyntax text)
    {
        SyntaxNode[] nodes = [.. RuleTree.Descendants(text)];
        HashSet<string> needed = [.. nodes.OfType<ResultSyntax>().SelectMany(RuleTree.Descendants).OfType<NameSyntax>().Select(name => name.Name.Key)];
        HashSet<string> variables = [.. nodes.OfType<TensorDeclarationSyntax>().Where(declaration => declaration.Initial is not null).Select(declaration => declaration.Name.Name.Key)];
        bool isGrowing = true;
        while (isGrowing)
        {
            isGrowing = false;
            foreach (AssignmentSyntax assignment in nodes.OfType<AssignmentSyntax>().Where(assignment => needed.Contains(assignment.Target.Name.Name.Key) || variables.Contains(assignment.Target.Name.Name.Key)))
            {
                foreach (NameSyntax name in RuleTree.Descendants(assignment).OfType<NameSyntax>())
                {
                    isGrowing |= needed.Add(name.Name.Key);
                }
            }
        }

        return needed;
    }

    private bool GiveData(ModelFrame at, CallSyntax call, ModelFrame frame, TensorDeclarationSyntax[] data, Operand?[] given)
    {
        for (int i = 0; i < data.Length; i++)
        {
            RuleName name = data[i].Name.Name;
            if (given[i] is not { } operand)
            {
                frame.Missing.Add(name.Key);
                continue;
            }

            if (operand.IsUnknown)
            {
                frame.Values[name.Key] = operand;
                continue;
            }

            if (AxesOfData(at, call, frame, data[i], operand) is not { } axes)
            {
                return false;
            }

            frame.Values[name.Key] = Under(operand, axes) with { IsProduct = false };
        }

        return true;
    }

    /// <summary>The axes that a called model's data has; its names for them are set. Null, and reported, where the value does not fit.</summary>
    private Axis[]? AxesOfData(ModelFrame at, CallSyntax call, ModelFrame frame, TensorDeclarationSyntax data, Operand operand)
    {
        int any = data.Axes.ToList().FindIndex(axis => axis is EllipsisSyntax);
        int behind = any < 0 ? 0 : data.Axes.Count - any - 1;
        if (any < 0 ? operand.Axes.Count != data.Axes.Count : operand.Axes.Count < data.Axes.Count - 1)
        {
            return FailAtData(at, call, frame, data, operand);
        }

        Axis[] axes = [.. operand.Axes];
        if (any >= 0)
        {
            Axis[] middle = [.. axes.Skip(any).Take(axes.Length - behind - any)];
            if (frame.AnyAxes is { } before && !before.SequenceEqual(middle))
            {
                Operand met = Relabelled(at, Under(operand, middle.Length == axes.Length ? axes : operand.Axes), before);
                middle = [.. met.Axes.Skip(any).Take(middle.Length)];
                if (!before.SequenceEqual(middle))
                {
                    return FailAtData(at, call, frame, data, operand);
                }

                Array.Copy(middle, 0, axes, any, middle.Length);
            }

            frame.AnyAxes ??= middle;
        }

        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        for (int i = 0; i < data.Axes.Count; i++)
        {
            int place = any < 0 || i < any ? i : axes.Length - (data.Axes.Count - i);
            switch (data.Axes[i])
            {
                case EllipsisSyntax:
                    break;

                case NameSyntax name:
                    string key = name.Name.Key;
                    seen[key] = seen.TryGetValue(key, out int count) ? count + 1 : 0;
                    if (!frame.Axes.TryGetValue(key, out Axis? known))
                    {
                        frame.Axes[key] = axes[place];
                        break;
                    }

                    Axis wanted = _axes.Twin(known, seen[key]);
                    bool fits = wanted == axes[place] || ((wanted.Name is null || axes[place].Name is null) && !axes.Contains(wanted) && _knowledge.Unify(wanted.Length, axes[place].Length));
                    if (!fits)
                    {
                        return FailAtData(at, call, frame, data, operand);
                    }

                    axes[place] = wanted;
                    break;

                default:
                    if (LengthOf(frame, data.Axes[i]) is { } length && !_knowledge.Demand(axes[place].Length, length))
                    {
                        Report(at, ModelDiagnostics.LengthsDiffer, call.Span, $"{data.Name.Name.Text}[{QuoteIn(frame, data.Axes[i])}]", length.ToString(), operand.Written, axes[place].Length.ToString());
                        return null;
                    }

                    break;
            }
        }

        return axes;
    }

    private static string QuoteIn(ModelFrame frame, SyntaxNode node) => frame.Text.Substring(node.Span.Start, node.Span.Length);

    private Axis[]? FailAtData(ModelFrame at, CallSyntax call, ModelFrame frame, TensorDeclarationSyntax data, Operand operand)
    {
        Report(at, ModelDiagnostics.WrongArguments, call.Span, frame.Class, $"'{QuoteIn(frame, data)}'", $"'{operand.Written}' has {Describe(operand.Axes)}");
        return null;
    }

    /// <summary>Gives a called model what its constructor takes; false, and reported, where something is missing or too much.</summary>
    private bool GiveConstructor(ModelFrame at, CallSyntax call, ModelFrame frame, (CalledModel Model, ModelInstance? Instance) callee, RuleSyntax text, ModelArguments arguments)
    {
        foreach (DeclarationSyntax declaration in text.Statements.OfType<DeclarationSyntax>())
        {
            frame.Constructor[declaration.Name.Name.Key] = new(null, null, _elements.Constant(declaration.IsArray ? 0 : ConstantEvaluator.Number(declaration.Values[0]) ?? 0), null);
        }

        if (callee.Instance is { } instance)
        {
            foreach (KeyValuePair<string, ConstructorValue> value in instance.Constructor)
            {
                frame.Constructor[value.Key] = value.Value;
                if (!Agrees(at, call, frame, value.Key, value.Value))
                {
                    return false;
                }
            }

            return IsUsedUp(at, call, callee.Model, [], arguments);
        }

        ConstructorParameter[] parameters = [.. _library.ConstructorOf(callee.Model)!];
        ConstructorParameter[] unnamed = [.. parameters.Where(parameter => !arguments.HasNamed(KeyOf(parameter)))];
        ConstructorParameter[] own = [.. unnamed.Where(parameter => !frame.Axes.ContainsKey(KeyOf(parameter)))];

        // Axes shared with arguments need not be given.
        Queue<ConstructorParameter> inOrder = new(arguments.Left > own.Length ? unnamed : own);
        foreach (ConstructorParameter parameter in parameters)
        {
            string key = KeyOf(parameter);
            ExpressionSyntax? argument = arguments.TakeNamed(key);
            if (argument is null && inOrder.Count > 0 && inOrder.Peek() == parameter)
            {
                inOrder.Dequeue();
                argument = arguments.TakeNext();
            }

            ConstructorValue? value = argument is not null ? Given(at, parameter, argument)
                : frame.Axes.TryGetValue(key, out Axis? axis) ? new(axis.Length, axis, _elements.Of(_graph.Number(axis.Length)), null)
                : DefaultOf(parameter);
            if (value is null)
            {
                if (argument is null && arguments.Unused is NamedArgumentSyntax unknown)
                {
                    Rewriting cure = Rewriting.Of(unknown.Name.Span, parameter.Name);
                    Report(at, ModelDiagnostics.WrongArguments, unknown.Span, [cure], callee.Model.Name, Taken(parameters), $"it has no '{unknown.Name.Name.Text}': '{parameter.Name}: {at.Quote(unknown.Value)}'?");
                }
                else if (argument is null)
                {
                    Report(at, ModelDiagnostics.WrongArguments, call.Span, callee.Model.Name, Taken(parameters), $"'{parameter.Name}' is missing: '{parameter.Name}: …'");
                }

                return false;
            }

            frame.Constructor[key] = value;
            if (!Agrees(at, call, frame, key, value))
            {
                return false;
            }
        }

        return IsUsedUp(at, call, callee.Model, parameters, arguments);
    }

    private static string KeyOf(ConstructorParameter parameter) => RuleNames.Create(parameter.Name).Key;

    private static string Taken(IReadOnlyList<ConstructorParameter> parameters) =>
        "its data" + (parameters.Count == 0 ? "" : ", then " + string.Join(", ", parameters.Select(parameter => $"'{parameter.Name}'")));

    private bool IsUsedUp(ModelFrame at, CallSyntax call, CalledModel model, IReadOnlyList<ConstructorParameter> parameters, ModelArguments arguments)
    {
        if (arguments.Unused is not { } unused)
        {
            return true;
        }

        Report(at, ModelDiagnostics.WrongArguments, unused.Span, model.Name, Taken(parameters), $"'{at.Quote(unused)}' is too much{(unused is NamedArgumentSyntax ? "" : "; lengths that the data brings are not given")}");
        return false;
    }

    /// <summary>Whether what the constructor is given is as long as the axis of its name that the data has.</summary>
    private bool Agrees(ModelFrame at, CallSyntax call, ModelFrame frame, string key, ConstructorValue value)
    {
        if (value.Length is not { } length || !frame.Axes.TryGetValue(key, out Axis? axis))
        {
            return true;
        }

        if (_knowledge.Demand(axis.Length, length))
        {
            return true;
        }

        Report(at, ModelDiagnostics.LengthsDiffer, call.Span, key, length.ToString(), at.Quote(call), axis.Length.ToString());
        return false;
    }

    /// <summary>What an argument gives; null, and reported, where it does not fit.</summary>
    private ConstructorValue? Given(ModelFrame at, ConstructorParameter parameter, ExpressionSyntax argument)
    {
        if (parameter.Model is not null)
        {
            if (argument is NameSyntax instance && at.Constructor.TryGetValue(instance.Name.Key, out ConstructorValue? shared) && shared.Model is not null)
            {
                return shared;
            }

            Report(at, ModelDiagnostics.WrongForm, argument.Span, parameter.Name, $"{parameter.Model} {parameter.Name}, an instance that the constructor is given", "");
            return null;
        }

        if (parameter.Type is HyperparameterType.Int32 or HyperparameterType.Int64)
        {
            Axis? axis = argument is NameSyntax name && at.Axes.TryGetValue(name.Name.Key, out Axis? meant) && !at.Values.ContainsKey(name.Name.Key) ? meant : null;
            if ((axis?.Length ?? LengthOf(at, argument)) is { } length)
            {
                return new(length, axis ?? _axes.Nameless(PlaceKey(at, argument.Span) + "#" + parameter.Name, length), _elements.Of(_graph.Number(length)), null);
            }

            if (argument is not MissingExpressionSyntax)
            {
                Report(at, ModelDiagnostics.LengthUnknown, argument.Span, at.Quote(argument), $"'{parameter.Name}' is made of numbers, lengths of axes and the constructor's integers");
            }

            return null;
        }

        Operand value = Known(Bind(at, argument));
        if (value.IsUnknown)
        {
            return null;
        }

        if (!value.IsScalar)
        {
            Report(at, ModelDiagnostics.OneNumberNeeded, argument.Span, parameter.Name, Describe(value.Axes), value.Written);
            return null;
        }

        return new(null, null, value with { IsProduct = false }, null);
    }

    private ConstructorValue? DefaultOf(ConstructorParameter parameter)
    {
        if (parameter.Default is null || parameter.Model is not null)
        {
            return null;
        }

        if (parameter.Type == HyperparameterType.Boolean)
        {
            return new(null, null, _elements.Condition(parameter.Default == "true"), null);
        }

        double number = DefaultNumber(parameter) ?? ConstantOf(parameter.Default);
        bool isLength = parameter.Type is HyperparameterType.Int32 or HyperparameterType.Int64;
        Length? length = isLength ? Length.Of((long)number) : null;
        return new(length, length is null ? null : _axes.Nameless($"default {parameter.Name}", length), _elements.Constant(number), null);
    }

    /// <summary>The value of a default that is no single number: <c>.01 / 3</c>.</summary>
    private double ConstantOf(string text)
    {
        ParseResult parsed = _library.Parse(text);
        return parsed is { Diagnostics.Count: 0, Rule.Statements: { Count: 1 } statements } && statements[0] is ResultSyntax result ? ConstantEvaluator.Number(result.Value) ?? 0 : 0;
    }
}
