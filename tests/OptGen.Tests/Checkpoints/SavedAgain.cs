namespace OptGen.Tests.Checkpoints;

/// <summary>Two states of one training, saved by turns over each other until the process is killed.</summary>
internal static class SavedAgain
{
    /// <summary>What is printed once there is a file.</summary>
    public const string Ready = "ready";

    public static TrainedModel<float>[] Models() => [Create(1), Create(2)];

    public static IEnumerable<string> Run(string path)
    {
        TrainedModel<float>[] models = Models();
        models[0].Save(path);
        yield return Ready;
        for (int i = 1; ; i++)
        {
            models[i % models.Length].Save(path);
        }
    }

    public static void SaveToOutput()
    {
        TrainedModel<float> model = new(new NAdam());
        model.Train(2);
        model.Save("/dev/stdout");
    }

    private static TrainedModel<float> Create(int steps)
    {
        TrainedModel<float> model = new(new NAdam(), bias: 10_000);
        model.Train(steps);
        return model;
    }
}
