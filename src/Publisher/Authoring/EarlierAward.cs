using Publisher.Content;
using Publisher.Languages;
using Publisher.Sites;

namespace Publisher.Authoring;

/// <summary>How an award names an earlier one of the same badge that it renews: as evidence, by the address of its page, in the badge's language.</summary>
public static class EarlierAward
{
    /// <summary>What it is called, and where it stands.</summary>
    /// <param name="config">The site.</param>
    /// <param name="badge">The badge.</param>
    /// <param name="id">The earlier award's id.</param>
    /// <param name="awarded">The day of the earlier award.</param>
    public static (string Name, string Address) Of(SiteConfig config, Badge badge, string id, DateOnly awarded)
    {
        var words = WordFiles.BuiltIn(badge.Language ?? config.MainLanguage);
        return (words.Say("phrase.earlier", ("date", words.Date(awarded))), SitePaths.Absolute(config.BaseUrl, SitePaths.Award(id)));
    }
}
