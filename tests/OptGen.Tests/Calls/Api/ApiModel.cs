namespace OptGen.Tests.Calls.Api;

/// <summary>What an optimizer or a group must hold after every call, in plain arrays.</summary>
internal sealed class ApiModel(Type kind, ApiSubject subject)
{
    public Type Kind => kind;

    public ApiSubject Subject => subject;

    public ApiMemory.Owner Owner { get; } = new();

    public List<TensorModel> Tensors { get; } = [];

    public double[] Rates { get; } = [.. subject.Members.Select(_ => 0.25)];

    public double[] Betas { get; } = [.. subject.Members.Select(_ => 0.5)];

    /// <summary>What the rate of each member follows, and what it was last set to by that.</summary>
    public ApiSchedule?[] Schedules { get; } = new ApiSchedule?[subject.Members.Length];

    public double[] Applied { get; } = new double[subject.Members.Length];

    public StepOptions Options { get; set; } = new();

    public long Steps { get; set; }

    public bool IsEvaluating { get; set; }

    /// <summary>The call of a step of all parameters that is next.</summary>
    public int Call { get; set; }

    /// <summary>Why a step of all parameters is refused, before gradients are looked at; null where it is not.</summary>
    public Type? Obstacle =>
        Tensors.Count == 0 || IsEvaluating || Tensors.Exists(tensor => (!tensor.HasMemory && tensor.Length > 0) || tensor.NeedsGiven || tensor.Call != Call)
            ? typeof(InvalidOperationException) : null;

    /// <summary>Why schedules stand in the way of a step of that number.</summary>
    public Type? ScheduleObstacle(long number, IEnumerable<int> members)
    {
        foreach (int member in members)
        {
            if (Schedules[member] is { } schedule && (!Rates[member].Equals(Applied[member]) || schedule.Throws(number)))
            {
                return typeof(InvalidOperationException);
            }

            if (Schedules[member] is { } other && double.IsNaN(other.At(number)))
            {
                return typeof(ArgumentOutOfRangeException);
            }
        }

        return null;
    }

    public IEnumerable<int> AllMembers => Enumerable.Range(0, subject.Members.Length);

    public void Follow(long number, IEnumerable<int> members)
    {
        foreach (int member in members)
        {
            if (Schedules[member] is { } schedule)
            {
                Rates[member] = Applied[member] = schedule.At(number);
            }
        }
    }

    /// <summary>What a step of all parameters does, but for the factor of clipping, which its result tells.</summary>
    public void Step(StepOptions options, StepResult result)
    {
        bool isFinite = Tensors.TrueForAll(tensor => Array.TrueForAll(tensor.G, float.IsFinite));
        double factor = options.Maximize ? -options.GradientScale : options.GradientScale;
        Assert.Equal(!isFinite && options.NonFinite == NonFinite.Skip ? StepStatus.Skipped : kind == typeof(ApiTwice) && Call == 0 ? StepStatus.NeedsGradient : StepStatus.Applied, result.Status);
        if (result.Status != StepStatus.Skipped)
        {
            CheckNorm(options, result, Math.Abs(factor), isFinite);
            if (Call == 0)
            {
                Follow(Steps + 1, AllMembers);
            }

            bool isApplied = true;
            foreach (TensorModel tensor in Tensors)
            {
                isApplied = tensor.Apply(tensor.W, tensor.G, factor * result.ClipFactor, Rates[tensor.Member], Betas[tensor.Member], Call, tensor.Steps + 1, Enumerable.Range(0, tensor.Length));
                tensor.Steps += isApplied ? 1 : 0;
                tensor.Call = isApplied ? 0 : 1;
            }

            Call = isApplied ? 0 : 1;
            Steps += isApplied ? 1 : 0;
        }

        if (options.ZeroGradients)
        {
            ZeroGradients();
        }
    }

    public void ZeroGradients() => Tensors.ForEach(tensor => tensor.G = new float[tensor.G.Length]);

    public void Evaluate()
    {
        if (!IsEvaluating && kind == typeof(ApiAveraged))
        {
            Tensors.ForEach(tensor => (tensor.Aside, tensor.W) = (tensor.W, [.. tensor.Evaluated]));
        }

        IsEvaluating = true;
    }

    public void Train()
    {
        if (IsEvaluating && kind == typeof(ApiAveraged))
        {
            Tensors.ForEach(tensor => tensor.W = tensor.Aside);
        }

        IsEvaluating = false;
    }

    public void Reset()
    {
        Train();
        foreach (TensorModel tensor in Tensors)
        {
            tensor.W = Call > 0 ? [.. tensor.Aside] : tensor.W;
            (tensor.M, tensor.A, tensor.Steps, tensor.Call) = (new float[tensor.Length], new float[tensor.Length], 0, 0);
        }

        (Steps, Call) = (0, 0);
    }

    /// <summary>Compares everything with the optimizer.</summary>
    public void Check()
    {
        Assert.Equal(Tensors.Select(tensor => tensor.Parameter), subject.Parameters);
        Assert.Equal(IsEvaluating, subject.IsEvaluating);
        Assert.Equal(Call > 0, subject.IsWaiting);
        for (int i = 0; i < subject.Members.Length; i++)
        {
            Optimizer member = subject.Members[i];
            Assert.Equal((Steps, Rates[i]), (member.StepCount, member.LearningRate));
            Assert.Equal(Tensors.Where(tensor => tensor.Member == i).Select(tensor => tensor.Parameter), member.Parameters);
        }

        foreach (TensorModel tensor in Tensors)
        {
            Assert.Equal(tensor.Steps, tensor.Parameter.StepCount);
            Assert.Equal(tensor.W, tensor.Weights);
            Assert.Equal(tensor.G, tensor.Gradient);
            Assert.Equal(tensor.M, State(tensor, "m"));
            if (kind == typeof(ApiAveraged))
            {
                Assert.Equal(tensor.A, State(tensor, "a"));
            }
        }
    }

    private float[] State(TensorModel tensor, string name) => subject.Members[tensor.Member].State<float>(tensor.Parameter, name).ToArray();

    private void CheckNorm(StepOptions options, StepResult result, double scale, bool isFinite)
    {
        double norm = scale * Math.Sqrt(Tensors.Sum(tensor => tensor.G.Sum(g => (double)g * g)));
        bool clips = isFinite && norm > options.MaxGradientNorm;
        if (isFinite && options.MeasuresGradients && result.GradientNorm is not double.NaN)
        {
            Assert.Equal(norm, result.GradientNorm ?? -1, 1e-9 * norm);
        }

        Assert.Equal(clips ? Math.Min(1, options.MaxGradientNorm / (norm + 1e-6)) : 1, result.ClipFactor, 1e-9);
    }
}

/// <summary>A schedule that is c/t, and from some step on NaN or an exception.</summary>
internal sealed class ApiSchedule(double c, long nanFrom, long throwsFrom, Action? call) : Schedule
{
    public double At(long t) => t >= nanFrom ? double.NaN : c / t;

    public bool Throws(long t) => t >= throwsFrom;

    protected override double ValueAt(double t)
    {
        call?.Invoke();
        return Throws((long)t) ? throw new InvalidOperationException("the schedule's own") : At((long)t);
    }
}
