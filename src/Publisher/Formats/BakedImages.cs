using Publisher.Content;
using Publisher.Credentials.Baking;
using Publisher.Diagnostics;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Sources;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>
/// Every award inside its badge's pictures, where the site is to host them (<c>images.baking</c>): the published credential and, where there is one, the
/// Open Badges 2.0 Assertion. An award that no longer stands has none: a picture says nothing of that.
/// </summary>
public sealed class BakedImages : IAwardFormat
{
    /// <inheritdoc/>
    public string Name => "baked images";

    /// <inheritdoc/>
    public void AddPaths(AwardModel award, string id, RenderContext context, List<string> paths)
    {
        foreach (var (extension, _) in Pictures(award, context.View.Site.Config))
        {
            paths.Add(SitePaths.Baked(id, extension));
        }
    }

    /// <inheritdoc/>
    public IEnumerable<SiteFile> Files(AwardModel award, Award read, RenderContext context, DiagnosticBag found)
    {
        List<(string Extension, SourceFile Art)> pictures = [.. Pictures(award, context.View.Site.Config)];
        var content = pictures.Count == 0 ? null : ContentOf(context.View, award, read);
        return pictures.Select(p => new SiteFile(SitePaths.Baked(read.Id, p.Extension), Bake(p.Art, content!), p.Extension == "png" ? MediaTypes.Png : MediaTypes.Svg));
    }

    /// <summary>What the pictures of an award carry.</summary>
    /// <param name="site">The site.</param>
    /// <param name="award">One of its awards.</param>
    public static BakedContent ContentOf(SiteModel site, AwardModel award)
    {
        ArgumentNullException.ThrowIfNull(award);
        return ContentOf(new SiteView(site, SiteView.WordsOf(site, site.Config.MainLanguage, TemplateSet.KeysOf(site.Templates), new()), ""), award, award.Verified.Read());
    }

    /// <summary>The pictures that the site hosts with an award inside, PNG first: it is what most programs take.</summary>
    internal static IEnumerable<(string Extension, SourceFile Art)> Pictures(AwardModel award, SiteConfig config) =>
        config.Baking == ImageBaking.Hosted && AwardFacts.Standing(award).InForce ? Pictures(award) : [];

    private static IEnumerable<(string Extension, SourceFile Art)> Pictures(AwardModel award)
    {
        if (award.Frozen.Png is { } png)
        {
            yield return ("png", png);
        }
        if (award.Frozen.Svg is { } svg)
        {
            yield return ("svg", svg);
        }
    }

    private static BakedContent ContentOf(SiteView view, AwardModel award, Award read) => new()
    {
        Credential = read.Published.Bytes,
        Assertion = Assertions.Of(award, read, view) is { } assertion ? assertion : (ReadOnlyMemory<byte>?)null,
    };

    // Art and awards were checked when they were read, for everything that could stand in the way.
    private static byte[] Bake(SourceFile art, BakedContent content) => BakedImage.TryBake(art.Bytes, content, out var baked, out var problem) ? baked
        : throw new InvalidOperationException($"{art.Path} cannot carry an award: {problem.Detail}");
}
