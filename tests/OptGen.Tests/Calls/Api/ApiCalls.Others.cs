namespace OptGen.Tests.Calls.Api;

internal sealed partial class ApiCalls
{
    private readonly List<(byte[] File, bool HasWeights, Action Restore, string Names)> _files = [];

    private ApiCall ZeroGradients() => new("ZeroGradients", _subject.ZeroGradients, null, _model.ZeroGradients);

    private ApiCall Reset() => new("Reset", _subject.Reset, null, _model.Reset);

    private ApiCall Evaluate() => new(
        "UseEvaluationWeights",
        _subject.UseEvaluationWeights,
        If<InvalidOperationException>(!_model.IsEvaluating && (_model.Call > 0 || _model.Tensors.Exists(tensor => !tensor.HasMemory && tensor.Length > 0))),
        _model.Evaluate);

    private ApiCall Train() => new("UseTrainingWeights", _subject.UseTrainingWeights, null, _model.Train);

    private ApiCall EvaluationWeights()
    {
        if (AnyTensor() is not { } tensor)
        {
            return ZeroGradients();
        }

        int wrong = _random.Next(6);
        float[] destination = new float[tensor.Length + (wrong == 0 ? 1 : 0)];
        Parameter parameter = wrong == 1 ? _stranger.Parameters[0] : tensor.Parameter;
        destination = wrong == 2 && tensor.HasMemory && tensor.Length > 0 ? Pick([tensor.Weights, tensor.Gradient]) : destination;
        bool isWrong = wrong < 2 || (wrong == 2 && tensor.HasMemory && tensor.Length > 0);
        bool isUntimely = _model.Call > 0 || (!tensor.HasMemory && tensor.Length > 0);
        return new ApiCall(
            $"EvaluationWeights {wrong}",
            () => _subject.EvaluationWeights(parameter, destination),
            isWrong && isUntimely ? typeof(SystemException) : First(If<ArgumentException>(isWrong), If<InvalidOperationException>(isUntimely)),
            () => Assert.Equal(_model.IsEvaluating ? tensor.W : tensor.Evaluated, destination));
    }

    private ApiCall Schedule()
    {
        long next = _model.Steps + 1;
        long nanFrom = Chance(5) ? next + _random.Next(4) : long.MaxValue;
        long throwsFrom = Chance(5) ? next + _random.Next(4) : long.MaxValue;
        ApiSchedule schedule = new(_random.Next(1, 5) / 8.0, nanFrom, throwsFrom, Chance(3) ? TryReentrant : null);
        if (Chance(6))
        {
            return new ApiCall("Schedule of nothing", () => _subject.Schedule("Nothing", schedule), _model.Call > 0 ? typeof(SystemException) : typeof(ArgumentException));
        }

        return new ApiCall(
            $"Schedule, NaN from {nanFrom}, throws from {throwsFrom}",
            () => _subject.Schedule("LearningRate", schedule),
            First(If<InvalidOperationException>(_model.Call > 0 || schedule.Throws(next)), If<ArgumentOutOfRangeException>(double.IsNaN(schedule.At(next)))),
            () =>
            {
                Array.Fill(_model.Schedules, schedule);
                _model.Follow(next, _model.AllMembers);
            });
    }

    private ApiCall Unschedule() => Chance(4)
        ? new("Unschedule of what follows none", () => _subject.Unschedule(Pick(["Beta1", "Nothing"])), typeof(ArgumentException))
        : new("Unschedule", () => _subject.Unschedule("LearningRate"), If<ArgumentException>(_model.Schedules[0] is null), () => Array.Clear(_model.Schedules));

    /// <summary>Sets a rate by hand, which the next step of a schedule refuses until it is scheduled anew.</summary>
    private ApiCall SetRate()
    {
        int member = _random.Next(_subject.Members.Length);
        double rate = Chance(5) ? double.NaN : _random.Next(1, 5) / 4.0;
        return _model.Schedules[0] is not null && !Chance(6) ? Unschedule() : new ApiCall(
            $"LearningRate = {rate}", () => _subject.Members[member].LearningRate = rate, If<ArgumentOutOfRangeException>(double.IsNaN(rate)), () => _model.Rates[member] = rate);
    }

    private ApiCall SetBeta()
    {
        int member = _random.Next(_subject.Members.Length);
        double beta = Chance(4) ? double.NaN : Pick([0, 0.25, 0.5]);
        void Set(double value)
        {
            switch (_subject.Members[member])
            {
                case ApiMomentum momentum:
                    momentum.Beta = value;
                    break;
                case ApiGiven given:
                    given.Beta = value;
                    break;
                case ApiAveraged averaged:
                    averaged.Beta = value;
                    break;
                case ApiTwice twice:
                    twice.Beta = value;
                    break;
            }
        }

        return _model.Call > 0 ? ZeroGradients() : new ApiCall($"Beta = {beta}", () => Set(beta), If<ArgumentOutOfRangeException>(double.IsNaN(beta)), () => _model.Betas[member] = beta);
    }

    private ApiCall SetOptions()
    {
        StepOptions options = RandomOptions();
        options = Chance(2) ? options with { MaxGradientNorm = double.PositiveInfinity, ZeroGradients = false } : options;
        return new ApiCall($"Options = {options}", () => _subject.Options = options, null, () => _model.Options = options);
    }

