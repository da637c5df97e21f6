namespace OptGen.Tests.Calls.Api;

internal sealed partial class ApiCalls
{
    private ApiCall Add()
    {
        int member = _random.Next(_subject.Members.Length);
        int columns = _random.Next(0, 4);
        int length = columns * _random.Next(1, 4);
        string name = $"p{_names++}";
        float[] weights = Numbers(length);
        float[] gradient = Numbers(length);
        Memory<float> w = weights;
        Memory<float> g = gradient;
        int[] shape = columns == 0 ? [] : [length / columns, columns];
        Type? wrong = null;
        TensorModel? other = AnyTensor();
        switch (_random.Next(20))
        {
            case 0:
                g = new float[length + 1];
                wrong = typeof(ArgumentException);
                break;
            case 1:
                shape = [length + 1];
                wrong = typeof(ArgumentException);
                break;
            case 2:
                shape = [-1, length];
                wrong = typeof(ArgumentException);
                break;
            case 3 when other is not null:
                name = other.Parameter.Name;
                wrong = typeof(ArgumentException);
                break;
            case 4:
                name = Pick(["", "a\ud800"]);
                wrong = typeof(ArgumentException);
                break;
            case 5:
                w = default;
                wrong = typeof(ArgumentNullException);
                break;
            case 6 when length > 0:
                g = weights;
                wrong = typeof(ArgumentException);
                break;
            case 7 when other is { HasMemory: true, Length: > 0 }:
                w = Chance(2) ? other.Weights : other.Gradient;
                (g, shape) = (new float[w.Length], []);
                wrong = typeof(ArgumentException);
                break;
            case 8 when other is { Given.Length: > 0 }:
                w = other.Given;
                (g, shape) = (new float[w.Length], []);
                wrong = typeof(ArgumentException);
                break;
            case 9 or 10 or 11:
                w = new ApiMemory(weights, Chance(2), _model.Owner).Memory;
                break;
            case 12 or 13:
                g = new ApiMemory(gradient, Chance(2), _model.Owner).Memory;
                break;
        }

        Parameter? added = null;
        wrong ??= If<InvalidOperationException>(_model.IsEvaluating || _model.Call > 0);
        wrong = wrong is not null && (_model.IsEvaluating || _model.Call > 0) ? typeof(SystemException) : wrong;
        return new ApiCall($"Add {name} [{string.Join(',', shape)}] of {w.Length}", () => added = _subject.Members[member].Add(name, w, g, shape), wrong, () =>
            _model.Tensors.Add(new TensorModel(_model.Kind, member, added!, weights, gradient)));
    }

    private ApiCall AddWithoutMemory()
    {
        int member = _random.Next(_subject.Members.Length);
        int[] shape = Chance(6) ? Pick<int[]>([[], [-2], [int.MaxValue, 2]]) : Chance(3) ? [0] : [_random.Next(1, 3), 2];
        Parameter? added = null;
        bool isWrong = shape.Length == 0 || shape[0] < 0 || shape[0] == int.MaxValue;
        bool isUntimely = _model.IsEvaluating || _model.Call > 0;

        // Others could no longer be stepped together: only now and then.
        if (!isWrong && !isUntimely && shape[0] > 0 && !Chance(8))
        {
            return ZeroGradients();
        }

        string name = $"p{_names++}";
        return new ApiCall($"AddWithoutMemory {name} [{string.Join(',', shape)}]", () => added = _subject.Members[member].AddWithoutMemory<float>(name, shape), isWrong && isUntimely ? typeof(SystemException) : First(If<ArgumentException>(isWrong), If<InvalidOperationException>(isUntimely)), () =>
            _model.Tensors.Add(new TensorModel(_model.Kind, member, added!, null, null)));
    }

    private ApiCall Give()
    {
        if (AnyTensor() is not { } tensor)
        {
            return ZeroGradients();
        }

        MayFailMemory = false;
        bool isGiven = _model.Kind == typeof(ApiGiven);
        int length = tensor.Length;
        float[] values = Numbers(length);
        switch (_random.Next(8))
        {
            case 0:
                return new ApiCall("Give of another length", () => tensor.Parameter.Give("x", new float[length + 1]), typeof(ArgumentException));
            case 1:
                return new ApiCall("Give of another name", () => tensor.Parameter.Give("y", new float[length]), typeof(ArgumentException));
            case 2:
                return new ApiCall("Give of another type", () => tensor.Parameter.Give("x", new double[length]), typeof(ArgumentException));
            case 3 when _model.Tensors.Find(other => other.HasMemory && other.Length == length && length > 0) is { } other:
                float[] taken = Chance(2) ? other.Weights : other.Gradient;
                return new ApiCall("Give of memory in use", () => tensor.Parameter.Give("x", taken), typeof(ArgumentException));
            case 4:
                return new ApiCall("Give of null", () => tensor.Parameter.Give("x", (float[])null!), typeof(ArgumentException));
            default:
                return new ApiCall("Give", () => tensor.Parameter.Give("x", values), If<ArgumentException>(!isGiven), () => tensor.Given = values);
        }
    }

    private ApiCall WriteState()
    {
        if (AnyTensor() is not { } tensor)
        {
            return ZeroGradients();
        }

        int wrong = _random.Next(6);
        float[] values = Numbers(wrong == 0 ? tensor.Length + 1 : tensor.Length);
        Parameter parameter = wrong == 1 ? _stranger.Parameters[0] : tensor.Parameter;
        return new ApiCall($"WriteState {wrong}", () => _subject.WriteState(parameter, wrong == 2 ? "q" : "m", values), If<ArgumentException>(wrong < 3), () => tensor.M = values);
    }

    private ApiCall ReadState()
    {
        if (AnyTensor() is not { } tensor)
        {
            return ZeroGradients();
        }

        bool isWrong = Chance(4);
        float[] values = new float[tensor.Length + (isWrong ? 1 : 0)];
        return new ApiCall("ReadState", () => _subject.ReadState(tensor.Parameter, "m", values), If<ArgumentException>(isWrong), () => Assert.Equal(tensor.M, values));
    }

    private ApiCall SetGradients()
    {
        if (_model.Tensors.Count == 0)
        {
            return ZeroGradients();
        }

        bool isFinite = !Chance(8);
        return new ApiCall("set gradients", () =>
        {
        }, Commit: () => _model.Tensors.ForEach(tensor => Fill(tensor, isFinite)));
    }

    /// <summary>Writes gradients where they are.</summary>
    private void Fill(TensorModel tensor, bool isFinite)
    {
        Numbers(tensor.Gradient.Length).CopyTo(tensor.Gradient, 0);
        if (!isFinite && tensor.Gradient.Length > 0)
        {
            tensor.Gradient[_random.Next(tensor.Gradient.Length)] = Pick([float.NaN, float.PositiveInfinity]);
        }

        tensor.G = [.. tensor.Gradient];
    }
}
