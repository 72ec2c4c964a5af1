using Publisher.Sites;

namespace Publisher.Authoring;

/// <summary>Writes an endorsement as an unsigned EndorsementCredential (Open Badges 3.0 on VC Data Model 2.0; docs/formats.md); <see cref="SignedText"/> adds the proofs.</summary>
public static class EndorsementWriter
{
    /// <summary>The unsigned endorsement.</summary>
    public static JsonText Write(EndorsementDraft draft) => JsonText.Object(
        ("@context", JsonText.Strings(AwardWriter.Context)),
        ("id", JsonText.String(SitePaths.Absolute(draft.BaseUrl, SitePaths.Endorsement(draft.Id)))),
        ("type", JsonText.Strings("VerifiableCredential", "EndorsementCredential")),
        ("name", JsonText.String($"Endorsement of {draft.Of}")),
        ("issuer", JsonText.Object(
            ("id", JsonText.String(draft.Endorser)),
            ("type", JsonText.Strings("Profile")),
            ("name", JsonText.String(draft.Name)),
            ("description", draft.Relationship is { Length: > 0 } relationship ? JsonText.String(relationship) : null))),
        ("validFrom", JsonText.String(Timestamps.Utc(draft.ValidFrom))),
        ("credentialSubject", JsonText.Object(
            ("id", JsonText.String(draft.SubjectId)),
            ("type", JsonText.Strings("EndorsementSubject")),
            ("endorsementComment", JsonText.String(draft.Comment)))),
        ("relatedResource", JsonText.Array(
        [
            JsonText.Object(("id", JsonText.String(draft.Address)), ("digestSRI", JsonText.String(draft.DigestSri)), ("mediaType", JsonText.String("application/json"))),
        ])));
}
