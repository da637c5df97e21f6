using System.ComponentModel;

namespace OptGen.CompilerServices;

/// <summary>
/// The functions of the rule language that no processor has an instruction for, within 1 ulp, from exact and correctly rounded operations alone: the same bits on
/// every machine. Each is a file of its own.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Functions;
