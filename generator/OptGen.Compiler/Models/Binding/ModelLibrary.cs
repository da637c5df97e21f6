using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Models.Binding;

/// <summary>The models that one compile meets: their trees, and what their constructors take where the classes do not say.</summary>
internal sealed class ModelLibrary(ParsedRules rules, CancellationToken cancellation)
{
    private readonly Dictionary<CalledModel, IReadOnlyList<ConstructorParameter>?> _constructors = [];

    public ParseResult Parse(string text) => rules.Parse(text, TextKind.Model);

    /// <summary>What the constructor of a called model takes; null where its text has mistakes.</summary>
    public IReadOnlyList<ConstructorParameter>? ConstructorOf(CalledModel model)
    {
        if (model.HasPrimaryConstructor || model.IsCycle)
        {
            return [.. model.Constructor];
        }

        if (!_constructors.TryGetValue(model, out IReadOnlyList<ConstructorParameter>? constructor))
        {
            ModelDeclaration alone = new()
            {
                Namespace = "",
                EnclosingTypes = new EquatableArray<EnclosingType>([]),
                Name = model.Name,
                MetadataName = model.Name,
                Text = model.Text,
                IsDouble = false,
                Calls = model.Calls,
                HasPrimaryConstructor = false,
                Constructor = new EquatableArray<ConstructorParameter>([]),
                Problems = new EquatableArray<DeclarationProblem>([]),
            };
            constructor = Parse(model.Text).Diagnostics.Count > 0 ? null : ModelBinder.Bind(alone, this, cancellation, out _)?.Constructor;
            _constructors.Add(model, constructor);
        }

        return constructor;
    }
}
