namespace OptGen.Tests.Calls.Api;

internal sealed partial class ApiCalls
{
    private readonly GradientAccumulator _accumulator;
    private int _count;
    private long _stepsBefore;

    private StepOptions RandomOptions() => new()
    {
        GradientScale = Pick([1, 1, 0.5, 4.0]),
        Maximize = Chance(4),
        NonFinite = Pick([NonFinite.Propagate, NonFinite.Skip, NonFinite.Throw]),
        ZeroGradients = Chance(3),
        MaxGradientNorm = Chance(3) ? 1 : double.PositiveInfinity,
        Threads = _random.Next(3),
    };

    private bool IsFinite => _model.Tensors.TrueForAll(tensor => Array.TrueForAll(tensor.G, float.IsFinite));

    private bool IsSkipped(StepOptions options) => !IsFinite && options.NonFinite == NonFinite.Skip;

    private Type? RefusedStep(StepOptions options) => First(
        _model.Obstacle,
        If<ArithmeticException>(!IsFinite && options.NonFinite == NonFinite.Throw),
        _model.Call > 0 || IsSkipped(options) ? null : _model.ScheduleObstacle(_model.Steps + 1, _model.AllMembers));

    private ApiCall Step()
    {
        bool isOwn = Chance(2);
        StepOptions options = isOwn ? _model.Options : RandomOptions();
        StepResult result = default;
        return new ApiCall($"Step {options}", () => result = isOwn ? _subject.Step(null) : _subject.Step(options), RefusedStep(options), () => _model.Step(options, result));
    }

    private ApiCall StepByLoss()
    {
        StepResult result = default;
        return new ApiCall("Step(1)", () => result = _subject.Step(1), RefusedStep(_model.Options), () => _model.Step(_model.Options, result));
    }

    private ApiCall StepMember()
    {
        Optimizer member = Pick(_subject.Members);
        return _subject.Group is null ? ZeroGradients()
            : Chance(2) ? new ApiCall("Step of a member", () => member.Step(), typeof(InvalidOperationException))
            : new ApiCall("Reset of a member", member.Reset, typeof(InvalidOperationException));
    }

    /// <summary>A closure that computes gradients, makes calls of its own, and may fail.</summary>
    private ApiCall StepByClosure()
    {
        MayFailMemory = false;
        StepOptions options = new() { NonFinite = Pick([NonFinite.Propagate, NonFinite.Skip, NonFinite.Throw]), ZeroGradients = Chance(3) };
        int failsAt = Chance(4) ? _random.Next(1, 3) : 0;
        int nanAt = Chance(4) ? _random.Next(1, 3) : 0;
        int calls = _model.Kind == typeof(ApiTwice) ? 2 - _model.Call : 1;
        int evaluations = 0;
        double Compute()
        {
            evaluations++;
            if (evaluations > 1)
            {
                // What the first call has done.
                _model.Step(options, new StepResult(StepStatus.NeedsGradient) { ClipFactor = 1, GradientNorm = double.NaN });
                _model.Check();
            }

            TryReentrant();
            _subject.ZeroGradients();
            _model.ZeroGradients();
            if (evaluations == failsAt)
            {
                throw new TimeoutException();
            }

            _model.Tensors.ForEach(tensor => Fill(tensor, evaluations != nanAt));
            return evaluations;
        }

        Type? obstacle = _model.Tensors.Count == 0 || _model.IsEvaluating ? typeof(InvalidOperationException) : null;
        bool isLong = _model.Tensors.Exists(tensor => tensor.HasMemory && tensor.Length > 0);
        nanAt = isLong ? nanAt : 0;
        Type? schedules = _model.Call > 0 || (nanAt == 1 && options.NonFinite == NonFinite.Skip) ? null : _model.ScheduleObstacle(_model.Steps + 1, _model.AllMembers);
        Type? reason = First(
            obstacle,
            If<TimeoutException>(failsAt == 1),
            _model.Obstacle,
            If<ArithmeticException>(nanAt == 1 && options.NonFinite == NonFinite.Throw),
            schedules);
        bool isSkipped = nanAt == 1 && options.NonFinite == NonFinite.Skip;
        reason ??= calls < 2 || isSkipped ? null : First(If<TimeoutException>(failsAt == 2), If<ArithmeticException>(nanAt == 2 && options.NonFinite == NonFinite.Throw));
        StepResult result = default;
        return new ApiCall($"Step(closure) {options.NonFinite} {options.ZeroGradients} fails at {failsAt}, NaN at {nanAt}", () => result = _subject.Step(Compute, options), reason, () => _model.Step(options, result with { Loss = null }));
    }

