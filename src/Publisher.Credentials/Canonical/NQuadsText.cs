using System.Buffers;

namespace Publisher.Credentials.Canonical;

/// <summary>Canonical N-Quads text (RDF 1.1 N-Quads §4 and RDFC-1.0): which characters of a literal are escaped, and how.</summary>
internal static class NQuadsText
{
    private static readonly SearchValues<byte> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(control => (byte)control), (byte)'"', (byte)'\\', 0x7F]);

    /// <summary>Appends what stands between the quotes of a literal.</summary>
    public static void AppendEscaped(ReadOnlySpan<byte> text, ByteBuffer output)
    {
        while (true)
        {
            var step = text.IndexOfAny(Escaped);
            if (step < 0)
            {
                output.Append(text);
                return;
            }
            output.Append(text[..step]);
            AppendEscape(text[step], output);
            text = text[(step + 1)..];
        }
    }

    private static void AppendEscape(byte value, ByteBuffer output)
    {
        var mark = value switch
        {
            (byte)'\b' => (byte)'b',
            (byte)'\t' => (byte)'t',
            (byte)'\n' => (byte)'n',
            (byte)'\f' => (byte)'f',
            (byte)'\r' => (byte)'r',
            (byte)'"' or (byte)'\\' => value,
            _ => default,
        };
        output.Append((byte)'\\');
        if (mark != default)
        {
            output.Append(mark);
            return;
        }
        output.Append("u00"u8);
        output.Append((byte)('0' + (value >> 4)));
        output.Append("0123456789ABCDEF"u8[value & 15]);
    }
}
