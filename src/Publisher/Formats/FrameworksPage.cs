using Publisher.Frameworks;
using Publisher.Sites;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>
/// What the words about a badge's worth mean: the documented types that awards carry, with a place for each that signed alignments point at. Places once given out stay, so the page is there
/// whether or not a badge uses it now.
/// </summary>
internal static class FrameworksPage
{
    public static IEnumerable<PageJob> Jobs(SiteView view)
    {
        var words = view.Words;
        yield return new()
        {
            Path = SitePaths.Frameworks,
            Template = "frameworks.html",
            Title = words["frameworks.title"],
            Description = words.Say("frameworks.head", ("site", view.Site.Config.Title)),
            Section = SitePaths.Badges,
            Key = view.Key().Add(SitePaths.Frameworks).ToKey(),
            Fields = links => new()
            {
                { "types", WorthTypes.All.Select(t => Type(view, t)) },
                { "profiles", FrameworkProfiles.All.Select(p => new FieldSet { { "id", p.Place }, { "name", words[p.WordsKey] }, { "text", words[$"frameworks.{p.Place.Replace('-', '_')}"] } }) },
                { "badges_href", links.To(SitePaths.Badges) },
                { "help_href", links.To(SitePaths.VerifyHelp) },
            },
        };
    }

    private static FieldSet Type(SiteView view, WorthType type) => new()
    {
        { "id", type.Anchor },
        { "name", view.Words[type.WordsKey + "_name"] },
        { "type", type.TargetType },
        { "text", view.Words[type.WordsKey] },
        { "kinds", type.Kinds.Select(k => new FieldSet { { "id", type.Place(k) }, { "name", view.Words[WorthType.KindKey(k)] }, { "code", k } }) },
    };
}
