namespace OptGen;

public abstract partial class Optimizer
{
    /// <summary>Checks that all that a step of a parameter reads has been handed over.</summary>
    internal void CheckGivens(Parameter parameter)
    {
        IReadOnlyList<GivenInfo> givens = Info.Givens;
        for (int i = 0; i < givens.Count; i++)
        {
            if (!parameter.HasGiven(i) && parameter.Facts.Givens.Contains(givens[i].Name))
            {
                string call = givens[i].Name == Parameter.HessianName ? "SetHessian(…)" : $"Give(\"{givens[i].Name}\", …)";
                throw new InvalidOperationException($"The rule of {GetType().Name} reads '{givens[i].Name}', which has not been given for parameter '{parameter.Name}': call {call} of the parameter before the step.");
            }
        }
    }
}
