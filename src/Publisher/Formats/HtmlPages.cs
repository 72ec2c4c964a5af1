using System.Collections.Immutable;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>Every page people read, apart from those of single awards. Each kind of page is a class of its own that says which pages there are and what they tell.</summary>
public sealed class HtmlPages : IOutputFormat
{
    /// <inheritdoc/>
    public string Name => "pages";

    /// <inheritdoc/>
    public IEnumerable<OutputJob> Jobs(SiteModel site, RenderContext context) =>
        context.Editions.SelectMany(edition => edition.View.Pages.BeforeAwards.Concat(edition.View.Pages.AfterAwards)
            .Select(page => new OutputJob(SitePaths.FileOf(edition.View.Folder + page.Path), found => edition.Frame.Render(page, found), page.Key)));
}

/// <summary>The pages of a site in the order search engines are told of them; the awards' own stand between the two parts.</summary>
internal sealed record PageList(ImmutableArray<PageJob> BeforeAwards, ImmutableArray<PageJob> AfterAwards)
{
    public static PageList Of(SiteView view) => view.Site.IsDirectory
        ? new([.. DirectoryPages.Jobs(view)], [.. SearchPage.Jobs(view), .. TextPages.Jobs(view)])
        : new(
            [.. HomePage.Jobs(view), .. GalleryPages.Jobs(view), .. BadgePages.Jobs(view), .. PathwayPages.Jobs(view), .. FrameworksPage.Jobs(view), .. SkillPages.Jobs(view), .. LedgerPages.Jobs(view)],
            [.. MemberPages.Jobs(view), .. RulesPage.Jobs(view), .. FederationPage.Jobs(view), .. ImpactPage.Jobs(view), .. OnlyHere(view), .. SearchPage.Jobs(view), .. TextPages.Jobs(view), .. TombstonePages.Jobs(view)]);

    // SitePaths.OnlyAtOriginal.
    private static IEnumerable<PageJob> OnlyHere(SiteView view) => view.Site.Mirror is not null ? [] : [.. NominatePage.Jobs(view), .. SignPage.Jobs(view), .. SubscribePage.Jobs(view)];
}
