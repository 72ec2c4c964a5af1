using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Linking;
using Publisher.Pathways;
using Publisher.Sites;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>How badges build on one another: a page of all pathways, and one for each with its map and its steps.</summary>
internal static class PathwayPages
{
    public static IEnumerable<PageJob> Jobs(SiteView view)
    {
        if (view.Site.Pathways.IsEmpty)
        {
            yield break;
        }
        yield return new()
        {
            Path = SitePaths.Pathways,
            Template = "pathways.html",
            Title = view.Words["pathways.title"],
            Description = view.Words.Say("pathways.head", ("site", view.Site.Config.Title)),
            Section = SitePaths.Badges,
            Key = view.Key().Add(SitePaths.Pathways).Add(view.PathwaysKey).ToKey(),
            Fields = links => new()
            {
                { "pathways", view.Site.Pathways.Select(p => Line(view, p, links)) },
                { "badges_href", links.To(SitePaths.Badges) },
            },
        };
        foreach (var pathway in view.Site.Pathways)
        {
            yield return Job(view, pathway);
        }
    }

    /// <summary>A pathway as a line of a list.</summary>
    public static FieldSet Line(SiteView view, Pathway pathway, PageLinks links) => new()
    {
        { "name", PathwayWords.NameOf(view, pathway) },
        { "href", links.To(SitePaths.Pathway(pathway.Slug)) },
        { "description", PathwayWords.DescriptionOf(view, pathway) },
        { "steps", Languages.SiteWords.Sentence(view.Words.Count("pathways.count", pathway.Steps.Length)) },
        { "badges", pathway.Steps.SelectMany(s => s.Badges).DistinctBy(b => b.Badge, StringComparer.Ordinal).Where(b => PathwayWords.PictureOf(view, b).Shown is not null).Take(6)
            .Select(b => SiteView.Art(PathwayWords.PictureOf(view, b), PathwayWords.NameOf(view, b), links)) },
    };

    /// <summary>The pathways that a badge builds to.</summary>
    public static IEnumerable<FieldSet> Of(SiteView view, Badge badge, PageLinks links) => view.Site.Pathways.Where(p => p.Names(badge.Slug)).Select(p => Line(view, p, links));

    /// <summary>Names what a list of pathways shows beside the site's own.</summary>
    public static ContentKey KeyOf(SiteModel site)
    {
        var key = new ContentKeyBuilder();
        foreach (var pathway in site.Pathways)
        {
            key.Add(pathway.Slug).Add(pathway.Definition);
        }
        foreach (var badge in site.Pathways.IsEmpty ? [] : site.Badges)
        {
            key.Add(SiteView.KeyOf(badge.Badge));
        }
        foreach (var there in site.Recognised)
        {
            key.Add(there.Name).Add(there.Achievement).Add(there.Title).Add(there.Issuer).Add(there.Unit).Add((long)((there.Credits ?? 0) * 1000)).Add(FederationWords.PictureOf(site, there).Shown);
        }
        return key.ToKey();
    }

    private static PageJob Job(SiteView view, Pathway pathway) => new()
    {
        Path = SitePaths.Pathway(pathway.Slug),
        Template = "pathway.html",
        Title = PathwayWords.NameOf(view, pathway),
        Description = PathwayWords.DescriptionOf(view, pathway) ?? view.Words.Say("pathways.head_one", ("pathway", PathwayWords.NameOf(view, pathway)), ("site", view.Site.Config.Title)),
        Section = SitePaths.Badges,
        Image = pathway.Award is { } badge && view.Badge(badge.Badge) is { } shown ? Picture.Of(shown.Badge).Png : null,
        Key = view.Key().Add(SitePaths.Pathway(pathway.Slug)).Add(view.PathwaysKey).ToKey(),
        Fields = links => new()
        {
            { "name", PathwayWords.NameOf(view, pathway) },
            { "description", PathwayWords.DescriptionOf(view, pathway) },
            { "requires", pathway.Requires.Select(b => PathwayWords.Badge(view, b, links)) },
            { "map", new PathwayDrawing(view, pathway, links).Draw() },
            { "steps", PathwayOrder.Of(pathway).Select(s => Step(view, pathway, s, links)) },
            { "electives", pathway.Electives == 0 ? null : view.Words.Count("pathways.electives", pathway.Electives) },
            { "award", pathway.Award is { } award ? PathwayWords.Badge(view, award, links) : null },
            { "all_href", links.To(SitePaths.Pathways) },
            { "how_href", links.To(SitePaths.HowWeDecide) },
            { "edit_href", ForgeLinks.Of(view.Site.Config)?.Edit(pathway.Location.Path) },
        },
    };

    private static FieldSet Step(SiteView view, Pathway pathway, PathwayStep step, PageLinks links)
    {
        var before = step.After.Select(a => pathway.Steps.First(s => s.Key == a.Key)).Select(s => PathwayWords.NameOf(view, pathway, s)).ToImmutableArray();
        return new()
        {
            { "name", PathwayWords.NameOf(view, pathway, step) },
            { "description", PathwayWords.DescriptionOf(view, step) },
            { "asks", PathwayWords.Asks(view, step) },
            { "elective", step.IsElective },
            { "after", before.IsEmpty ? null : view.Words.Say("pathways.after", ("steps", view.Words.List(before))) },
            { "badges", step.Badges.Select(b => PathwayWords.Badge(view, b, links)) },
        };
    }
}
