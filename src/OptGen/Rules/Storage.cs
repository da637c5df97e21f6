namespace OptGen;

/// <summary>How a state is kept in memory between steps. It is computed in the weights' type all the same.</summary>
public enum Storage
{
    /// <summary>In the weights' type.</summary>
    Full,

    /// <summary>
    /// In 16 bits: the exponent of <see cref="float"/> and 8 significant bits. Rounded stochastically, so that small changes are not lost but add up;
    /// the random bits follow from <see cref="Optimizer.Seed"/>, the parameter's name, the state, the element and the step.
    /// </summary>
    BFloat16,

    /// <summary>
    /// In 8 bits, in blocks of 256 elements that share a scale: 1 byte and 4/256 for each element, and 4 significant bits. Numbers less than 2⁻³³ of the
    /// greatest of their block (2⁻¹⁷ where some are negative) are as good as 0. Rounded stochastically, as <see cref="BFloat16"/>. A block with an
    /// infinite number or NaN becomes NaN.
    /// </summary>
    /// <remarks>Dettmers, Lewis, Shleifer and Zettlemoyer, "8-bit optimizers via block-wise quantization", 2022, with other codes.</remarks>
    Block8,
}
