using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Publisher.Cli.Network;

/// <summary>Finds the signed award that a web page names: <c>&lt;link rel="alternate" type="application/vc" href="…"&gt;</c> (or another JSON type), on the page's own host.</summary>
internal static partial class AlternateLinks
{
    // What is surely a credential before what may be one.
    private static readonly ImmutableArray<string> Types = ["application/vc", "application/vc+ld+json", "application/ld+json", "application/json"];

    /// <summary>The address of the best one; null when there is none. The problem says what was found instead.</summary>
    internal static string? Find(ReadOnlySpan<byte> html, Uri page, out string problem)
    {
        problem = $"{page.Host} answered with a web page, and it names no signed award";
        (int Rank, string Address)? best = null;
        foreach (Match tag in Link().Matches(Hidden().Replace(Encoding.UTF8.GetString(html), " ")))
        {
            var attributes = Attribute().Matches(tag.Groups[1].Value)
                .DistinctBy(a => a.Groups[1].Value, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(a => a.Groups[1].Value, a => WebUtility.HtmlDecode(a.Groups[2].Value + a.Groups[3].Value + a.Groups[4].Value), StringComparer.OrdinalIgnoreCase);
            var rank = Types.IndexOf(attributes.GetValueOrDefault("type", "").Split(';')[0].Trim().ToLowerInvariant());
            if (rank < 0 || !attributes.GetValueOrDefault("rel", "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Contains("alternate", StringComparer.OrdinalIgnoreCase)
                || !Uri.TryCreate(page, attributes.GetValueOrDefault("href", ""), out var target) || (best is not null && best.Value.Rank <= rank))
            {
                continue;
            }
            if (target.GetLeftPart(UriPartial.Authority) != page.GetLeftPart(UriPartial.Authority))
            {
                problem = $"{page.Host} answered with a web page whose signed award is said to stand on another host, {target.Host}; that is not followed";
                continue;
            }
            best = (rank, target.AbsoluteUri);
        }
        return best?.Address;
    }

    [GeneratedRegex("<!--.*?(?:-->|\\z)|<(script|style|template)\\b.*?(?:</\\1|\\z)", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Hidden();

    [GeneratedRegex("<link\\b([^<>]{0,4096})>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex("\\b([a-z-]{1,32})\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Attribute();
}
