using System.Collections.Immutable;
using System.Net;

namespace Publisher.Inspection;

/// <summary>An address in a page: the attribute's value, decoded, and where it stands in the text.</summary>
internal sealed record HtmlLink(string Address, int Offset);

/// <summary>What one page links to, and the places in it that can be linked to.</summary>
internal sealed record HtmlLinks(ImmutableArray<HtmlLink> Links, ImmutableHashSet<string> Ids)
{
    /// <summary>
    /// Reads the tags of our own HTML (WHATWG HTML §13.1.2: names, then attributes with quoted values). Comments and what stands inside
    /// <c>script</c> and <c>style</c> are passed over.
    /// </summary>
    public static HtmlLinks Read(string html)
    {
        var links = ImmutableArray.CreateBuilder<HtmlLink>();
        var ids = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = at < html.Length ? html.IndexOf('<', at) : -1)
        {
            if (html.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal))
            {
                at = After(html, "-->", at);
                continue;
            }
            if (!char.IsAsciiLetter(html[at + 1]))
            {
                at++;
                continue;
            }
            var nameEnd = at + 1;
            while (nameEnd < html.Length && !char.IsWhiteSpace(html[nameEnd]) && html[nameEnd] is not ('>' or '/'))
            {
                nameEnd++;
            }
            var name = html[(at + 1)..nameEnd].ToLowerInvariant();
            at = Attributes(html, nameEnd, links, ids);
            if (name is "script" or "style")
            {
                at = After(html, $"</{name}", at);
            }
        }
        return new(links.ToImmutable(), ids.ToImmutable());
    }

    private static int After(string html, string mark, int from)
    {
        var found = html.IndexOf(mark, from, StringComparison.OrdinalIgnoreCase);
        return found < 0 ? html.Length : found + mark.Length;
    }

    private static int Attributes(string html, int at, ImmutableArray<HtmlLink>.Builder links, ImmutableHashSet<string>.Builder ids)
    {
        while (at < html.Length && html[at] != '>')
        {
            if (char.IsWhiteSpace(html[at]) || html[at] == '/')
            {
                at++;
                continue;
            }
            var nameStart = at;
            while (at < html.Length && !char.IsWhiteSpace(html[at]) && html[at] is not ('=' or '>' or '/'))
            {
                at++;
            }
            var name = html[nameStart..at].ToLowerInvariant();
            if (at + 1 >= html.Length || html[at] != '=')
            {
                at += at == nameStart ? 1 : 0;
                continue;
            }
            var quote = html[at + 1];
            var valueStart = quote is '"' or '\'' ? at + 2 : at + 1;
            var valueEnd = quote is '"' or '\'' ? html.IndexOf(quote, valueStart) : html.IndexOfAny([' ', '\n', '>'], valueStart);
            valueEnd = valueEnd < 0 ? html.Length : valueEnd;
            var value = WebUtility.HtmlDecode(html[valueStart..valueEnd]);
            at = quote is '"' or '\'' ? Math.Min(html.Length, valueEnd + 1) : valueEnd;
            switch (name)
            {
                case "href" or "src" or "poster" or "data":
                    links.Add(new(value, valueStart));
                    break;
                case "srcset":
                    links.AddRange(value.Split(',').Select(s => s.Trim().Split(' ')[0]).Where(s => s.Length > 0).Select(s => new HtmlLink(s, valueStart)));
                    break;
                case "id":
                    ids.Add(value);
                    break;
            }
        }
        return Math.Min(html.Length, at + 1);
    }
}
