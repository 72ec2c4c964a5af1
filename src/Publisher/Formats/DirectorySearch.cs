using System.Collections.Immutable;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>What the search of a directory looks through: the guilds it lists and their badges, each with the place on this site where it is told of.</summary>
internal static class DirectorySearch
{
    /// <summary>Where it is told of, name, what it says of itself, and its address.</summary>
    public static IEnumerable<ImmutableArray<string>> Guilds(SiteModel site) => site.Peers.Select(p => (ImmutableArray<string>)
    [
        SitePaths.Listed(p.Settings.Name), p.Title, DirectoryWords.Says(p) ?? "", $"{new Uri(p.Settings.Url).Host} {p.Verified?.Source.Seen?.Country}",
    ]);

    /// <summary>A word for it, name, description, what else it is found by, and where it is told of.</summary>
    public static IEnumerable<ImmutableArray<string>> Badges(SiteModel site) => !site.IsDirectory ? [] : site.Peers.SelectMany(p => p.Badges.Select(b => (ImmutableArray<string>)
    [
        b.Address.Slug, DirectoryWords.Shortened(b.Name)!, $"{p.Title}: {DirectoryWords.Shortened(b.Description)}", string.Join(' ', DirectoryWords.TagsOf(b).Append(DirectoryWords.LevelOf(b))),
        $"{SitePaths.Listed(p.Settings.Name)}#{DirectoryWords.PlaceOf(b)}",
    ]).Concat((p.Hosted?.Badges ?? []).Select(b => (ImmutableArray<string>)
    [
        "", DirectoryWords.Shortened(b.Name)!, $"{p.Title}: {DirectoryWords.Shortened(b.Description)}", "", FormattableString.Invariant($"{SitePaths.Listed(p.Settings.Name)}#badge-{b.Number}"),
    ])));
}
