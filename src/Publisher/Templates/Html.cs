using System.Buffers;
using System.Text;

namespace Publisher.Templates;

/// <summary>
/// Text that is already HTML. The template context escapes everything else, so this type is the only way past the escaping:
/// it is made from escaped text, from a renderer whose output is safe by construction (Markdown), or by a partial.
/// </summary>
public sealed class Html
{
    private static readonly SearchValues<char> Special = SearchValues.Create(
        "&<>\"'\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\v\f\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f\u007f");

    private readonly string markup;

    private Html(string markup) => this.markup = markup;

    /// <summary>Nothing.</summary>
    public static Html Empty { get; } = new("");

    /// <summary>Text as HTML: the five characters HTML gives a meaning are escaped, control characters become U+FFFD.</summary>
    public static Html Text(string text) => new(Escape(text));

    /// <summary>Markup whose safety the caller vouches for: every value in it was escaped.</summary>
    public static Html Trusted(string markup) => new(markup);

    /// <summary>Safe in element content and in quoted attributes. Text without special characters is returned as it is.</summary>
    public static string Escape(string text)
    {
        var at = FirstSpecial(text);
        if (at < 0)
        {
            return text;
        }
        var escaped = new StringBuilder(text.Length + 16);
        var from = 0;
        while (at >= 0)
        {
            at += from;
            escaped.Append(text, from, at - from).Append(EntityOf(text[at]));
            from = at + 1;
            at = FirstSpecial(text.AsSpan(from));
        }
        return escaped.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>The markup.</summary>
    public override string ToString() => markup;

    /// <summary>Where the first character stands that is not written as it is; -1 for none.</summary>
    internal static int FirstSpecial(ReadOnlySpan<char> text) => text.IndexOfAny(Special);

    /// <summary>What is written for a special character.</summary>
    internal static string EntityOf(char character) => character switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        _ => "\uFFFD",
    };
}
