namespace OptGen.Generator.Language;

/// <summary>A kind of diagnostic; <see cref="MessageFormat"/> has a <c>{0}</c>, <c>{1}</c>… for each argument.</summary>
internal sealed record DiagnosticMessage(string Id, string Title, string MessageFormat);
