namespace OptGen.Tests.Calls.Api;

/// <summary>One call, why it must be refused, and what it does to the model where it must not.</summary>
/// <param name="Name">What it is, for who looks for a fault.</param>
/// <param name="Act">Makes it.</param>
/// <param name="Refused">The type of the exception; null where it is to be accepted.</param>
/// <param name="Commit">Changes the model.</param>
internal sealed record ApiCall(string Name, Action Act, Type? Refused = null, Action? Commit = null);
