using Publisher.Content;
using Publisher.Sites;

namespace Publisher.Authoring;

/// <summary>Writes a treaty as an unsigned EndorsementCredential in the guild's own name (docs/formats.md, "A treaty"); <see cref="SignedText"/> adds the proofs.</summary>
public static class TreatyWriter
{
    /// <summary>The unsigned treaty.</summary>
    public static JsonText Write(SiteConfig config, TreatyDraft draft) => JsonText.Object(
        ("@context", JsonText.Strings(AwardWriter.Context)),
        ("id", JsonText.String(SitePaths.Absolute(config.BaseUrl, SitePaths.Endorsement(draft.Id)))),
        ("type", JsonText.Strings("VerifiableCredential", "EndorsementCredential")),
        ("name", JsonText.String($"Recognition of {draft.Of}")),
        ("issuer", IssuerProfile.Creator(config)),
        ("validFrom", JsonText.String(Timestamps.Utc(draft.ValidFrom))),
        ("validUntil", JsonText.String(Timestamps.Utc(draft.ValidUntil))),
        ("credentialSubject", JsonText.Object(
            ("id", JsonText.String(draft.Recognised.Address)),
            ("type", JsonText.Strings("EndorsementSubject")),
            ("endorsementComment", JsonText.String(draft.Terms.ToComment())))),
        ("relatedResource", JsonText.Array([Pin(draft.Authority), Pin(draft.Recognised), Pin(draft.CountsAs)])));

    private static JsonText Pin(PinnedDocument document) => JsonText.Object(
        ("id", JsonText.String(document.Address)),
        ("digestSRI", JsonText.String(document.DigestSri)),
        ("mediaType", JsonText.String("application/json")));
}
