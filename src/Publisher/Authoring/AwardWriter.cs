using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Publisher.Content;
using Publisher.Frameworks;
using Publisher.Sites;

namespace Publisher.Authoring;

/// <summary>
/// Writes an award as an unsigned OpenBadgeCredential (Open Badges 3.0 on VC Data Model 2.0; docs/formats.md). Members stand in one
/// order; proofs are added at the end by <see cref="SignedText"/>.
/// </summary>
public static class AwardWriter
{
    /// <summary>The exact <c>@context</c> of every award.</summary>
    public static ImmutableArray<string> Context { get; } =
        ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"];

    /// <summary>The unsigned award.</summary>
    public static JsonText Write(SiteConfig config, AwardDraft draft)
    {
        string At(string path) => SitePaths.Absolute(config.BaseUrl, path);
        var list = At(SitePaths.StatusList(draft.StatusList));
        var index = draft.StatusIndex.ToString(CultureInfo.InvariantCulture);
        var name = draft.Achievement.TryGetProperty("name", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : draft.BadgeSlug;
        return JsonText.Object(
            ("@context", JsonText.Strings(Context)),
            ("id", JsonText.String(At(SitePaths.Credential(draft.Id)))),
            ("type", JsonText.Strings("VerifiableCredential", "OpenBadgeCredential")),
            ("name", JsonText.String(name)),
            ("issuer", IssuerProfile.Issuer(config)),
            ("validFrom", JsonText.String(Timestamps.Utc(draft.ValidFrom))),
            ("validUntil", draft.ValidUntil is { } until ? JsonText.String(Timestamps.Utc(until)) : null),
            ("awardedDate", JsonText.String(Timestamps.WithOffset(draft.AwardedDate))),
            ("credentialSubject", JsonText.Object(
                ("id", JsonText.String(draft.HolderId)),
                ("type", JsonText.Strings("AchievementSubject")),
                ("identifier", draft.Identities.IsEmpty ? null : JsonText.Array(draft.Identities.Select(Identity))),
                ("narrative", Optional(draft.Narrative)),
                ("result", draft.Results.IsEmpty ? null : JsonText.Array(draft.Results.Select(Result))),
                ("achievement", JsonText.From(draft.Achievement)))),
            ("evidence", draft.Evidence.IsEmpty ? null : JsonText.Array(draft.Evidence.Select(Evidence))),
            ("credentialStatus", JsonText.Object(
                ("id", JsonText.String($"{list}#{index}")),
                ("type", JsonText.String("BitstringStatusListEntry")),
                ("statusPurpose", JsonText.String("revocation")),
                ("statusListIndex", JsonText.String(index)),
                ("statusListCredential", JsonText.String(list)))),
            ("relatedResource", JsonText.Array(Related(draft, At))));
    }

    private static IEnumerable<JsonText> Related(AwardDraft draft, Func<string, string> at)
    {
        yield return Resource(at(SitePaths.Authority(draft.AuthorityVersion)), draft.AuthorityDigest, "application/json");
        if (draft.PngDigest is { } png)
        {
            yield return Resource(at(SitePaths.BadgeImage(draft.BadgeSlug, draft.BadgeVersion, "png")), png, "image/png");
        }
        if (draft.SvgDigest is { } svg)
        {
            yield return Resource(at(SitePaths.BadgeImage(draft.BadgeSlug, draft.BadgeVersion, "svg")), svg, "image/svg+xml");
        }
    }

    private static JsonText Resource(string id, string digest, string mediaType) => JsonText.Object(
        ("id", JsonText.String(id)),
        ("digestSRI", JsonText.String(digest)),
        ("mediaType", JsonText.String(mediaType)));

    private static JsonText Identity(WithheldIdentity identity) => JsonText.Object(
        ("type", JsonText.String("IdentityObject")),
        ("hashed", JsonText.Boolean(true)),
        ("identityHash", JsonText.String(identity.IdentityHash)),
        ("identityType", JsonText.String(identity.IdentityType)));

    private static JsonText Result(GivenResult result) => JsonText.Object(
        ("type", JsonText.Strings("Result")),
        ("achievedLevel", Optional(result.AchievedLevel)),
        ("resultDescription", Optional(result.Description)),
        ("status", Optional(result.Status)),
        ("value", Optional(result.Value)));

    private static JsonText Evidence(EvidenceDraft evidence) => JsonText.Object(
        ("id", Optional(evidence.Id)),
        ("type", JsonText.Strings("Evidence")),
        ("name", Optional(evidence.Name)),
        ("narrative", Optional(evidence.Narrative)),
        ("digestSRI", Optional(evidence.DigestSri)),
        ("mediaType", Optional(evidence.MediaType)));

    private static JsonText? Optional(string? text) => string.IsNullOrEmpty(text) ? null : JsonText.String(text);
}
