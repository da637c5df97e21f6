namespace OptGen.Decompositions;

/// <summary>The strips of a symmetric matrix, each of which adds up its part of a product.</summary>
/// <param name="matrix">The first element of the matrix.</param>
/// <param name="stride">How far apart its rows are.</param>
/// <param name="length">Its rows and columns.</param>
/// <param name="first">Which row of eight of a larger matrix is its first one; a strip has the same rows of that one at each step, which its thread's cache still holds.</param>
/// <param name="x">The vector.</param>
/// <param name="sums">Takes what the first strip contributes.</param>
/// <param name="others">Takes what the others contribute, as far apart as the rows.</param>
/// <param name="strips">How many there are.</param>
internal readonly unsafe struct SymmetricStrips(double* matrix, int stride, int length, int first, double* x, double* sums, double* others, int strips) : IItems
{
    public void Run(int item)
    {
        double* target = item == 0 ? sums : others + ((item - 1) * stride);
        int block = (item + strips - (first % strips)) % strips;
        SymmetricProduct.AddUp(new(matrix, ((length - 1) * stride) + length), stride, new(x, length), new(target, length), block, strips);
    }
}
