namespace OptGen.Benchmarks.Compare.Workloads;

/// <summary>A product of rows × inner by inner × columns.</summary>
/// <param name="Rows">Rows of the result.</param>
/// <param name="Inner">What is summed over.</param>
/// <param name="Columns">Columns of the result.</param>
/// <param name="TransposesA">Whether the first factor is stored inner × rows.</param>
/// <param name="TransposesB">Whether the second factor is stored columns × inner.</param>
internal sealed record ProductSize(int Rows, int Inner, int Columns, bool TransposesA = false, bool TransposesB = false)
{
    /// <summary>In letters; PyTorch's script knows it by these.</summary>
    public string Form => TransposesA ? "Aᵀ@B" : TransposesB ? "A@Bᵀ" : "A@B";

    /// <summary>What tables call it.</summary>
    public string Name => $"{Rows}×{Inner}×{Columns}{(TransposesA || TransposesB ? $", {Form}" : "")}";

    /// <summary>Multiplications and additions.</summary>
    public double Operations => 2.0 * Rows * Inner * Columns;

    /// <summary>The first factor's sides in memory.</summary>
    public int[] StoredA => TransposesA ? [Inner, Rows] : [Rows, Inner];

    /// <summary>The second factor's sides in memory.</summary>
    public int[] StoredB => TransposesB ? [Columns, Inner] : [Inner, Columns];
}
