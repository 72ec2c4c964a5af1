using Publisher.Languages;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>
/// What stays at the address of a withdrawn award: that there was one, and that it was withdrawn. No name, no badge, no picture; its signed decision for machines.
/// Search engines are not told of it.
/// </summary>
internal static class TombstonePages
{
    public static IEnumerable<PageJob> Jobs(SiteView view) => view.Site.Withdrawn.Select(w => new PageJob
    {
        Path = SitePaths.Award(w.Id),
        Template = "tombstone.html",
        Title = view.Words["tombstone.title"],
        Description = view.Words.Say("head.withdrawn", ("site", view.Site.Config.Title)),
        Listed = false,
        Alternates = [new(MediaTypes.Json, view.Words["head.decision"], SitePaths.Decision(w.Decision.File.Name))],
        Fields = links => new()
        {
            { "date", view.Words.Date(w.Decision.Decision.Date) },
            { "iso", IsoTime.Instant(w.Decision.Decision.Date) },
            { "entry", SiteWords.Grouped(w.Id) },
            { "decision_href", links.To(SitePaths.Decision(w.Decision.File.Name)) },
            { "awards_href", links.To(SitePaths.Awards) },
        },
    });
}
