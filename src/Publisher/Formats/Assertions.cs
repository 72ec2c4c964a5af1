using System.Text.Json;
using Publisher.Content;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Verification;
using Publisher.Diagnostics;
using Publisher.Languages;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>Open Badges 2.0 hosted Assertions, one for each award, under the conditions <see cref="OpenBadges2"/> states.</summary>
public sealed class Assertions : IAwardFormat
{
    /// <inheritdoc/>
    public string Name => "Open Badges 2.0 assertions";

    /// <inheritdoc/>
    public void AddPaths(AwardModel award, string id, RenderContext context, List<string> paths)
    {
        if (HasOne(award, context.View))
        {
            paths.Add(SitePaths.Assertion(id));
        }
    }

    /// <inheritdoc/>
    public IEnumerable<SiteFile> Files(AwardModel award, Award read, RenderContext context, DiagnosticBag found) =>
        Of(award, read, context.View) is { } assertion ? [new(SitePaths.Assertion(read.Id), assertion, MediaTypes.JsonLd)] : [];

    /// <summary>The Assertion of an award, or null where none can say the truth.</summary>
    internal static byte[]? Of(AwardModel award, Award read, SiteView view) => HasOne(award, view) ? Assertion(view, award, read.Credential) : null;

    internal static bool HasOne(AwardModel award, SiteView view) => view.HasOpenBadges2 && view.BadgeClassOf(award.Frozen).Image is not null;

    private static byte[] Assertion(SiteView view, AwardModel award, OpenBadgeCredential credential) => JsonText.Write(json =>
    {
        var config = view.Site.Config;
        json.WriteString("@context", OpenBadges2.Context);
        json.WriteString("id", SitePaths.Absolute(config.BaseUrl, SitePaths.Assertion(award.Id)));
        json.WriteString("type", "Assertion");
        if (award.Verified.State is CredentialState.Revoked or CredentialState.Withdrawn or CredentialState.Superseded)
        {
            // The only form of hosted revocation a static host can give: this body instead of "410 Gone".
            json.WriteBoolean("revoked", true);
            json.WriteIfAny("revocationReason", AwardFacts.Sentence(award, view.Words));
            return;
        }
        WriteFacts(json, view, credential, () => json.WriteString("badge", SitePaths.Absolute(config.BaseUrl, SitePaths.BadgeClass(award.BadgeSlug, award.BadgeVersion))));
    });

    /// <summary>What an Assertion says of an award in force, whatever stands around it.</summary>
    /// <param name="json">Where it goes.</param>
    /// <param name="view">The site.</param>
    /// <param name="credential">The award.</param>
    /// <param name="badge">Writes the member <c>badge</c>.</param>
    internal static void WriteFacts(Utf8JsonWriter json, SiteView view, OpenBadgeCredential credential, Action badge)
    {
        var subject = credential.CredentialSubject;
        WriteRecipient(json, subject, view.Words, out var note);
        badge();
        json.WriteStartObject("verification");
        json.WriteString("type", "HostedBadge");
        json.WriteEndObject();
        json.WriteString("issuedOn", IsoTime.Instant(credential.ValidFrom));
        if (credential.ValidUntil is { } until)
        {
            json.WriteString("expires", IsoTime.Instant(until));
        }
        json.WriteIfAny("narrative", string.Join("\n\n", new[] { subject.Narrative, note }.Where(t => !string.IsNullOrEmpty(t))));
        WriteEvidence(json, credential.Evidence);
    }

    /// <summary>The hashed e-mail address that a holder wanted in the award; null where they are named by their id.</summary>
    internal static IdentityObject? EmailOf(AchievementSubject subject) => subject.Identifier.FirstOrDefault(i => i is { IdentityType: "emailAddress", Hashed: true, Salt: not null });

    /// <summary>A hashed e-mail address with its salt where the holder agreed to that; else the address of a profile; else the holder's id, with a note.</summary>
    private static void WriteRecipient(Utf8JsonWriter json, AchievementSubject subject, SiteWords words, out string? note)
    {
        note = null;
        json.WriteStartObject("recipient");
        if (EmailOf(subject) is { } email)
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
            note = profile is null ? words["assertion.named_by_id"] : null;
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
