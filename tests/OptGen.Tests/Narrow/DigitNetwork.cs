using System.Numerics;

namespace OptGen.Tests.Narrow;

/// <summary>A network of one hidden layer of rectified units that tells digits, with the gradient of its cross-entropy.</summary>
internal sealed class DigitNetwork
{
    private const int Hidden = 96;

    private readonly float[] _hiddenWeights = new float[Hidden * DigitImages.Pixels];
    private readonly float[] _hiddenGradient = new float[Hidden * DigitImages.Pixels];
    private readonly float[] _hiddenBias = new float[Hidden];
    private readonly float[] _hiddenBiasGradient = new float[Hidden];
    private readonly float[] _outputWeights = new float[DigitImages.Classes * Hidden];
    private readonly float[] _outputGradient = new float[DigitImages.Classes * Hidden];
    private readonly float[] _outputBias = new float[DigitImages.Classes];
    private readonly float[] _outputBiasGradient = new float[DigitImages.Classes];
    private readonly float[] _units = new float[Hidden];
    private readonly float[] _backwards = new float[Hidden];
    private readonly float[] _probabilities = new float[DigitImages.Classes];

    public DigitNetwork(Random random)
    {
        Fill(_hiddenWeights, Math.Sqrt(6.0 / DigitImages.Pixels), random);
        Fill(_outputWeights, Math.Sqrt(6.0 / Hidden), random);
    }

    public void AddTo(Optimizer optimizer)
    {
        optimizer.Add("hidden.weight", _hiddenWeights, _hiddenGradient, Hidden, DigitImages.Pixels);
        optimizer.Add("hidden.bias", _hiddenBias, _hiddenBiasGradient);
        optimizer.Add("output.weight", _outputWeights, _outputGradient, DigitImages.Classes, Hidden);
        optimizer.Add("output.bias", _outputBias, _outputBiasGradient);
    }

    /// <summary>The cross-entropy of one picture, and whether its digit was found.</summary>
    public (double Loss, bool IsRight) Evaluate(ReadOnlySpan<float> picture, int label)
    {
        Forward(picture);
        int best = 0;
        for (int i = 1; i < _probabilities.Length; i++)
        {
            best = _probabilities[i] > _probabilities[best] ? i : best;
        }

        return (-Math.Log(Math.Max(_probabilities[label], 1e-30f)), best == label);
    }

    /// <summary>Adds the gradient of one picture, times a factor.</summary>
    public void AddGradient(ReadOnlySpan<float> picture, int label, float factor)
    {
        Forward(picture);
        Array.Clear(_backwards);
        for (int output = 0; output < DigitImages.Classes; output++)
        {
            float error = factor * (_probabilities[output] - (output == label ? 1 : 0));
            _outputBiasGradient[output] += error;
            AddScaled(_outputGradient.AsSpan(output * Hidden, Hidden), _units, error);
            AddScaled(_backwards, _outputWeights.AsSpan(output * Hidden, Hidden), error);
        }

        for (int unit = 0; unit < Hidden; unit++)
        {
            if (_units[unit] > 0)
            {
                _hiddenBiasGradient[unit] += _backwards[unit];
                AddScaled(_hiddenGradient.AsSpan(unit * DigitImages.Pixels, DigitImages.Pixels), picture, _backwards[unit]);
            }
        }
    }

    private void Forward(ReadOnlySpan<float> picture)
    {
        for (int unit = 0; unit < Hidden; unit++)
        {
            _units[unit] = Math.Max(0, _hiddenBias[unit] + Dot(_hiddenWeights.AsSpan(unit * DigitImages.Pixels, DigitImages.Pixels), picture));
        }

        for (int output = 0; output < DigitImages.Classes; output++)
        {
            _probabilities[output] = _outputBias[output] + Dot(_outputWeights.AsSpan(output * Hidden, Hidden), _units);
        }

        float greatest = _probabilities.Max();
        float sum = 0;
        for (int i = 0; i < _probabilities.Length; i++)
        {
            _probabilities[i] = MathF.Exp(_probabilities[i] - greatest);
            sum += _probabilities[i];
        }

        for (int i = 0; i < _probabilities.Length; i++)
        {
            _probabilities[i] /= sum;
        }
    }

    /// <summary>Lengths are multiples of sixteen, which registers divide.</summary>
    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        Vector<float> sum = default;
        for (int i = 0; i < a.Length; i += Vector<float>.Count)
        {
            sum += new Vector<float>(a[i..]) * new Vector<float>(b[i..]);
        }

        return Vector.Sum(sum);
    }

    private static void AddScaled(Span<float> target, ReadOnlySpan<float> source, float factor)
    {
        for (int i = 0; i < target.Length; i += Vector<float>.Count)
        {
            (new Vector<float>(target[i..]) + (new Vector<float>(source[i..]) * factor)).CopyTo(target[i..]);
        }
    }

    private static void Fill(float[] weights, double bound, Random random)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = (float)(bound * ((2 * random.NextDouble()) - 1));
        }
    }
}
