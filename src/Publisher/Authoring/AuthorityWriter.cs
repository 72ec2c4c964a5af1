using Publisher.Credentials.Authority;

namespace Publisher.Authoring;

/// <summary>Writes an unsigned RecognitionAuthority document, format 1 (docs/authority.schema.json), every default written out.</summary>
public static class AuthorityWriter
{
    /// <summary>The unsigned document.</summary>
    public static JsonText Write(AuthorityDraft draft) => JsonText.Object(
        ("type", JsonText.String("RecognitionAuthority")),
        ("format", JsonText.Number(1)),
        ("version", JsonText.Number(draft.Version)),
        ("previous", draft.Previous is { } previous
            ? JsonText.Object(("version", JsonText.Number(previous.Version)), ("digestSRI", JsonText.String(previous.DigestSri)))
            : JsonText.Null),
        ("issuer", JsonText.String(draft.Issuer)),
        ("validFrom", Instant(draft.ValidFrom)),
        ("members", JsonText.Array(draft.Members.Select(Member))),
        ("rules", JsonText.Array(draft.Rules.Select(Rule))),
        ("definitions", draft.Definitions.IsEmpty ? null : JsonText.Array(draft.Definitions.Select(d => Named(d, JsonText.Strings(d.Badges))))),
        ("treaties", draft.Treaties is { } treaties ? Named(treaties, null) : null),
        ("status", JsonText.Object(
            ("revoke", draft.Status.Revoke is { } revoke ? Quorum(revoke) : JsonText.Object(("quorum", JsonText.String("as-awarded")))),
            ("list", Quorum(draft.Status.List)))),
        ("amendment", JsonText.Array(draft.Amendment.Select(Quorum))));

    private static JsonText Member(AuthorityMember member) => JsonText.Object(
        ("id", JsonText.String(member.Id)),
        ("subject", JsonText.String(member.Subject)),
        ("keys", JsonText.Array(member.Keys.Select(Key))),
        ("roles", JsonText.Array(member.Roles.Select(role => JsonText.Object(
            ("role", JsonText.String(role.Role)),
            ("from", Instant(role.From)),
            ("until", role.Until is { } until ? Instant(until) : null))))));

    private static JsonText Key(AuthorityKey key) => JsonText.Object(
        ("publicKeyMultibase", JsonText.String(key.Key.Multibase)),
        ("kept", Kept(key.Kept)),
        ("validFrom", Instant(key.ValidFrom)),
        ("retiredAt", key.RetiredAt is { } retired ? Instant(retired) : null),
        ("compromisedAt", key.CompromisedAt is { } compromised ? Instant(compromised) : null),
        ("affirmed", key.Affirmed is { } affirmed
            ? JsonText.Object(("count", JsonText.Number(affirmed.Count)), ("digestSRI", JsonText.String(affirmed.DigestSri)))
            : null));

    private static JsonText Rule(RecognitionRule rule) => JsonText.Object(
        ("badges", JsonText.Strings(rule.Badges)),
        ("signers", Signers(rule.Signers)),
        ("quorum", JsonText.Number(rule.Quorum)),
        ("selfAward", JsonText.Boolean(rule.SelfAward)),
        ("evidence", JsonText.String(rule.EvidenceRequired ? "required" : "optional")),
        ("coolingOffDays", JsonText.Number(rule.CoolingOffDays)),
        ("consent", JsonText.String(rule.ConsentRequired ? "recorded" : "none")),
        // Only where it asks for something: programs that do not know the word go on judging every other rule.
        ("prerequisites", rule.PrerequisitesRequired ? JsonText.String("required") : null),
        ("atLeastOne", AtLeastOne(rule)));

    // What is done in the guild's own name has no holder, no evidence and no nomination.
    private static JsonText Named(RecognitionRule rule, JsonText? badges) => JsonText.Object(
        ("badges", badges),
        ("signers", Signers(rule.Signers)),
        ("quorum", JsonText.Number(rule.Quorum)),
        ("atLeastOne", AtLeastOne(rule)));

    private static JsonText? AtLeastOne(RecognitionRule rule) =>
        rule.AtLeastOneKept is { } kept ? JsonText.Object(("kept", Kept(kept))) : rule.Quorum > 1 ? JsonText.Object(("kept", JsonText.String("any"))) : null;

    private static JsonText Signers(RuleSigners signers) => signers switch
    {
        { Role: { } role } => JsonText.Object(("role", JsonText.String(role))),
        { HoldersOf: { } slug } => JsonText.Object(("holdersOf", JsonText.String(slug))),
        _ => JsonText.Object(("members", JsonText.Strings(signers.Members))),
    };

    private static JsonText Quorum(RoleQuorum quorum) => JsonText.Object(
        ("role", JsonText.String(quorum.Role)),
        ("quorum", JsonText.Number(quorum.Quorum)));

    private static JsonText Kept(KeyKept kept) => JsonText.String(kept.ToString().ToLowerInvariant());

    private static JsonText Instant(DateTimeOffset instant) => JsonText.String(Timestamps.Utc(instant));
}
