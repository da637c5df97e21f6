using System.ComponentModel;
using OptGen.Checkpoints;
using OptGen.CompilerServices;
using OptGen.Models;

namespace OptGen;

public abstract partial class Model<T>
{
    /// <inheritdoc/>
    public override void Save(string path) => AtomicFile.Write(path, Save);

    /// <inheritdoc/>
    public override void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ModelFile<T>.Write(GetType().Name, Variables, stream);
    }

    /// <inheritdoc/>
    public override void Load(string path) => CheckpointFile.Read(path, stream =>
    {
        ModelFile<T>.Read(Variables, stream);
        return true;
    });

    /// <inheritdoc/>
    public override void Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ModelFile<T>.Read(Variables, stream);
    }

    /// <summary>Compares gradients with central differences, in <see cref="double"/>.</summary>
    /// <param name="arguments">What the call is given.</param>
    /// <param name="elements">How many elements of each parameter are tried at most.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected GradientCheck RunGradientCheck(scoped ref ModelArguments<T> arguments, int elements)
    {
        Prepare(Memory, number: 0, adds: false);
        GradientChecker<T> checker = new(CreateProgram<double>(), Layout, Memory, Variables, new NoiseKey(Seed, 0, _calls + 1), Math.Max(1, elements));
        Memory.Run(ref arguments, checker);
        return checker.Result ?? throw new InvalidOperationException($"{GetType().Name} has no parameters, so there are no gradients to check.");
    }

    /// <summary>Draws the computational graph of a call.</summary>
    /// <param name="arguments">What the call is given.</param>
    /// <returns>The figure, as SVG.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected string RunDrawing(scoped ref ModelArguments<T> arguments)
    {
        Prepare(Memory, number: _calls + 1, adds: false);
        GraphDrawing<T> drawing = new(GetType().Name, Layout, (graph, lengths) => DescribeGraph(graph, lengths));
        Memory.Run(ref arguments, drawing);
        return drawing.Picture;
    }
}
