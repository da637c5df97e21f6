namespace OptGen.Compiler.Declarations;

/// <summary>What an attribute says of a state.</summary>
/// <param name="Name">The state's name, as written.</param>
/// <param name="Storage">How it is to be kept.</param>
internal sealed record StateStorage(string Name, Storage Storage);
