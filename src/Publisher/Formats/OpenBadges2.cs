using System.Text.Json;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Languages;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Verifying;

namespace Publisher.Formats;

/// <summary>
/// Open Badges 2.0 hosted documents for programs that know no other: the issuer's Profile, BadgeClasses (<see cref="Assertions"/> are each award's own). Unsigned, derived,
/// and made only where they can say the truth: without an e-mail address of the issuer there are none (2.0 demands one), without a picture
/// none for that badge. An Assertion names the BadgeClass of its own version; the address without a version describes the newest.
/// </summary>
public sealed class OpenBadges2 : IOutputFormat
{
    internal const string Context = "https://w3id.org/openbadges/v2";

    /// <inheritdoc/>
    public string Name => "Open Badges 2.0";

    /// <inheritdoc/>
    public IEnumerable<OutputJob> Jobs(SiteModel site, RenderContext context)
    {
        if (TextPages.EmailOf(site.Config) is not { } email)
        {
            context.Diagnostics.Add(SiteDescriptors.NoContact, site.Config.Location);
            return [];
        }
        return
        [
            OutputJob.Of(new(SitePaths.Issuer, Issuer(site.Config, email), MediaTypes.JsonLd)),
            .. site.Badges.SelectMany(b => BadgeClasses(context.View, b.Badge)).OfType<OutputJob>(),
            .. site.Withdrawn.Select(w => OutputJob.Of(Withdrawn(site.Config, context.View.Words, w))),
        ];
    }

    private static IEnumerable<OutputJob?> BadgeClasses(SiteView view, Badge badge)
    {
        foreach (var version in badge.Versions)
        {
            yield return BadgeClass(view, SitePaths.BadgeClass(badge.Slug, version.Version), badge.Slug, version);
        }
        var path = SitePaths.BadgeClass(badge.Slug);
        yield return Picture.Newest(badge) is { } newest
            ? BadgeClass(view, path, badge.Slug, newest)
            : BadgeClass(view, path, FrozenBadge.From(badge, view.BaseUrl), badge.Slug, view.Key().Add(SiteView.KeyOf(badge)));
    }

    private static OutputJob? BadgeClass(SiteView view, string path, string slug, BadgeVersion version) =>
        BadgeClass(view, path, view.BadgeClassOf(version), slug, view.Key().Add(slug).Add(VersionKey.Of(version)));

    // A backpack that looks for the assertion again is told, as it is of a revoked one; of the person and the badge nothing stays.
    private static SiteFile Withdrawn(SiteConfig config, SiteWords words, WithdrawnAward award) => new(SitePaths.Assertion(award.Id), JsonText.Write(json =>
    {
        json.WriteString("@context", Context);
        json.WriteString("id", SitePaths.Absolute(config.BaseUrl, SitePaths.Assertion(award.Id)));
        json.WriteString("type", "Assertion");
        json.WriteBoolean("revoked", true);
        json.WriteString("revocationReason", words.Say("assertion.withdrawn", ("date", words.Date(award.Decision.Decision.Date))));
    }), MediaTypes.JsonLd);

    private static byte[] Issuer(SiteConfig config, string email) => JsonText.Write(json =>
    {
        json.WriteString("@context", Context);
        WriteIssuer(json, config, email, config.IssuerUrl);
    });

    /// <summary>What a Profile says of the guild, whatever stands around it.</summary>
    /// <param name="json">Where it goes.</param>
    /// <param name="config">The site.</param>
    /// <param name="email">The guild's address.</param>
    /// <param name="url">Where it is met: its home page, or its actor.</param>
    internal static void WriteIssuer(Utf8JsonWriter json, SiteConfig config, string email, string url)
    {
        json.WriteString("id", SitePaths.Absolute(config.BaseUrl, SitePaths.Issuer));
        json.WriteString("type", "Profile");
        json.WriteString("name", config.IssuerName);
        json.WriteString("url", url);
        json.WriteString("email", email);
        json.WriteIfAny("description", config.Tagline);
    }

    private static OutputJob? BadgeClass(SiteView view, string path, FrozenBadge badge, string slug, ContentKeyBuilder key) =>
        badge.Image is null ? null : new(path, _ => new(path, BadgeClass(view.Site.Config, path, badge, slug), MediaTypes.JsonLd), key.ToKey());

    private static byte[] BadgeClass(SiteConfig config, string path, FrozenBadge badge, string slug) => JsonText.Write(json =>
    {
        json.WriteString("@context", Context);
        WriteBadgeClass(json, config, path, badge, slug, () => json.WriteString("issuer", SitePaths.Absolute(config.BaseUrl, SitePaths.Issuer)));
    });

    /// <summary>What a BadgeClass says of a badge, whatever stands around it.</summary>
    /// <param name="json">Where it goes.</param>
    /// <param name="config">The site.</param>
    /// <param name="path">Where the BadgeClass stands.</param>
    /// <param name="badge">What it says.</param>
    /// <param name="slug">The badge.</param>
    /// <param name="issuer">Writes the member <c>issuer</c>.</param>
    internal static void WriteBadgeClass(Utf8JsonWriter json, SiteConfig config, string path, FrozenBadge badge, string slug, Action issuer)
    {
        json.WriteString("id", SitePaths.Absolute(config.BaseUrl, path));
        json.WriteString("type", "BadgeClass");
        json.WriteString("name", badge.Name);
        json.WriteString("description", badge.Description);
        json.WriteString("image", badge.Image);
        json.WriteStartObject("criteria");
        json.WriteString("id", SitePaths.Absolute(config.BaseUrl, SitePaths.Badge(slug)));
        json.WriteIfAny("narrative", badge.Criteria);
        json.WriteEndObject();
        issuer();
        WriteAlignments(json, badge);
        if (badge.Tags.Length > 0)
        {
            json.WriteStartArray("tags");
            foreach (var tag in badge.Tags)
            {
                json.WriteStringValue(tag);
            }
            json.WriteEndArray();
        }
    }

    private static void WriteAlignments(Utf8JsonWriter json, FrozenBadge badge)
    {
        if (badge.Alignments.IsEmpty)
        {
            return;
        }
        json.WriteStartArray("alignment");
        foreach (var alignment in badge.Alignments)
        {
            json.WriteStartObject();
            json.WriteString("targetName", alignment.TargetName);
            json.WriteString("targetUrl", alignment.TargetUrl);
            json.WriteIfAny("targetDescription", alignment.TargetDescription);
            json.WriteIfAny("targetFramework", alignment.TargetFramework);
            json.WriteIfAny("targetCode", alignment.TargetCode);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
