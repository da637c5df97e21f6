namespace System.Diagnostics.CodeAnalysis;

/// <summary>Marks a constructor, here a record's copying one, that sets all that must be set.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
internal sealed class SetsRequiredMembersAttribute : Attribute;
