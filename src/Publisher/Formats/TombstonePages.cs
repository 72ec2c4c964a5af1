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
        Title = "A withdrawn award",
        Description = $"An award of {view.Site.Config.Title} was withdrawn at its holder\u2019s wish.",
        Listed = false,
        Alternates = [new(MediaTypes.Json, "Signed decision", SitePaths.Decision(w.Decision.File.Name))],
        Fields = links => new()
        {
            { "date", EnglishWords.Date(w.Decision.Decision.Date) },
            { "iso", EnglishWords.IsoInstant(w.Decision.Decision.Date) },
            { "entry", EnglishWords.Grouped(w.Id) },
            { "decision_href", links.To(SitePaths.Decision(w.Decision.File.Name)) },
            { "awards_href", links.To(SitePaths.Awards) },
        },
    });
}
