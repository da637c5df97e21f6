namespace OptGen.Data;

/// <summary>What the elements of an IDX file are. The values are those of the format.</summary>
public enum IdxElement
{
    /// <summary>Whole numbers from 0 to 255.</summary>
    Byte = 0x08,

    /// <summary>Whole numbers from −128 to 127.</summary>
    SignedByte = 0x09,

    /// <summary>Whole numbers of 16 bits.</summary>
    Int16 = 0x0B,

    /// <summary>Whole numbers of 32 bits.</summary>
    Int32 = 0x0C,

    /// <summary>Floating-point numbers of 32 bits.</summary>
    Single = 0x0D,

    /// <summary>Floating-point numbers of 64 bits.</summary>
    Double = 0x0E,
}
