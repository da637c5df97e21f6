namespace Trajectories.Functions;

/// <summary>The functions that the command line knows by name.</summary>
public static class FunctionCatalog
{
    /// <summary>All of them, in the order of the pictures.</summary>
    public static IReadOnlyList<TestFunction> All { get; } = [new Quadratic(), new Rosenbrock(), new Beale(), new Himmelblau(), new Saddle()];

    /// <summary>The function of that name, in any case of letters.</summary>
    public static TestFunction? Find(string name) => All.FirstOrDefault(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
