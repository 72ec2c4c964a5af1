using System.Text;

namespace Publisher.Tests.Formats;

/// <summary>A tag as a browser's tokenizer sees it (HTML standard §13.2.5), whatever the page meant.</summary>
internal sealed record HtmlTag(string Name, bool Closing, IReadOnlyList<(string Name, string Value)> Attributes)
{
    public string? this[string name] => Attributes.FirstOrDefault(a => a.Name == name).Value;

    /// <summary>The tag without its values.</summary>
    public string Shape => (Closing ? "/" : "") + Name + "[" + string.Join(' ', Attributes.Select(a => a.Name)) + "]";
}

/// <summary>Reads all tags of a page: what opens a tag, an attribute or a value does so here as in a browser, also where nobody meant it to.</summary>
internal static class HtmlTokens
{
    public static IEnumerable<HtmlTag> Read(string html)
    {
        var at = 0;
        while ((at = html.IndexOf('<', at)) >= 0)
        {
            if (html.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal))
            {
                at = html.IndexOf("-->", at, StringComparison.Ordinal) is >= 0 and var end ? end + 3 : html.Length;
                continue;
            }
            var closing = at + 1 < html.Length && html[at + 1] == '/';
            var name = at + (closing ? 2 : 1);
            if (name >= html.Length || !(char.IsAsciiLetter(html[name]) || html[name] is '!' or '?'))
            {
                at++;
                continue;
            }
            at = name;
            while (at < html.Length && !IsSpace(html[at]) && html[at] is not ('/' or '>'))
            {
                at++;
            }
            var tag = html[name..at].ToLowerInvariant();
            yield return new(tag, closing, Attributes(html, ref at));
        }
    }

    /// <summary>A value with the five character references our own escaping writes resolved.</summary>
    public static string Unescape(string value) => new StringBuilder(value)
        .Replace("&lt;", "<").Replace("&gt;", ">").Replace("&quot;", "\"").Replace("&#39;", "'").Replace("&amp;", "&").ToString();

    private static List<(string, string)> Attributes(string html, ref int at)
    {
        var attributes = new List<(string, string)>();
        while (true)
        {
            while (at < html.Length && (IsSpace(html[at]) || html[at] == '/'))
            {
                at++;
            }
            if (at >= html.Length || html[at] == '>')
            {
                at++;
                return attributes;
            }
            var start = at;
            at++;
            while (at < html.Length && !IsSpace(html[at]) && html[at] is not ('/' or '>' or '='))
            {
                at++;
            }
            var name = html[start..Math.Min(at, html.Length)].ToLowerInvariant();
            while (at < html.Length && IsSpace(html[at]))
            {
                at++;
            }
            attributes.Add((name, at < html.Length && html[at] == '=' ? Value(html, ref at) : ""));
        }
    }

    private static string Value(string html, ref int at)
    {
        at++;
        while (at < html.Length && IsSpace(html[at]))
        {
            at++;
        }
        if (at < html.Length && html[at] is '"' or '\'')
        {
            var end = html.IndexOf(html[at], at + 1);
            end = end < 0 ? html.Length : end;
            var value = html[(at + 1)..end];
            at = Math.Min(end + 1, html.Length);
            return value;
        }
        var start = at;
        while (at < html.Length && !IsSpace(html[at]) && html[at] != '>')
        {
            at++;
        }
        return html[start..at];
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\f' or '\r';
}