    private ApiCall MakeOptions()
    {
        double wrong = Pick([double.NaN, 0, -0.0, double.NegativeInfinity]);
        return Pick<ApiCall>(
        [
            new("GradientScale", () => _ = new StepOptions { GradientScale = wrong }, typeof(ArgumentOutOfRangeException)),
            new("MaxGradientNorm", () => _ = new StepOptions { MaxGradientNorm = wrong }, typeof(ArgumentOutOfRangeException)),
            new("NonFinite", () => _ = new StepOptions { NonFinite = (NonFinite)7 }, typeof(ArgumentOutOfRangeException)),
            new("Threads", () => _ = new StepOptions { Threads = -1 }, typeof(ArgumentOutOfRangeException)),
            new("batches", () => _subject.Accumulator(0), typeof(ArgumentOutOfRangeException)),
        ]);
    }

    private string Names => string.Join(' ', _model.Tensors.Select(tensor => tensor.Parameter.Name));

    private ApiCall Save()
    {
        bool withWeights = Chance(2);
        byte[] file = [];
        bool lacks = _model.Tensors.Exists(tensor => !tensor.HasMemory && tensor.Length > 0);
        return new ApiCall(
            withWeights ? "Save with weights" : "Save",
            () => file = _subject.Save(withWeights),
            If<InvalidOperationException>(IsWaitingAnywhere || (withWeights && (_model.IsEvaluating || lacks))),
            () => _files.Add((file, withWeights, Remembered(withWeights), Names)));
    }

    /// <summary>What brings the model back to where it is now.</summary>
    private Action Remembered(bool withWeights)
    {
        long steps = _model.Steps;
        double[] rates = [.. _model.Rates];
        double[] betas = [.. _model.Betas];
        List<(TensorModel Tensor, float[] W, float[] M, float[] A, long Steps)> all = [.. _model.Tensors.Select(tensor => (tensor, (float[])[.. tensor.W], (float[])[.. tensor.M], (float[])[.. tensor.A], tensor.Steps))];
        return () =>
        {
            _model.Steps = steps;
            rates.CopyTo(_model.Rates, 0);
            rates.CopyTo(_model.Applied, 0);
            betas.CopyTo(_model.Betas, 0);
            foreach ((TensorModel tensor, float[] w, float[] m, float[] a, long its) in all)
            {
                tensor.W = withWeights ? [.. w] : tensor.W;
                (tensor.M, tensor.A, tensor.Steps) = ([.. m], [.. a], its);
            }
        };
    }

    private ApiCall Load()
    {
        if (_files.Count == 0)
        {
            return Save();
        }

        (byte[] file, bool _, Action restore, string names) = Pick(_files);
        byte[] bytes = [.. file];
        bool isDamaged = Chance(4);
        if (isDamaged)
        {
            if (Chance(2))
            {
                bytes = bytes[.._random.Next(bytes.Length)];
            }
            else
            {
                bytes[_random.Next(bytes.Length)] ^= (byte)(1 << _random.Next(8));
            }
        }

        bool isUntimely = IsWaitingAnywhere || _model.IsEvaluating;
        bool differs = isDamaged || names != Names;
        return new ApiCall(
            isDamaged ? "Load of a damaged file" : "Load",
            () => _subject.Load(bytes),
            First(If<InvalidOperationException>(isUntimely), If<CheckpointException>(differs)),
            restore);
    }

    /// <summary>A snapshot in the place of the weights, and what the ensemble refuses meanwhile.</summary>
    private ApiCall UseSnapshot()
    {
        MayFailMemory = false;
        if (_subject.Group is not null)
        {
            return ZeroGradients();
        }

        Optimizer optimizer = _subject.Members[0];
        SnapshotEnsemble ensemble = new(optimizer, 1, 2);
        bool fails = Chance(3);
        bool overlaps = Chance(4) && _model.Tensors.Exists(tensor => tensor.HasMemory && tensor.Length > 0);
        float[] mean = overlaps ? _model.Tensors.First(tensor => tensor.HasMemory && tensor.Length > 0).Weights : new float[2];
        bool isUntimely = _model.IsEvaluating || _model.Call > 0 || _model.Tensors.Exists(tensor => !tensor.HasMemory && tensor.Length > 0);
        return new ApiCall(
            $"Predict {fails} {overlaps}",
            () =>
            {
                ensemble.Take();
                ensemble.Predict(
                    (Span<float> predictions) =>
                    {
                        Assert.Throws<InvalidOperationException>(ensemble.Take);
                        Assert.Throws<InvalidOperationException>(() => ensemble.Load(new MemoryStream()));
                        Assert.Throws<InvalidOperationException>(() => optimizer.Step(1));
                        predictions.Fill(2);
                        if (fails)
                        {
                            throw new TimeoutException();
                        }
                    },
                    mean);
            },
            First(If<InvalidOperationException>(isUntimely), If<ArgumentException>(overlaps), If<TimeoutException>(fails)),
            () => Assert.Equal([2f, 2f], mean));
    }
}