    private ApiCall StepElsewhere()
    {
        MayFailMemory = false;
        if (AnyTensor() is not { } tensor)
        {
            return ZeroGradients();
        }

        int wrong = _random.Next(14);
        int length = tensor.Length;
        float[] weights = tensor.Call > 0 ? tensor.Elsewhere : tensor.HasMemory && Chance(2) ? tensor.Weights : Numbers(length);
        float[] gradient = Numbers(length);
        Parameter parameter = tensor.Parameter;
        Type? mistake = null;
        switch (wrong)
        {
            case 0:
                (parameter, weights, gradient) = (_stranger.Parameters[0], new float[4], new float[4]);
                mistake = typeof(ArgumentException);
                break;
            case 1:
                weights = new float[length + 1];
                mistake = typeof(ArgumentException);
                break;
            case 2:
                gradient = new float[length + 1];
                mistake = typeof(ArgumentException);
                break;
            case 3 when length > 0:
                gradient = weights;
                mistake = typeof(ArgumentException);
                break;
            case 4 when _model.Tensors.Find(other => other != tensor && other.HasMemory && other.Length == length && length > 0) is { } other:
                weights = Chance(2) ? other.Weights : other.Gradient;
                mistake = typeof(ArgumentException);
                break;
            case 5 when tensor.Given is { Length: > 0 } given:
                weights = given;
                mistake = typeof(ArgumentException);
                break;
            case 6 when tensor.HasMemory && length > 0:
                (weights, gradient) = (tensor.Gradient, new float[length]);
                mistake = typeof(ArgumentException);
                break;
            case 7 when length > 0:
                gradient[0] = float.NaN;
                break;
        }

        StepOptions options = _model.Options;
        bool isFinite = Array.TrueForAll(gradient, float.IsFinite);
        bool isSkipped = !isFinite && options.NonFinite == NonFinite.Skip;
        Type? reason = First(
            If<InvalidOperationException>(_model.IsEvaluating || _model.Call > 0),
            mistake,
            If<InvalidOperationException>(!double.IsPositiveInfinity(options.MaxGradientNorm) || options.ZeroGradients || tensor.NeedsGiven),
            If<ArithmeticException>(!isFinite && options.NonFinite == NonFinite.Throw),
            isSkipped || tensor.Call > 0 ? null : _model.ScheduleObstacle(tensor.Steps + 1, [tensor.Member]));
        reason = mistake is not null && reason is not null ? typeof(SystemException) : reason;
        float[] expected = [.. weights];
        float[] before = [.. weights];
        StepResult result = default;
        return new ApiCall(
            $"Step({parameter.Name}, weights, gradient) case {wrong}",
            () =>
            {
                try
                {
                    result = _subject.Step(parameter, weights, gradient);
                }
                catch
                {
                    Assert.Equal(before, weights);
                    throw;
                }
            },
            reason,
            () =>
            {
                if (!isSkipped)
                {
                    if (tensor.Call == 0)
                    {
                        _model.Follow(tensor.Steps + 1, [tensor.Member]);
                    }

                    bool isApplied = tensor.Apply(expected, gradient, options.Maximize ? -options.GradientScale : options.GradientScale, _model.Rates[tensor.Member], _model.Betas[tensor.Member], tensor.Call, tensor.Steps + 1, Enumerable.Range(0, length));
                    tensor.Steps += isApplied ? 1 : 0;
                    (tensor.Call, tensor.Elsewhere) = isApplied ? (0, []) : (1, weights);
                }

                Assert.Equal(expected, weights);
                if (tensor.HasMemory && ReferenceEquals(weights, tensor.Weights))
                {
                    tensor.W = expected;
                }
            });
    }

