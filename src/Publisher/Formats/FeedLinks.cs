using System.Collections.Immutable;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>The feeds of a page, as its head names them to browsers and feed readers.</summary>
internal static class FeedLinks
{
    /// <summary>Those of a page; the first is the one a reader takes that looks no further.</summary>
    /// <param name="folder">The page.</param>
    /// <param name="title">What they tell.</param>
    public static ImmutableArray<AlternateLink> Of(string folder, string title) =>
        [.. FeedForm.All.Select(form => new AlternateLink(form.MediaType, form == FeedForm.Atom ? title : $"{title} ({form.Name})", SitePaths.Feed(folder, form)))];
}
