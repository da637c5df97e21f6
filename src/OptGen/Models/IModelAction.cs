using System.Numerics;
using OptGen.CompilerServices;

namespace OptGen.Models;

/// <summary>What a call does once its memory is held.</summary>
internal interface IModelAction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Does it.</summary>
    /// <param name="program">What the model computes.</param>
    /// <param name="memory">The memory of the call.</param>
    void Run(ModelProgram<T> program, ModelMemory<T> memory);
}

/// <summary>The plain calls.</summary>
internal static class ModelActions<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static readonly IModelAction<T> Train = new Training();
    public static readonly IModelAction<T> Evaluate = new Evaluation();
    public static readonly IModelAction<T> Predict = new Prediction();

    private sealed class Training : IModelAction<T>
    {
        public void Run(ModelProgram<T> program, ModelMemory<T> memory) => program.Train(memory);
    }

    private sealed class Evaluation : IModelAction<T>
    {
        public void Run(ModelProgram<T> program, ModelMemory<T> memory) => program.Evaluate(memory);
    }

    private sealed class Prediction : IModelAction<T>
    {
        public void Run(ModelProgram<T> program, ModelMemory<T> memory) => program.Predict(memory);
    }
}
