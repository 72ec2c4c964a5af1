using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Publisher.Diagnostics;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>
/// The page to sign by as a single file, with its script, its style and the guild's documents inside: whoever keeps a copy signs by that, whatever becomes of the site.
/// Its links lead to the guild's own address.
/// </summary>
public sealed partial class SignFile : IOutputFormat
{
    private const string Script = "sign-page.js";

    /// <inheritdoc/>
    public string Name => "sign file";

    /// <inheritdoc/>
    public IEnumerable<OutputJob> Jobs(SiteModel site, RenderContext context) =>
        site.Mirror is not null ? [] : context.Editions.Select(edition => new OutputJob(edition.View.Folder + SitePaths.SignFile, found => File(edition, context, found), SignPage.Key(edition.View, edition.View.Folder + SitePaths.SignFile)));

    private static SiteFile? File(Edition edition, RenderContext context, DiagnosticBag found)
    {
        var view = edition.View;
        var bundle = edition.Scripts.Bundle(Script);
        var style = Inside(Encoding.UTF8.GetString(context.Stylesheet.Bytes.Span));
        string To(string path) => view.Address(PageLinks.IsPage(path) ? view.Folder + path : path);
        var fields = new FieldSet
        {
            { "lang", view.Words.Language },
            { "dir", PageFrame.DirectionOf(view.Words.Language) },
            { "accent", view.Site.Config.Accent },
            { "bundle", new FieldSet { { "hash", bundle.Hash }, { "element", bundle.Element }, { "kept", view.Kept.OfRules() } } },
            { "style", new FieldSet { { "hash", Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style))) }, { "element", Html.Trusted($"<style>{style}</style>") } } },
            { "site", new FieldSet { { "title", view.Site.Config.Title } } },
            { "demonstration", view.Site.Config.IsDemonstration },
            { "home_href", view.BaseUrl + "/" },
            { "host", new Uri(view.BaseUrl).Authority + new Uri(view.BaseUrl).AbsolutePath.TrimEnd('/') },
            { "it", SignPage.Fields(view, view.BaseUrl + "/", To, null) },
            { "common", new FieldSet { { "steps", view.Steps } } },
        };
        return edition.Templates.Render("sign-alone.html", fields, found) is { } bytes ? new(view.Folder + SitePaths.SignFile, bytes, MediaTypes.Html) : null;
    }

    // Nothing in a stylesheet may end its element; in its texts an escape means the same.
    private static string Inside(string css) => Endings().Replace(css, @"\3C ");

    [GeneratedRegex("<(?=/?style)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Endings();
}
