using System.Buffers;
using System.Text;

namespace Publisher.Credentials.JsonLd;

/// <summary>Which text is an absolute address that every program reads and writes the same.</summary>
internal static class IriSyntax
{
    // Space and controls; and what N-Quads would have to escape.
    private static readonly SearchValues<byte> Refused =
        SearchValues.Create([.. Enumerable.Range(0, 0x21).Select(symbol => (byte)symbol), .. "<>\"{}|^`\\"u8, 0x7F]);

    private static readonly SearchValues<byte> Scheme =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-."u8);

    /// <summary>A scheme, a colon, and no space or other character that does not belong in an address.</summary>
    public static bool IsAbsolute(ReadOnlySpan<byte> text)
    {
        var colon = text.IndexOf((byte)':');
        return colon > 0 && char.IsAsciiLetter((char)text[0]) && !text[..colon].ContainsAnyExcept(Scheme)
            && !text.ContainsAny(Refused) && (Ascii.IsValid(text) || !HasWideSpace(text));
    }

    /// <summary>A name that can follow a vocabulary's address: letters, digits and marks, no colon, no escape.</summary>
    public static bool IsSimpleName(ReadOnlySpan<byte> name) =>
        !name.IsEmpty && name[0] != '@' && !name.Contains((byte)':') && !name.ContainsAny(Refused) && !HasWideSpace(name);

    /// <summary>A language tag as JSON-LD checks it: letters, then parts of letters and digits, each of one to eight.</summary>
    public static bool IsLanguageTag(string tag)
    {
        var isFirst = true;
        foreach (var part in tag.Split('-'))
        {
            if (part.Length is 0 or > 8 || !part.All(symbol => isFirst ? char.IsAsciiLetter(symbol) : char.IsAsciiLetterOrDigit(symbol)))
            {
                return false;
            }
            isFirst = false;
        }
        return true;
    }

    private static bool HasWideSpace(ReadOnlySpan<byte> text)
    {
        const int ZeroWidthNoBreakSpace = 0xFEFF;
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf8(text, out var rune, out var length);
            if (Rune.IsWhiteSpace(rune) || rune.Value == ZeroWidthNoBreakSpace)
            {
                return true;
            }
            text = text[length..];
        }
        return false;
    }
}
