using System.Runtime.CompilerServices;
using OptGen.Elementary;

namespace OptGen.CompilerServices;

/// <content>The remainder of a division.</content>
public static partial class Functions
{
    /// <summary>x − y·trunc(x/y), as the operator % of C#; exact.</summary>
    public readonly struct Remainder : IBinaryFunction
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Single<TLane>(TLane x, TLane y)
            where TLane : struct, ILane<TLane, double>
        {
            return Division.Remainder(x, y);
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Double<TLane>(TLane x, TLane y)
            where TLane : struct, ILane<TLane, double>
        {
            return Division.Remainder(x, y);
        }
    }
}
