using OptGen.CompilerServices;

namespace OptGen.Tests.Lanes;

/// <summary><see cref="LaneTests{TLane, T}"/> for one element, float.</summary>
public sealed class Lane1FloatTests : LaneTests<Lane1<float>, float>;

/// <summary><see cref="LaneTests{TLane, T}"/> for two elements, float.</summary>
public sealed class Pair1FloatTests : LaneTests<PairLane<Lane1<float>, float>, float>;

/// <summary><see cref="LaneTests{TLane, T}"/> for registers of 128 bits, float.</summary>
public sealed class Lane128FloatTests : LaneTests<Lane128<float>, float>;

/// <summary><see cref="LaneTests{TLane, T}"/> for two registers of 128 bits, float.</summary>
public sealed class Pair128FloatTests : LaneTests<PairLane<Lane128<float>, float>, float>;

/// <summary><see cref="LaneTests{TLane, T}"/> for registers of 256 bits, float.</summary>
public sealed class Lane256FloatTests : LaneTests<Lane256<float>, float>;

/// <summary><see cref="LaneTests{TLane, T}"/> for two registers of 256 bits, float.</summary>
public sealed class Pair256FloatTests : LaneTests<PairLane<Lane256<float>, float>, float>;

/// <summary><see cref="LaneTests{TLane, T}"/> for registers of 512 bits, float.</summary>
public sealed class Lane512FloatTests : LaneTests<Lane512<float>, float>;

/// <summary><see cref="LaneTests{TLane, T}"/> for two registers of 512 bits, float.</summary>
public sealed class Pair512FloatTests : LaneTests<PairLane<Lane512<float>, float>, float>;

/// <summary><see cref="LaneTests{TLane, T}"/> for one element, double.</summary>
public sealed class Lane1DoubleTests : LaneTests<Lane1<double>, double>;

/// <summary><see cref="LaneTests{TLane, T}"/> for two elements, double.</summary>
public sealed class Pair1DoubleTests : LaneTests<PairLane<Lane1<double>, double>, double>;

/// <summary><see cref="LaneTests{TLane, T}"/> for registers of 128 bits, double.</summary>
public sealed class Lane128DoubleTests : LaneTests<Lane128<double>, double>;

/// <summary><see cref="LaneTests{TLane, T}"/> for two registers of 128 bits, double.</summary>
public sealed class Pair128DoubleTests : LaneTests<PairLane<Lane128<double>, double>, double>;

/// <summary><see cref="LaneTests{TLane, T}"/> for registers of 256 bits, double.</summary>
public sealed class Lane256DoubleTests : LaneTests<Lane256<double>, double>;

/// <summary><see cref="LaneTests{TLane, T}"/> for two registers of 256 bits, double.</summary>
public sealed class Pair256DoubleTests : LaneTests<PairLane<Lane256<double>, double>, double>;

/// <summary><see cref="LaneTests{TLane, T}"/> for registers of 512 bits, double.</summary>
public sealed class Lane512DoubleTests : LaneTests<Lane512<double>, double>;

/// <summary><see cref="LaneTests{TLane, T}"/> for two registers of 512 bits, double.</summary>
public sealed class Pair512DoubleTests : LaneTests<PairLane<Lane512<double>, double>, double>;
