using OptGen.CompilerServices;

namespace OptGen.Hyperparameters;

/// <summary>The hyperparameters of one optimizer, by their places in <see cref="OptimizerInfo.Hyperparameters"/>.</summary>
internal interface IHyperparameters
{
    /// <summary>What the compiler knows of the rule.</summary>
    OptimizerInfo Info { get; }

    /// <summary>What the optimizer is called in messages.</summary>
    string Name { get; }

    /// <summary>The number of steps applied.</summary>
    long StepCount { get; }

    /// <summary>Tells a hyperparameter and sets it.</summary>
    void Exchange(int index, HyperparameterExchange value);

    /// <summary>The value of one that sets sizes of matrices, by its place in <see cref="OptimizerInfo.SizeHyperparameters"/>.</summary>
    double SizeOf(int index);

    /// <summary>A size of blocks that the rule reduces, by its place among them.</summary>
    double BlockSize(int index);
}
