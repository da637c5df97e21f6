using System.Diagnostics.Metrics;

namespace OptGen.Tests.Metrics;

/// <summary>What steps of this thread measure while the log exists: by instrument, optimizer and parameter, the last value.</summary>
internal sealed class MeterLog : IDisposable
{
    private readonly MeterListener _listener;
    private readonly int _thread = Environment.CurrentManagedThreadId;

    /// <param name="instruments">The instruments to listen to; all where none is given.</param>
    public MeterLog(params string[] instruments)
    {
        _listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == OptimizerMetrics.MeterName && (instruments.Length == 0 || instruments.Contains(instrument.Name)))
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        _listener.SetMeasurementEventCallback<double>(Record);
        _listener.Start();
    }

    public int Count { get; private set; }

    public Dictionary<(string Instrument, string Optimizer, string? Parameter), double> Values { get; } = [];

    public double this[string instrument] => Values.Single(value => value.Key.Instrument == instrument && value.Key.Parameter is null).Value;

    public double this[string instrument, string parameter] => Values.Single(value => value.Key.Instrument == instrument && value.Key.Parameter == parameter).Value;

    public void Dispose() => _listener.Dispose();

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        if (Environment.CurrentManagedThreadId != _thread)
        {
            return;
        }

        string optimizer = "";
        string? parameter = null;
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            optimizer = tag.Key == "optimizer" ? (string)tag.Value! : optimizer;
            parameter = tag.Key == "parameter" ? (string)tag.Value! : parameter;
        }

        Count++;
        Values[(instrument.Name, optimizer, parameter)] = value;
    }
}
