using System.Collections.Immutable;
using Publisher.Diagrams;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>The page of a directory that says who recognises whom among the guilds it lists: as a picture, and as sentences with the signed agreements.</summary>
internal static class DirectoryGraph
{
    public static PageJob Page(SiteView view)
    {
        var (site, words) = (view.Site, view.Words);
        return new()
        {
            Path = SitePaths.Federation,
            Template = "directory-graph.html",
            Title = words["federation.graph"],
            Description = words.Say("directory.head_graph", ("site", site.Config.Title)),
            Section = SitePaths.Federation,
            Alternates = [new(MediaTypes.Json, words["federation.file"], SitePaths.RecognitionGraph)],
            Fields = links => new()
            {
                { "graph", site.AmongPeers.Any() ? Drawing([.. site.AmongPeers]) : null },
                { "recognitions", site.AmongPeers.Select(r => DirectoryWords.Recognition(view, r, links)) },
                { "json_href", links.To(SitePaths.RecognitionGraph) },
            },
        };
    }

    private static FieldSet Drawing(ImmutableArray<ListedRecognition> among)
    {
        ImmutableArray<PeerModel> from = [.. among.Select(r => r.From).Distinct()], to = [.. among.Select(r => r.To).Distinct()];
        var layout = SidesLayout.Of(new([.. from.Select(p => p.Title)], [.. to.Select(p => p.Title)], [.. among.Select(r => (from.IndexOf(r.From), to.IndexOf(r.To))).Distinct()]));
        return new()
        {
            { "width", layout.Width },
            { "height", layout.Height },
            { "boxes", layout.Left.Concat(layout.Right).Select(FederationPage.Box) },
            { "arrows", layout.Arrows.Select(a => new FieldSet { { "x1", a.X1 }, { "y1", a.Y1 }, { "x2", a.X2 }, { "y2", a.Y2 } }) },
        };
    }
}
