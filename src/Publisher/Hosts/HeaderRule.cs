using System.Collections.Immutable;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Hosts;

/// <summary>
/// A type that a host cannot tell from a file's name. A path is matched by one rule alone: hosts that follow several join what they say. A star stands for any rest,
/// <c>:name</c> for one part.
/// </summary>
/// <param name="Path">Which files, from the site's root, without a leading slash.</param>
/// <param name="MediaType">Their type.</param>
internal sealed record HeaderRule(string Path, string MediaType)
{
    private const string AnyPart = ":name";

    /// <summary>Every rule. JSON of other kinds is served as what its name says.</summary>
    public static ImmutableArray<HeaderRule> All { get; } =
    [
        new(SitePaths.WebFinger, MediaTypes.Jrd),
        new(SitePaths.NodeInfoLinks, MediaTypes.Json),
        new(SitePaths.WellKnownDidDocument, MediaTypes.Did),
        new(SitePaths.DidDocument, MediaTypes.Did),
        new(SitePaths.ActivityFolder + "*", MediaTypes.Activity),
        new(SitePaths.Feed(SitePaths.Home, FeedForm.Json), MediaTypes.JsonFeed),
        new(SitePaths.Feed(SitePaths.Badge(AnyPart), FeedForm.Json), MediaTypes.JsonFeed),
        new(SitePaths.Feed(SitePaths.Member(AnyPart), FeedForm.Json), MediaTypes.JsonFeed),
    ];

    /// <summary>What stands before every path of a site: the path of the address it is served under, with slashes on both ends.</summary>
    public static string RootOf(SiteModel site) => new Uri(site.ServedAt ?? site.Config.BaseUrl).AbsolutePath.TrimEnd('/') + "/";
}
