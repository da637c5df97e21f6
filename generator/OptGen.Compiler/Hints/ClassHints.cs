using OptGen.Compiler.Binding;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Hints;

/// <summary>What is probably not meant in the class of a rule that can be compiled.</summary>
internal static class ClassHints
{
    private const string LearningRate = "LearningRate";

    /// <param name="declaration">The class.</param>
    /// <param name="bound">The meaning of its rule.</param>
    /// <param name="isUsedElsewhere">Whether the class's own code uses a hyperparameter.</param>
    public static IEnumerable<DeclarationProblem> Of(OptimizerDeclaration declaration, BoundRule bound, Func<Hyperparameter, bool> isUsedElsewhere)
    {
        IEnumerable<DeclarationProblem> unused = UnusedNames.Parameters(declaration, bound.Syntax, isUsedElsewhere);
        return declaration.Kind == DeclarationKind.Schedule || bound.Hyperparameters.Any(hyperparameter => hyperparameter.Property == LearningRate)
            ? unused
            : unused.Append(new DeclarationProblem(HintDiagnostics.NoLearningRate.Id, new ProblemPlace(ProblemPlaceKind.ClassName), new EquatableArray<string>([declaration.Name])));
    }
}
