using OptGen.Hyperparameters;
using OptGen.Parameters;

namespace OptGen.Checkpoints;

/// <summary>Sets the hyperparameters of an optimizer to what a checkpoint tells.</summary>
internal static class HyperparameterLoader
{
    /// <summary>Sets them, all or none.</summary>
    /// <param name="hyperparameters">The hyperparameters.</param>
    /// <param name="set">The parameters, whose sizes must stay.</param>
    /// <param name="texts">The values; null for those that stay as they are.</param>
    /// <exception cref="CheckpointException">One cannot have its value.</exception>
    public static void Set(IHyperparameters hyperparameters, ParameterSet set, string?[] texts)
    {
        string[] before = HyperparameterText.Of(hyperparameters);
        try
        {
            Assign(hyperparameters, texts);
            foreach (Parameter parameter in set.All)
            {
                set.Sizes.Check(parameter);
            }
        }
        catch (InvalidOperationException exception)
        {
            Assign(hyperparameters, before);
            throw new CheckpointException($"The hyperparameters do not fit: {exception.Message}", exception);
        }
        catch
        {
            Assign(hyperparameters, before);
            throw;
        }
    }

    private static void Assign(IHyperparameters hyperparameters, string?[] texts)
    {
        for (int i = 0; i < texts.Length; i++)
        {
            if (texts[i] is not { } text)
            {
                continue;
            }

            try
            {
                hyperparameters.Exchange(i, new HyperparameterAssignment(text));
            }
            catch (Exception exception) when (exception is FormatException or ArgumentException)
            {
                throw new CheckpointException($"The hyperparameter {hyperparameters.Info.Hyperparameters[i]} cannot be set: {exception.Message}", exception);
            }
        }
    }
}
