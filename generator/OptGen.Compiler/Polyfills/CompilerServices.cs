namespace System.Runtime.CompilerServices;

/// <summary>What the compiler looks for, and netstandard2.0 lacks, in records and init-only properties.</summary>
internal static class IsExternalInit;

/// <summary>Marks what an object initializer must set.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Field | AttributeTargets.Property, Inherited = false)]
internal sealed class RequiredMemberAttribute : Attribute;

/// <summary>Marks what only a compiler that knows a feature may use.</summary>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true, Inherited = false)]
internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
{
    public string FeatureName { get; } = featureName;
}
