namespace OptGen.Benchmarks.Editor;

/// <summary>A kind of keystroke: the file that it changes, and that file's text after it.</summary>
/// <param name="Name">Where it is.</param>
/// <param name="File">The index of the file.</param>
/// <param name="Text">The text of the file after so many keystrokes; each differs from the one before.</param>
internal sealed record Keystroke(string Name, int File, Func<int, string> Text);
