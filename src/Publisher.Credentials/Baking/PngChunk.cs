namespace Publisher.Credentials.Baking;

/// <summary>One chunk of a PNG.</summary>
/// <param name="Type">Its four letters.</param>
/// <param name="Offset">Where it begins in the file: at its length.</param>
/// <param name="Data">What it holds.</param>
public readonly record struct PngChunk(string Type, int Offset, ReadOnlyMemory<byte> Data)
{
    /// <summary>Bytes of a chunk besides its data: length, type and checksum.</summary>
    public const int Frame = 12;

    /// <summary>Where the chunk ends in the file.</summary>
    public int End => Offset + Frame + Data.Length;

    /// <summary>Whether it is one of the three kinds of text (ISO/IEC 15948 §11.3.4).</summary>
    public bool IsText => Type is "tEXt" or "zTXt" or "iTXt";

    /// <summary>The keyword of a text or profile: its Latin-1 bytes before the first zero, 1 to 79; empty when it has none.</summary>
    public ReadOnlySpan<byte> Keyword => Data.Span.IndexOf((byte)0) is var end and >= 1 and <= 79 ? Data.Span[..end] : default;
}
