using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;

namespace OptGen.Compiler.Models.Binding;

/// <summary>A value as an expression has it: its tensor, and what the way it is written says about its rounding and its axes.</summary>
internal sealed record Operand
{
    private Operand()
    {
    }

    public Operand(Tensor tensor) => Tensor = tensor;

    /// <summary>What stands for an expression that has been reported.</summary>
    public static Operand Unknown { get; } = new();

    /// <summary>The tensor; null for noise that waits for axes, and for what is unknown.</summary>
    public Tensor? Tensor { get; }

    /// <summary>Whether it is a product written where it stands, so that a sum may take it in unrounded.</summary>
    public bool IsProduct { get; init; }

    /// <summary>Makes noise, and what is made of it and of single numbers, along the axes of what it meets; null for all else.</summary>
    public Func<IReadOnlyList<Axis>, Operand>? Pending { get; private init; }

    /// <summary>Whether it is made of places along axes and single numbers alone, so that it meets another such with all axes of both.</summary>
    public bool IsTable { get; init; }

    /// <summary>As the text writes it, for messages.</summary>
    public string Written { get; init; } = "";

    public bool IsUnknown => ReferenceEquals(this, Unknown) || (Tensor is null && Pending is null);

    /// <summary>Its axes; none while it waits for some.</summary>
    public IReadOnlyList<Axis> Axes => Tensor?.Axes ?? [];

    public bool IsScalar => Tensor is { IsScalar: true };

    /// <summary>Noise that waits for axes.</summary>
    public static Operand Waiting(Func<IReadOnlyList<Axis>, Operand> make) => new() { Pending = make };

    /// <summary>The value with the axes of what it meets, if it waited for these.</summary>
    public Operand Along(IReadOnlyList<Axis> axes) => Pending is null ? this : Pending(axes) with { Written = Written };
}
