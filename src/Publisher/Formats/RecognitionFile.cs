using System.Text.Json;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>The version of what sites of this kind tell one another (docs/federation.md).</summary>
internal static class ProtocolVersion
{
    /// <summary>A reader refuses a number it does not know.</summary>
    public const int Number = 1;

    /// <summary>The same where a version of a program is asked for (Semantic Versioning): what others have to know, not which program made the site.</summary>
    public const string Text = "1.0.0";
}

/// <summary>
/// <c>/.well-known/recognition.json</c>: the one address a peer begins at. It names who issues, the newest rules and the first, status lists and feeds; everything it
/// names is signed itself or says nothing that anybody has to believe, so it is not signed.
/// </summary>
public sealed class RecognitionFile : IOutputFormat
{
    /// <inheritdoc/>
    public string Name => "recognition.json";

    /// <inheritdoc/>
    public IEnumerable<OutputJob> Jobs(SiteModel site, RenderContext context) => site.IsPortable ? [] : [OutputJob.Of(new(SitePaths.Recognition, JsonText.Write(json => Write(json, context.View)), MediaTypes.Json))];

    private static void Write(Utf8JsonWriter json, SiteView view)
    {
        var site = view.Site;
        json.WriteNumber("protocol", ProtocolVersion.Number);
        json.WriteString("base", view.BaseUrl);
        json.WriteStartObject("issuer");
        json.WriteString("id", site.Config.IssuerDid);
        json.WriteString("name", site.Config.IssuerName);
        json.WriteString("url", site.Config.IssuerUrl);
        if (site.Config.Tagline is { } tagline)
        {
            json.WriteString("description", tagline);
        }
        if (site.Config.Country is { } country)
        {
            json.WriteString("country", country);
        }
        json.WriteString("didDocument", view.Address(new Uri(view.BaseUrl).AbsolutePath == "/" ? SitePaths.WellKnownDidDocument : SitePaths.DidDocument));
        json.WriteEndObject();
        json.WriteStartObject("authority");
        Version(json, "head", view, site.Authority.Newest);
        Version(json, "first", view, site.Authority.Versions[0]);
        json.WriteEndObject();
        ActivityJson.WriteList(json, "statusLists", site.StatusLists.Select(l => view.Address(SitePaths.StatusList(l.Name))));
        Badges(json, view);
        json.WriteStartArray("feeds");
        foreach (var form in FeedForm.All)
        {
            json.WriteStartObject();
            json.WriteString("type", form.MediaType);
            json.WriteString("url", view.Address(SitePaths.Feed(SitePaths.Home, form)));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (site.Mirror is { Pulled: { } pulled } mirror)
        {
            json.WriteStartObject("mirror");
            json.WriteString("pulled", Timestamp.Write(pulled));
            if (mirror.ServedAt is not null)
            {
                json.WriteString("servedAt", mirror.ServedAt);
            }
            json.WriteEndObject();
        }
        if (ActivityFiles.SettingsOf(site) is { } settings)
        {
            json.WriteStartObject("activityStreams");
            json.WriteString("handle", $"{settings.Handle}@{ActivityActor.HostOf(view)}");
            json.WriteString("actor", view.Address(SitePaths.Actor));
            json.WriteString("outbox", view.Address(SitePaths.Outbox));
            json.WriteEndObject();
        }
    }

    // The newest frozen version of each badge; what nobody was awarded yet is not settled.
    private static void Badges(Utf8JsonWriter json, SiteView view)
    {
        json.WriteStartArray("badges");
        foreach (var badge in view.Site.Badges.Select(b => b.Badge).OrderBy(b => b.Slug, StringComparer.Ordinal))
        {
            if (Picture.Newest(badge) is { } newest)
            {
                json.WriteStartObject();
                json.WriteString("url", view.Address(SitePaths.Achievement(badge.Slug, newest.Version)));
                json.WriteString("digestSRI", Sri.Of(newest.Achievement.Bytes.Span));
                json.WriteEndObject();
            }
        }
        json.WriteEndArray();
    }

    private static void Version(Utf8JsonWriter json, string name, SiteView view, AuthorityDocument version)
    {
        json.WriteStartObject(name);
        json.WriteNumber("version", version.Version);
        json.WriteString("url", view.Address(SitePaths.Authority(version.Version)));
        json.WriteString("digestSRI", version.DigestSri);
        json.WriteEndObject();
    }
}
