using System.Globalization;
using System.Text;

namespace Publisher.Credentials.Json;

/// <summary>JSON strings as bytes: from what stands between the quotes to plain UTF-8, without making a .NET string.</summary>
public static class JsonStringBytes
{
    /// <summary>Whether the bytes between the quotes already are the text.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> raw) => !raw.Contains((byte)'\\');

    /// <summary>Undoes the escapes. The input is valid JSON without lone surrogates.</summary>
    /// <param name="raw">What stands between the quotes.</param>
    /// <param name="output">At least as long as <paramref name="raw"/>: no escape is shorter than what it stands for.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Unescape(ReadOnlySpan<byte> raw, Span<byte> output)
    {
        var written = 0;
        while (true)
        {
            var step = raw.IndexOf((byte)'\\');
            if (step < 0)
            {
                raw.CopyTo(output[written..]);
                return written + raw.Length;
            }
            raw[..step].CopyTo(output[written..]);
            written += step;
            var mark = raw[step + 1];
            if (mark != 'u')
            {
                output[written++] = mark switch
                {
                    (byte)'b' => (byte)'\b',
                    (byte)'f' => (byte)'\f',
                    (byte)'n' => (byte)'\n',
                    (byte)'r' => (byte)'\r',
                    (byte)'t' => (byte)'\t',
                    _ => mark,
                };
                raw = raw[(step + 2)..];
                continue;
            }
            var unit = (char)HexValue(raw.Slice(step + 2, 4));
            raw = raw[(step + 6)..];
            Rune rune;
            if (char.IsHighSurrogate(unit))
            {
                rune = new Rune(unit, (char)HexValue(raw.Slice(2, 4)));
                raw = raw[6..];
            }
            else
            {
                rune = new Rune(unit);
            }
            written += rune.EncodeToUtf8(output[written..]);
        }
    }

    /// <summary>The value of four hexadecimal digits, either case; 0 for anything else.</summary>
    public static int HexValue(ReadOnlySpan<byte> digits) =>
        ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : 0;
}
