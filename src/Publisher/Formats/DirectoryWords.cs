using System.Globalization;
using System.Text.Json;
using Publisher.Content;
using Publisher.Frameworks;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>What pages of a directory show of listed guilds. All of it is their own word, so it is cut where it is long, and shown as text.</summary>
internal static class DirectoryWords
{
    private const int Most = 400;

    /// <summary>The badges of a listed guild, or what a server hosts.</summary>
    public static IEnumerable<FieldSet> Badges(SiteView view, PeerModel peer, PageLinks links) =>
        peer.Badges.Select(b => Badge(view, peer, b, links)).Concat((peer.Hosted?.Badges ?? []).Select(b => FederationWords.Hosted(peer, b, links)));

    /// <summary>What it says of itself; null for nothing.</summary>
    public static string? Says(PeerModel peer) => Shortened(peer.Verified?.Source.Seen?.Description ?? peer.Hosted?.Summary);

    private static FieldSet Badge(SiteView view, PeerModel peer, BadgeVersion badge, PageLinks links)
    {
        var tags = TagsOf(badge);
        return new()
        {
            { "id", PlaceOf(badge) },
            { "name", Shortened(badge.Name) },
            { "description", Shortened(badge.Description) },
            { "lang", Worth.Text(badge.Document.Root, "inLanguage") is { Length: 2 or 3 } language && language.All(char.IsAsciiLetterLower) && language != view.Words.Language ? language : null },
            { "href", FederationWords.BadgeAt(peer, badge.Address) },
            { "place_href", links.To(SitePaths.Listed(peer.Settings.Name)) + "#" + PlaceOf(badge) },
            { "picture", SiteView.Art(FederationWords.PictureOf(peer, badge), badge.Name, links) },
            { "more", string.Join(" · ", ((string?[])[LevelOf(badge) is { } level ? view.Words.Say("directory.level", ("level", level)) : null, tags.Count == 0 ? null : string.Join(", ", tags)]).OfType<string>()) },
        };
    }

    /// <summary>What one listed guild recognises of another.</summary>
    public static FieldSet Recognition(SiteView view, ListedRecognition recognition, PageLinks links)
    {
        var (from, to, said) = recognition;
        var badge = to.Verified?.Badges.FirstOrDefault(b => b.Address == said.Own)?.Name ?? said.Own.Slug;
        return new()
        {
            { "from", from.Title }, { "from_href", links.To(SitePaths.Listed(from.Settings.Name)) },
            { "to", to.Title }, { "to_href", links.To(SitePaths.Listed(to.Settings.Name)) },
            { "badge", Shortened(badge) }, { "badge_href", FederationWords.BadgeAt(to, said.Own) },
            { "as", said.Terms is { } terms ? Shortened(terms.Name) : null },
            { "until", said.Credential.ValidUntil is { } until ? view.Words.Date(until) : null },
            { "json_href", said.Credential.Id },
        };
    }

    /// <summary>How fresh what is here of a guild is, and whether it holds.</summary>
    public static string Standing(SiteView view, PeerModel peer)
    {
        var (words, word) = (view.Words, FederationPage.StandingOf(peer));
        var seen = peer.Seen is { } moment ? words.Say(word is null ? "directory.current" : "directory.seen", ("date", words.Date(moment))) : "";
        return word is null ? seen : $"{words[word]} {seen}".TrimEnd();
    }

    /// <summary>Its level in words; null where it says none.</summary>
    public static string? LevelOf(BadgeVersion badge) => Worth.Read(badge.Document.Root).First(WorthTypes.Level) is { } level ? Shortened(level.TargetName) : null;

    /// <summary>Its tags, a few at most.</summary>
    public static List<string> TagsOf(BadgeVersion badge) =>
        badge.Document.Root.TryGetProperty("tag", out var tags) && tags.ValueKind == JsonValueKind.Array
            ? [.. tags.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.String).Select(t => Shortened(t.GetString())!).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal).Take(12)] : [];

    /// <summary>Its place on the page of its guild.</summary>
    public static string PlaceOf(BadgeVersion badge) => "badge-" + badge.Address.Slug;

    /// <summary>A text of somebody else's, as much as a page has room for, on one line.</summary>
    public static string? Shortened(string? text)
    {
        if (text is null)
        {
            return null;
        }
        var elements = new StringInfo(text.Length <= 4 * Most ? text : text[..(4 * Most)]);
        var cut = elements.LengthInTextElements <= Most ? elements.String : elements.SubstringByTextElements(0, Most) + "…";
        return string.Join(' ', cut.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
