using Publisher.Content;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Sources;

namespace Publisher.Formats;

/// <summary>
/// What there is of partners apart from pages: treaties as they were signed, who recognises whom as JSON (docs/recognition-graph.schema.json), their feeds as a list, and the pictures of those
/// of their badges that pages show.
/// </summary>
public sealed class FederationFiles : IOutputFormat
{
    /// <inheritdoc/>
    public string Name => "federation";

    /// <inheritdoc/>
    public IEnumerable<OutputJob> Jobs(SiteModel site, RenderContext context)
    {
        foreach (var treaty in site.Treaties)
        {
            yield return Fixed(new(SitePaths.Endorsement(treaty.Treaty.Id), treaty.Treaty.Source.Published.Bytes, MediaTypes.Json));
        }
        if (site.Peers.IsEmpty)
        {
            yield break;
        }
        foreach (var file in site.Peers.SelectMany(PicturesOf))
        {
            yield return Fixed(file);
        }
        yield return RecognitionGraph.Job(context.View);
        yield return Feeds(context.View);
    }

    /// <summary>The peers' feeds as a list.</summary>
    internal static OutputJob Feeds(SiteView view) => OutputJob.Of(OpmlWriter.Write(SitePaths.PeerFeeds, view.Words.Say("federation.feeds_of", ("site", view.Site.Config.Title)),
        view.Site.Peers.Where(p => p.Settings.Kind == PeerKind.Recognition).Select(p => new FeedOutline(p.Title, p.Settings.Url + "/", SitePaths.Absolute(p.Settings.Url, SitePaths.Feed(SitePaths.Home, FeedForm.Atom))))));

    /// <summary>A file whose bytes are at hand.</summary>
    internal static OutputJob Fixed(SiteFile file) => new(file.Path, _ => file, new ContentKeyBuilder().Add(file.Path).Add(Digest.Of(file.Bytes.Span)).ToKey());

    /// <summary>The pictures of what a server hosts.</summary>
    internal static IEnumerable<SiteFile> HostedPictures(PeerModel peer) =>
        (peer.Hosted?.Badges ?? []).Where(b => b.Png is not null).Select(b => new SiteFile(SitePaths.HostedBadgeImage(peer.Settings.Name, b.Number), b.Png!.Bytes, MediaTypes.Of(b.Png.Path)));

    private static IEnumerable<SiteFile> PicturesOf(PeerModel peer)
    {
        var awarded = peer.Awards.Select(a => peer.Verified!.Badges.FirstOrDefault(b => b.Address == a.Badge)).OfType<BadgeVersion>();
        foreach (var hosted in HostedPictures(peer))
        {
            yield return hosted;
        }
        foreach (var version in peer.Treaties.Select(t => t.Recognised).Concat(awarded).DistinctBy(v => v.Address))
        {
            foreach (var picture in new[] { version.Svg, version.Png }.OfType<SourceFile>())
            {
                var extension = MediaTypes.ExtensionOf(picture.Path);
                yield return new(SitePaths.PeerBadgeImage(peer.Settings.Name, version.Address.Slug, version.Version, extension), picture.Bytes, MediaTypes.Of(picture.Path));
            }
        }
    }
}
