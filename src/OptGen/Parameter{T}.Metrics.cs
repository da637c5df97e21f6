using OptGen.Lanes;

namespace OptGen;

internal sealed partial class Parameter<T>
{
    private T[]? _weightsBefore;

    internal override void KeepWeights()
    {
        _weightsBefore ??= new T[_weights.Length];
        _weights.Span.CopyTo(_weightsBefore);
    }

    internal override (double Update, double Weight) SquaresOfStep(bool alsoUpdate)
    {
        ReadOnlySpan<T> weights = _weights.Span;
        double update = 0;
        double weight = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            double now = Rounded.From(weights[i]);
            weight += now * now;

            // Somebody may have begun to listen since the step began.
            if (alsoUpdate && _weightsBefore is not null)
            {
                double change = now - Rounded.From(_weightsBefore[i]);
                update += change * change;
            }
        }

        return (update, weight);
    }
}
