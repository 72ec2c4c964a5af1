using System.Collections.Immutable;

namespace Publisher.Diagnostics;

/// <summary>PUB03xx: credentials, proofs, authority documents, status lists.</summary>
public static class CredentialDescriptors
{
    /// <summary>Not strict JSON. {0} reason.</summary>
    public static DiagnosticDescriptor NotJson { get; } = new("PUB0301", Severity.Error,
        "this is not JSON we can trust: {0}",
        "bring the file back as it was committed; signed files are never edited by hand");

    /// <summary>Proofs of nothing. {0} path of the missing document.</summary>
    public static DiagnosticDescriptor ProofsWithoutDocument { get; } = new("PUB0302", Severity.Error,
        "these proofs belong to {0}, which is not there",
        "bring the document back from git, or delete the proofs with it");

    /// <summary>Proofs that cannot be joined. {0} reason.</summary>
    public static DiagnosticDescriptor ProofsNotJoined { get; } = new("PUB0303", Severity.Error,
        "the further signers' proofs cannot be joined to this document: {0}",
        "bring the files back as 'publisher sign' wrote them");

    /// <summary>An award of the wrong shape. {0} pointer, {1} detail.</summary>
    public static DiagnosticDescriptor CredentialShape { get; } = new("PUB0304", Severity.Error,
        "this is not an Open Badges award as we know it: {1} (at {0})",
        "make awards with 'publisher award'; a signed file is never edited by hand");

    /// <summary>No authority document.</summary>
    public static DiagnosticDescriptor NoAuthority { get; } = new("PUB0305", Severity.Error,
        "there is no content/authority/1.json, so nobody may recognise anything",
        "'publisher init' makes it; bring it back from git if it was there before");

    /// <summary>A gap. {0} missing version.</summary>
    public static DiagnosticDescriptor AuthorityGap { get; } = new("PUB0306", Severity.Error,
        "authority version {0} is missing; versions are numbered 1, 2, 3 … without a gap",
        "bring content/authority/{0}.json back from git");

    /// <summary>A wrong authority document. {0} pointer, {1} detail.</summary>
    public static DiagnosticDescriptor AuthorityShape { get; } = new("PUB0307", Severity.Error,
        "this is not an authority document as we know it: {1} (at {0})",
        "authority documents are made with 'publisher authority propose' and never edited by hand");

    /// <summary>An authority version that was not decided as it should. {0} version, {1} detail, {2} what to do.</summary>
    public static DiagnosticDescriptor AuthorityNotVerified { get; } = new("PUB0308", Severity.Error,
        "authority version {0} does not hold: {1}",
        "{2}");

    /// <summary>An altered award. {0} reason.</summary>
    public static DiagnosticDescriptor AwardAltered { get; } = new("PUB0310", Severity.Error,
        "this award was changed after it was signed, or was never signed so: {0}",
        "bring the file back as it was committed; to say something else, make a new award");

    /// <summary>An award nobody was allowed to make. {0} reason.</summary>
    public static DiagnosticDescriptor AwardNotAuthorised { get; } = new("PUB0311", Severity.Error,
        "the signatures are genuine, but this award is not as the guild's rules require: {0}",
        "let those sign whom the rule names, or propose a new authority version");

    /// <summary>An award that could not be judged. {0} reason.</summary>
    public static DiagnosticDescriptor AwardUndetermined { get; } = new("PUB0312", Severity.Error,
        "it could not be determined whether this award holds: {0}",
        "bring the missing document back from git, or use a newer version of this program");

    /// <summary>An award that waits. {0} how many people, in words, {1} whom to ask and how.</summary>
    public static DiagnosticDescriptor AwardWaiting { get; } = new("PUB0313", Severity.Warning,
        "this award waits for {0}; it is not published until then",
        "{1}");

    /// <summary>A status list that does not hold. {0} reason.</summary>
    public static DiagnosticDescriptor StatusListRefused { get; } = new("PUB0314", Severity.Error,
        "this status list does not hold: {0}",
        "bring it back from git; if the key that signed it has ended, sign it anew: 'publisher status rebuild'");

    /// <summary>A list of affirmed awards that does not hold. {0} reason.</summary>
    public static DiagnosticDescriptor AffirmedRefused { get; } = new("PUB0330", Severity.Error,
        "this list of awards that the guild stands by is not the one that was signed for: {0}",
        "bring it back from git as it was committed; 'publisher key retire' and 'publisher key compromised' write it");

    /// <summary>A list of affirmed awards that is not there. {0} version, {1} how many awards.</summary>
    public static DiagnosticDescriptor AffirmedMissing { get; } = new("PUB0331", Severity.Error,
        "authority version {0} stands by awards of an ended key (so many: {1}), and their list content/authority/{0}.affirmed is not there",
        "bring it back from git; without it those awards count no longer");

    /// <summary>A proposal. {0} version, {1} how many people, {2} the version in force, {3} what to do.</summary>
    public static DiagnosticDescriptor AuthorityWaiting { get; } = new("PUB0332", Severity.Warning,
        "authority version {0} waits for {1} to sign; until then version {2} decides",
        "{3}");

    /// <summary>An award that fell with a key. {0} reason.</summary>
    public static DiagnosticDescriptor AwardDisowned { get; } = new("PUB0333", Severity.Warning,
        "this award is no longer published: {0}",
        "if it should stand, make it again: 'publisher award --again FILE'; otherwise leave it, the file is part of the history");

    /// <summary>A rule no status list can keep. {0} version, {1} how many people.</summary>
    public static DiagnosticDescriptor ListQuorum { get; } = new("PUB0334", Severity.Error,
        "authority version {0} asks {1} people to sign each status list, and a list is signed by one",
        "propose a version that asks for one: publisher authority propose --list \"1 steward\"; what can take several people is the decision to take an award back");

    /// <summary>All of this area.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NotJson, ProofsWithoutDocument, ProofsNotJoined, CredentialShape, NoAuthority, AuthorityGap, AuthorityShape, AuthorityNotVerified,
        AwardAltered, AwardNotAuthorised, AwardUndetermined, AwardWaiting, StatusListRefused,
        AffirmedRefused, AffirmedMissing, AuthorityWaiting, AwardDisowned, ListQuorum,
    ];
}
