namespace OptGen;

/// <summary>What the members of a group have in common.</summary>
internal sealed class GroupParameters
{
    /// <summary>The parameters of all members, in the order in which they were added: that in which reductions over all of them add up.</summary>
    public List<Parameter> Parameters { get; } = [];

    /// <summary>Whether a member has a parameter of a name.</summary>
    public bool Knows(string name) => Parameters.Exists(parameter => parameter.Name == name);
}
