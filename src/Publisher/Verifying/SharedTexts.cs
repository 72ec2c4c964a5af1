using System.Collections.Frozen;
using Publisher.Content;
using Publisher.Sites;

namespace Publisher.Verifying;

/// <summary>One instance for texts that thousands of awards say: addresses of status lists.</summary>
internal sealed class SharedTexts(SiteContent content)
{
    private readonly FrozenDictionary<string, string> known = content.StatusLists
        .Select(l => SitePaths.Absolute(content.Config.BaseUrl, SitePaths.StatusList(l.Name))).Distinct(StringComparer.Ordinal).ToFrozenDictionary(t => t, t => t, StringComparer.Ordinal);

    public string Of(string text) => known.GetValueOrDefault(text, text);
}
