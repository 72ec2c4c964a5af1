using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>A page's document below <c>/ap/</c>, as its head names it: who pastes the page's address into a search of Mastodon or Misskey gets the document.</summary>
internal static class ActivityLinks
{
    /// <summary>The link; nothing for a site that is not in the fediverse.</summary>
    /// <param name="view">The site.</param>
    /// <param name="path">Where the document stands.</param>
    /// <param name="words">The key of what it is called.</param>
    public static IEnumerable<AlternateLink> Of(SiteView view, string path, string words) =>
        ActivityFiles.SettingsOf(view.Site) is null ? [] : [new(MediaTypes.Activity, view.Words[words], path, IsWhole: true)];
}
