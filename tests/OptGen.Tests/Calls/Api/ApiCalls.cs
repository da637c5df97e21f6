namespace OptGen.Tests.Calls.Api;

/// <summary>Makes up calls.</summary>
internal sealed partial class ApiCalls
{
    private readonly ApiModel _model;
    private readonly Random _random;
    private readonly ApiSubject _subject;
    private readonly Optimizer _stranger = new ApiMomentum();
    private readonly Func<ApiCall>[] _all;
    private readonly Func<ApiCall>[] _reentrant;
    private int _names;

    public ApiCalls(ApiModel model, Random random)
    {
        (_model, _random, _subject) = (model, random, model.Subject);
        _stranger.Add("stranger", new float[4], new float[4]);
        _accumulator = _subject.Accumulator(3);
        _all =
        [
            Add, Add, AddWithoutMemory, Step, Step, Step, Step, StepByLoss, StepByClosure, StepByClosure, StepElsewhere, StepElsewhere, StepRows, ZeroGradients, SetGradients, SetGradients, Reset, Evaluate, Train,
            EvaluationWeights, Schedule, Unschedule, SetRate, SetOptions, Give, Give, WriteState, ReadState, Save, Load, Load, Accumulate, Accumulate, Finish, ResetAccumulator, UseSnapshot, StepMember, MakeOptions, SetBeta,
        ];
        _reentrant = [Add, AddWithoutMemory, StepByLoss, Step, StepElsewhere, StepRows, Reset, Train, Schedule, Unschedule, WriteState, Save, Load, UseSnapshot];
    }

    /// <summary>Whether memory of one's own may fail in the call at hand, and nothing of it be done then.</summary>
    public bool MayFailMemory { get; private set; }

    public ApiCall Next()
    {
        if (_model.Tensors.Count < 2 && _random.Next(2) == 0)
        {
            return Add();
        }

        MayFailMemory = true;
        return Pick(_all)();
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private bool Chance(int one) => _random.Next(one) == 0;

    private float[] Numbers(int length) => [.. Enumerable.Range(0, length).Select(_ => _random.Next(-32, 33) / 16f)];

    private TensorModel? AnyTensor() => _model.Tensors.Count == 0 ? null : Pick(_model.Tensors);

    private bool IsWaitingAnywhere => _model.Call > 0 || _model.Tensors.Exists(tensor => tensor.Call > 0);

    private static Type? First(params Type?[] reasons) => Array.Find(reasons, reason => reason is not null);

    private static Type? If<TException>(bool isWrong)
        where TException : Exception => isWrong ? typeof(TException) : null;

    /// <summary>Makes calls within another one, all of which must be refused.</summary>
    private void TryReentrant()
    {
        for (int i = 0; i < 3; i++)
        {
            ApiCall call = Pick(_reentrant)();
            if (call.Name == nameof(ZeroGradients))
            {
                continue;
            }

            Exception? thrown = Record.Exception(call.Act);
            Assert.True(thrown is InvalidOperationException or ArgumentException, $"within a call: {call.Name}: {thrown}");
        }
    }
}
