namespace OptGen.Compiler.Mistakes;

/// <summary>How sure it is that something is wrong.</summary>
internal enum DiagnosticLevel
{
    /// <summary>The rule means nothing.</summary>
    Error,

    /// <summary>The rule means something, but almost surely not what was meant.</summary>
    Warning,

    /// <summary>The rule could say it better.</summary>
    Hint,
}

/// <summary>A kind of diagnostic; <see cref="MessageFormat"/> has a <c>{0}</c>, <c>{1}</c>… for each argument.</summary>
internal sealed record DiagnosticMessage(string Id, string Title, string MessageFormat, DiagnosticLevel Level = DiagnosticLevel.Error)
{
    /// <summary>Which argument could stand instead of what is marked, as C# text or rule text; null where none can. The argument may be left out.</summary>
    public int? Replacement { get; init; }

    /// <summary>Which argument declares the parameter that the class's primary constructor lacks; null where none does. It may be left out.</summary>
    public int? Parameter { get; init; }

    /// <summary>Which argument is a namespace that the file does not import; null where none is.</summary>
    public int? Namespace { get; init; }
}
