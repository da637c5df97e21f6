using OptGen.Compiler.Text;

namespace OptGen.Compiler.Declarations;

/// <summary>A parameter of a model's constructor: a length, a number, or a model that calls share.</summary>
/// <param name="Name">As declared.</param>
/// <param name="Type">Its type; <see cref="HyperparameterType.Unsupported"/> for a model.</param>
/// <param name="Default">C# for the default value; null where the caller must give one.</param>
/// <param name="Model">The name of the model that it is an instance of; null for numbers.</param>
internal sealed record ConstructorParameter(string Name, HyperparameterType Type, string? Default, string? Model = null);

/// <summary>A value of an integer of a constructor that loops are written out for.</summary>
internal sealed record UnrolledLength(string Name, long Value);

/// <summary>A model that another one calls by name, or is given an instance of.</summary>
/// <param name="Name">As the calling model writes it: the simple name of its class.</param>
/// <param name="Text">Its declaration.</param>
/// <param name="HasPrimaryConstructor">Whether its class declares one; otherwise the compiler finds out what it must be given.</param>
/// <param name="Constructor">The parameters of its primary constructor.</param>
/// <param name="Calls">The models that it calls itself.</param>
/// <param name="IsCycle">Whether it is called, directly or not, by itself; it then has no calls here.</param>
internal sealed record CalledModel(
    string Name,
    string Text,
    bool HasPrimaryConstructor,
    EquatableArray<ConstructorParameter> Constructor,
    EquatableArray<CalledModel> Calls,
    bool IsCycle)
{
    /// <summary>Namespace, enclosing types and name of its class, as metadata has them: what tells a layer of the library from a user's class of the same name.</summary>
    public string MetadataName { get; init; } = "";
}

/// <summary>All that the compiler knows of the declaration of a model: strings, numbers and equatable arrays only.</summary>
internal sealed record ModelDeclaration
{
    /// <summary>Empty for the global namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>Outermost first.</summary>
    public required EquatableArray<EnclosingType> EnclosingTypes { get; init; }

    public required string Name { get; init; }

    /// <summary>Namespace, enclosing types and name, as metadata has them.</summary>
    public required string MetadataName { get; init; }

    /// <summary>What it computes, in the language of models.</summary>
    public required string Text { get; init; }

    /// <summary>Whether elements are <c>double</c>; else they are <c>float</c>.</summary>
    public required bool IsDouble { get; init; }

    /// <summary>Whether it has products of the Hessian of its loss with directions.</summary>
    public bool HasHessianProducts { get; init; }

    /// <summary>Whether the documentation of the class has remarks already.</summary>
    public bool HasRemarks { get; init; }

    /// <summary>The models that it calls by name, and those of its constructor.</summary>
    public required EquatableArray<CalledModel> Calls { get; init; }

    public required bool HasPrimaryConstructor { get; init; }

    /// <summary>The parameters of the primary constructor.</summary>
    public required EquatableArray<ConstructorParameter> Constructor { get; init; }

    /// <summary>Integers of the constructor that loops are written out for, and with which values; without one here, it is the default.</summary>
    public EquatableArray<UnrolledLength> Unrolled { get; init; }

    /// <summary>The names of those members that the user wrote which a generated one might have.</summary>
    public EquatableArray<string> OwnNames { get; init; }

    public required EquatableArray<DeclarationProblem> Problems { get; init; }
}
