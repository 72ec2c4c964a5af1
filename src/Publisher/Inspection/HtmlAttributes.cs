using System.Text;

namespace Publisher.Inspection;

/// <summary>What an attribute's value is to the inspection.</summary>
internal enum AttributeKind
{
    /// <summary>Nothing it looks at.</summary>
    Other,
    /// <summary>An address (<c>href</c>, <c>src</c>, <c>poster</c>, <c>data</c>).</summary>
    Address,
    /// <summary>Addresses with their sizes, between commas (<c>srcset</c>).</summary>
    Addresses,
    /// <summary>The name of a place that can be linked to (<c>id</c>).</summary>
    Place,
}

/// <summary>
/// Walks over the attributes of a page that hold addresses or name places: one pass over its UTF-8, nothing copied. Reads the tags of our own
/// HTML (WHATWG HTML §13.1.2: names, then attributes with quoted values); comments and what stands inside <c>script</c> and <c>style</c> are
/// passed over.
/// </summary>
internal ref struct HtmlAttributes(ReadOnlySpan<byte> html)
{
    // White space, '/', '=' and '>', which end names; all are below 64.
    private const ulong Space = (1UL << '\t') | (1UL << '\n') | (1UL << '\v') | (1UL << '\f') | (1UL << '\r') | (1UL << ' ');
    private const ulong TagNameEnd = Space | (1UL << '/') | (1UL << '>');
    private const ulong NameEnd = TagNameEnd | (1UL << '=');

    private readonly ReadOnlySpan<byte> html = html;
    private int at;
    private bool inTag;
    private ReadOnlySpan<byte> rawEnd;

    /// <summary>What the value is.</summary>
    public AttributeKind Kind { get; private set; }

    /// <summary>Where the value begins, in bytes.</summary>
    public int Start { get; private set; }

    /// <summary>The value as written, entities and all.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>Goes to the next attribute of interest.</summary>
    public bool MoveNext()
    {
        while (inTag || NextTag())
        {
            if (NextAttribute())
            {
                return true;
            }
        }
        return false;
    }

    private bool NextTag()
    {
        while (at < html.Length)
        {
            var open = html[at..].IndexOf((byte)'<');
            at += Math.Max(open, 0);
            if (open < 0 || at + 1 >= html.Length)
            {
                return false;
            }
            if (char.IsAsciiLetter((char)html[at + 1]))
            {
                var start = ++at;
                while (at < html.Length && !Is(html[at], TagNameEnd))
                {
                    at++;
                }
                rawEnd = RawEnd(html[start..at]);
                inTag = true;
                return true;
            }
            if (html[at..].StartsWith("<!--"u8))
            {
                var close = html[at..].IndexOf("-->"u8);
                at = close < 0 ? html.Length : at + close + 3;
            }
            else
            {
                at++;
            }
        }
        return false;
    }

    /// <summary>False at the end of the tag.</summary>
    private bool NextAttribute()
    {
        while (at < html.Length && html[at] != '>')
        {
            if (Is(html[at], Space | (1UL << '/')))
            {
                at++;
                continue;
            }
            var start = at;
            while (at < html.Length && !Is(html[at], NameEnd))
            {
                at++;
            }
            if (at + 1 >= html.Length || html[at] != '=')
            {
                at += at == start ? 1 : 0;
                continue;
            }
            var kind = KindOf(html[start..at]);
            ReadValue(html[at + 1]);
            if (kind != AttributeKind.Other)
            {
                Kind = kind;
                return true;
            }
        }
        at = Math.Min(html.Length, at + 1);
        inTag = false;
        if (!rawEnd.IsEmpty)
        {
            SkipRaw();
        }
        return false;
    }

    private void ReadValue(byte quote)
    {
        var quoted = quote is (byte)'"' or (byte)'\'';
        Start = quoted ? at + 2 : at + 1;
        var rest = html[Start..];
        var length = quoted ? rest.IndexOf(quote) : rest.IndexOfAny((byte)' ', (byte)'\n', (byte)'>');
        Value = length < 0 ? rest : rest[..length];
        at = Math.Min(html.Length, Start + Value.Length + (quoted ? 1 : 0));
    }

    private void SkipRaw()
    {
        for (var next = html[at..].IndexOf("</"u8); next >= 0; next = html[at..].IndexOf("</"u8))
        {
            at += next + 2;
            if (html.Length - at >= rawEnd.Length && Ascii.EqualsIgnoreCase(html.Slice(at, rawEnd.Length), rawEnd))
            {
                at += rawEnd.Length;
                return;
            }
        }
        at = html.Length;
    }

    private static ReadOnlySpan<byte> RawEnd(ReadOnlySpan<byte> element) =>
        element.Length == 6 && Ascii.EqualsIgnoreCase(element, "script"u8) ? "script"u8
        : element.Length == 5 && Ascii.EqualsIgnoreCase(element, "style"u8) ? "style"u8
        : default;

    private static AttributeKind KindOf(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 when Ascii.EqualsIgnoreCase(name, "id"u8) => AttributeKind.Place,
        3 when Ascii.EqualsIgnoreCase(name, "src"u8) => AttributeKind.Address,
        4 when Ascii.EqualsIgnoreCase(name, "href"u8) || Ascii.EqualsIgnoreCase(name, "data"u8) => AttributeKind.Address,
        6 when Ascii.EqualsIgnoreCase(name, "poster"u8) => AttributeKind.Address,
        6 when Ascii.EqualsIgnoreCase(name, "srcset"u8) => AttributeKind.Addresses,
        _ => AttributeKind.Other,
    };

    private static bool Is(byte character, ulong set) => character < 64 && ((set >> character) & 1) != 0;
}
