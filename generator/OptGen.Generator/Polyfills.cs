namespace System.Runtime.CompilerServices;

/// <summary>What the compiler looks for, and netstandard2.0 lacks, in records and init-only properties.</summary>
internal static class IsExternalInit;
