namespace OptGen.Compiler.Declarations;

/// <summary>What a class with a rule is.</summary>
internal enum DeclarationKind
{
    /// <summary><c>[Optimizer("…")]</c>: the rule updates weights.</summary>
    Optimizer,

    /// <summary><c>[Schedule("…")]</c>: the rule is one number, a function of <c>t</c>.</summary>
    Schedule,
}
