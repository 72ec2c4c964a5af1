using Publisher.Content;
using Publisher.Sites;

namespace Publisher.Authoring;

/// <summary>
/// Writes an endorsement in the guild's own name as an unsigned EndorsementCredential (docs/formats.md, "What a guild endorses"); <see cref="SignedText"/> adds the first
/// signer's proofs.
/// </summary>
public static class GuildEndorsementWriter
{
    /// <summary>The unsigned endorsement.</summary>
    /// <param name="config">The site, whose issuer speaks.</param>
    /// <param name="draft">What it says.</param>
    public static JsonText Write(SiteConfig config, GuildEndorsementDraft draft) => JsonText.Object(
        ("@context", JsonText.Strings(AwardWriter.Context)),
        ("id", JsonText.String(SitePaths.Absolute(config.BaseUrl, SitePaths.Endorsement(draft.Id)))),
        ("type", JsonText.Strings("VerifiableCredential", "EndorsementCredential")),
        ("name", JsonText.String(draft.Name)),
        ("issuer", IssuerProfile.Creator(config)),
        ("validFrom", JsonText.String(Timestamps.Utc(draft.ValidFrom))),
        ("validUntil", draft.ValidUntil is { } until ? JsonText.String(Timestamps.Utc(until)) : null),
        ("credentialSubject", JsonText.Object(
            ("id", JsonText.String(draft.Subject.Address)),
            ("type", JsonText.Strings("EndorsementSubject")),
            ("endorsementComment", JsonText.String(draft.Comment)))),
        ("relatedResource", JsonText.Array([.. new[] { draft.Authority, draft.Subject, draft.CountsAs }.OfType<PinnedDocument>().Select(Pinned)])));

    private static JsonText Pinned(PinnedDocument document) =>
        JsonText.Object(("id", JsonText.String(document.Address)), ("digestSRI", JsonText.String(document.DigestSri)), ("mediaType", JsonText.String("application/json")));
}