    private ApiCall StepRows()
    {
        MayFailMemory = true;
        if (AnyTensor() is not { } tensor || tensor.Parameter.Shape.Count < 2 || tensor.Length == 0)
        {
            return ZeroGradients();
        }

        int columns = tensor.Parameter.Shape[1];
        int[] rows = [.. Enumerable.Range(0, _random.Next(0, 4)).Select(_ => _random.Next(tensor.Parameter.Shape[0]))];
        float[] gradients = Numbers(rows.Length * columns);
        Type? mistake = null;
        switch (_random.Next(8))
        {
            case 0 when rows.Length > 0:
                rows[^1] = Pick([-1, tensor.Parameter.Shape[0]]);
                mistake = typeof(ArgumentException);
                break;
            case 1:
                gradients = new float[gradients.Length + 1];
                mistake = typeof(ArgumentException);
                break;
            case 2 when gradients.Length > 0:
                gradients[0] = float.NaN;
                break;
        }

        StepOptions options = _model.Options;
        bool isFinite = Array.TrueForAll(gradients, float.IsFinite);
        bool isSkipped = !isFinite && options.NonFinite == NonFinite.Skip;
        bool isPossible = tensor.Parameter.Set.Info.StepsRows && _model.Kind != typeof(ApiAveraged) && _model.Kind != typeof(ApiTwice);
        Type? other = First(
            If<InvalidOperationException>(_model.IsEvaluating || !isPossible || !double.IsPositiveInfinity(options.MaxGradientNorm) || options.ZeroGradients || !tensor.HasMemory || tensor.NeedsGiven || _model.Call > 0),
            If<ArithmeticException>(!isFinite && options.NonFinite == NonFinite.Throw),
            isSkipped ? null : _model.ScheduleObstacle(tensor.Steps + 1, [tensor.Member]));
        Type? reason = mistake is null ? other : other is null ? mistake : typeof(SystemException);
        StepResult result = default;
        return new ApiCall($"StepRows {tensor.Parameter.Name} [{string.Join(',', rows)}]", () => result = _subject.StepRows(tensor.Parameter, rows, gradients), reason, () =>
        {
            Assert.Equal(isSkipped ? StepStatus.Skipped : StepStatus.Applied, result.Status);
            if (isSkipped)
            {
                return;
            }

            _model.Follow(tensor.Steps + 1, [tensor.Member]);
            float[] whole = new float[tensor.Length];
            for (int i = 0; i < gradients.Length; i++)
            {
                int element = (rows[i / columns] * columns) + (i % columns);
                whole[element] += gradients[i];
            }

            tensor.Apply(tensor.W, whole, options.Maximize ? -options.GradientScale : options.GradientScale, _model.Rates[tensor.Member], _model.Betas[tensor.Member], 0, tensor.Steps + 1, rows.Distinct().SelectMany(row => Enumerable.Range(row * columns, columns)));
            tensor.Steps++;
        });
    }

    private ApiCall Accumulate()
    {
        if (Chance(8))
        {
            return new ApiCall("accumulate 0 examples", () => _accumulator.Step(examples: 0), typeof(ArgumentOutOfRangeException));
        }

        StepResult result = default;
        Type? wasStepped = If<InvalidOperationException>(_count > 0 && _stepsBefore != _model.Steps);
        if (_count < 2)
        {
            return new ApiCall("accumulate", () => result = _accumulator.Step(), wasStepped, () =>
            {
                Assert.Equal(StepStatus.Accumulated, result.Status);
                _stepsBefore = _count == 0 ? _model.Steps : _stepsBefore;
                _count++;
                Assert.Equal(_count, _accumulator.Count);
            });
        }

        return StepAccumulated("accumulate to a step", () => _accumulator.Step(), 3, wasStepped);
    }

    private ApiCall Finish() => _count == 0
        ? new ApiCall("finish nothing", () => Assert.Equal(StepStatus.Accumulated, _accumulator.Finish().Status))
        : StepAccumulated("finish", () => _accumulator.Finish(), _count, If<InvalidOperationException>(_stepsBefore != _model.Steps));

    private ApiCall StepAccumulated(string name, Func<StepResult> step, int batches, Type? wasStepped)
    {
        StepOptions options = _model.Options with { GradientScale = _model.Options.GradientScale / batches, ZeroGradients = true };
        StepResult result = default;
        int count = _count;
        return new ApiCall(
            name,
            () =>
            {
                try
                {
                    result = step();
                }
                catch
                {
                    Assert.Equal(count, _accumulator.Count);
                    throw;
                }
            },
            First(wasStepped, RefusedStep(options)),
            () =>
            {
                _model.Step(options, result);
                _count = 0;
                Assert.Equal(0, _accumulator.Count);
            });
    }

    private ApiCall ResetAccumulator() => new("reset the accumulator", _accumulator.Reset, null, () =>
    {
        _model.ZeroGradients();
        _count = 0;
    });
}
