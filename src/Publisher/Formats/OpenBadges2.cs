using System.Text.Json;
using Publisher.Content;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Verification;
using Publisher.Diagnostics;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>
/// Open Badges 2.0 hosted documents for programs that know no other: the issuer's Profile, BadgeClasses, Assertions. Unsigned, derived,
/// and made only where they can say the truth: without an e-mail address of the issuer there are none (2.0 demands one), without a picture
/// none for that badge. An Assertion names the BadgeClass of its own version; the address without a version describes the newest.
/// </summary>
public sealed class OpenBadges2 : IOutputFormat
{
    private const string Context = "https://w3id.org/openbadges/v2";

    /// <inheritdoc/>
    public string Name => "Open Badges 2.0";

    /// <inheritdoc/>
    public IEnumerable<SiteFile> Render(SiteModel site, RenderContext context)
    {
        if (TextPages.EmailOf(site.Config) is not { } email)
        {
            context.Diagnostics.Add(SiteDescriptors.NoContact, site.Config.Location);
            return [];
        }
        List<SiteFile> files = [new(SitePaths.Issuer, Issuer(site.Config, email), MediaTypes.JsonLd)];
        foreach (var badge in site.Badges.Select(b => b.Badge))
        {
            foreach (var version in badge.Versions)
            {
                AddBadgeClass(files, site.Config, SitePaths.BadgeClass(badge.Slug, version.Version), FrozenBadge.Read(version), badge.Slug);
            }
            var newest = Picture.Newest(badge) is { } frozen ? FrozenBadge.Read(frozen) : FrozenBadge.From(badge, site.Config.BaseUrl);
            AddBadgeClass(files, site.Config, SitePaths.BadgeClass(badge.Slug), newest, badge.Slug);
        }
        files.AddRange(site.Awards
            .Where(a => FrozenBadge.Read(a.Frozen).Image is not null)
            .Select(a => new SiteFile(SitePaths.Assertion(a.Id), Assertion(site.Config, a), MediaTypes.JsonLd)));
        return files;
    }

    private static byte[] Issuer(SiteConfig config, string email) => JsonText.Write(json =>
    {
        json.WriteString("@context", Context);
        json.WriteString("id", SitePaths.Absolute(config.BaseUrl, SitePaths.Issuer));
        json.WriteString("type", "Profile");
        json.WriteString("name", config.IssuerName);
        json.WriteString("url", config.IssuerUrl);
        json.WriteString("email", email);
        json.WriteIfAny("description", config.Tagline);
    });

    private static void AddBadgeClass(List<SiteFile> files, SiteConfig config, string path, FrozenBadge badge, string slug)
    {
        if (badge.Image is null)
        {
            return;
        }
        files.Add(new(path, JsonText.Write(json =>
        {
            json.WriteString("@context", Context);
            json.WriteString("id", SitePaths.Absolute(config.BaseUrl, path));
            json.WriteString("type", "BadgeClass");
            json.WriteString("name", badge.Name);
            json.WriteString("description", badge.Description);
            json.WriteString("image", badge.Image);
            json.WriteStartObject("criteria");
            json.WriteString("id", SitePaths.Absolute(config.BaseUrl, SitePaths.Badge(slug)));
            json.WriteIfAny("narrative", badge.Criteria);
            json.WriteEndObject();
            json.WriteString("issuer", SitePaths.Absolute(config.BaseUrl, SitePaths.Issuer));
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
        }), MediaTypes.JsonLd));
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

    private static byte[] Assertion(SiteConfig config, AwardModel award) => JsonText.Write(json =>
    {
        json.WriteString("@context", Context);
        json.WriteString("id", SitePaths.Absolute(config.BaseUrl, SitePaths.Assertion(award.Id)));
        json.WriteString("type", "Assertion");
        if (award.Verified.Report.State is CredentialState.Revoked or CredentialState.Withdrawn or CredentialState.Superseded)
        {
            // The only form of hosted revocation a static host can give: this body instead of "410 Gone".
            json.WriteBoolean("revoked", true);
            return;
        }
        var subject = award.Credential.CredentialSubject;
        WriteRecipient(json, subject, out var note);
        json.WriteString("badge", SitePaths.Absolute(config.BaseUrl, SitePaths.BadgeClass(award.BadgeSlug, award.BadgeVersion)));
        json.WriteStartObject("verification");
        json.WriteString("type", "HostedBadge");
        json.WriteEndObject();
        json.WriteString("issuedOn", EnglishWords.IsoInstant(award.Credential.ValidFrom));
        if (award.Credential.ValidUntil is { } until)
        {
            json.WriteString("expires", EnglishWords.IsoInstant(until));
        }
        json.WriteIfAny("narrative", string.Join("\n\n", new[] { subject.Narrative, note }.Where(t => !string.IsNullOrEmpty(t))));
        WriteEvidence(json, award.Credential.Evidence);
    });

    /// <summary>A hashed e-mail address with its salt where the holder agreed to that; else the address of a profile; else the holder's id, with a note.</summary>
    private static void WriteRecipient(Utf8JsonWriter json, AchievementSubject subject, out string? note)
    {
        note = null;
        json.WriteStartObject("recipient");
        if (subject.Identifier.FirstOrDefault(i => i is { IdentityType: "emailAddress", Hashed: true, Salt: not null }) is { } email)
        {
            json.WriteString("type", "email");
            json.WriteBoolean("hashed", true);
            json.WriteString("identity", email.IdentityHash);
            json.WriteString("salt", email.Salt);
        }
        else
        {
            var profile = Prose.WebAddress(subject.Id);
            json.WriteString("type", profile is null ? "id" : "url");
            json.WriteBoolean("hashed", false);
            json.WriteString("identity", subject.Id);
            note = profile is null ? "The holder is named by an id of this issuer, not by an e-mail address." : null;
        }
        json.WriteEndObject();
    }

    private static void WriteEvidence(Utf8JsonWriter json, IReadOnlyList<Evidence> evidence)
    {
        if (evidence.Count == 0)
        {
            return;
        }
        json.WriteStartArray("evidence");
        foreach (var piece in evidence)
        {
            json.WriteStartObject();
            json.WriteIfAny("id", Prose.WebAddress(piece.Id));
            json.WriteIfAny("name", piece.Name);
            json.WriteIfAny("description", piece.Description);
            json.WriteIfAny("narrative", piece.Narrative);
            json.WriteIfAny("genre", piece.Genre);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
