using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace OptGen.Benchmarks.Kernels;

/// <summary>A column with what the comparison shows, too: the median time of a step for each weight.</summary>
internal sealed class NanosecondsPerWeight : IColumn
{
    /// <inheritdoc/>
    public string Id => nameof(NanosecondsPerWeight);

    /// <inheritdoc/>
    public string ColumnName => "ns/weight";

    /// <inheritdoc/>
    public bool AlwaysShow => true;

    /// <inheritdoc/>
    public ColumnCategory Category => ColumnCategory.Custom;

    /// <inheritdoc/>
    public int PriorityInCategory => 0;

    /// <inheritdoc/>
    public bool IsNumeric => true;

    /// <inheritdoc/>
    public UnitType UnitType => UnitType.Dimensionless;

    /// <inheritdoc/>
    public string Legend => "Nanoseconds of a step for each weight, median";

    /// <inheritdoc/>
    public bool IsAvailable(Summary summary) => true;

    /// <inheritdoc/>
    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    /// <inheritdoc/>
    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        int weights = (int)benchmarkCase.Parameters[nameof(KernelBenchmarks.Weights)];
        return summary[benchmarkCase]?.ResultStatistics is { } statistics
            ? (statistics.Median / weights).ToString("F3", CultureInfo.InvariantCulture)
            : "";
    }

    /// <inheritdoc/>
    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);
}
