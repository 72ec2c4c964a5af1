using System.Collections.Immutable;

namespace Publisher.Diagnostics;

/// <summary>PUB02xx: who may recognise what, and what awards must keep to apart from signatures.</summary>
public static class PolicyDescriptors
{
    /// <summary>The id is not the file's. {0} found, {1} expected.</summary>
    public static DiagnosticDescriptor AwardId { get; } = new("PUB0201", Severity.Error,
        "the award's id is '{0}', but a file of this name must say '{1}'",
        "give the file its old name back; a signed id cannot be changed");

    /// <summary>Another issuer. {0} found, {1} expected.</summary>
    public static DiagnosticDescriptor AwardIssuer { get; } = new("PUB0202", Severity.Error,
        "the award is issued by '{0}', but this site is '{1}'",
        "awards of another guild belong on its own site; if the site has moved, set baseUrl back to its first address");

    /// <summary>An unknown badge. {0} address, {1} reason.</summary>
    public static DiagnosticDescriptor UnknownBadge { get; } = new("PUB0203", Severity.Error,
        "the award is for '{0}', but {1}",
        "bring the badge and its frozen version folder back from git");

    /// <summary>Another achievement than the frozen one. {0} path of the frozen file.</summary>
    public static DiagnosticDescriptor AchievementDiffers { get; } = new("PUB0204", Severity.Error,
        "the badge inside this award is not the one in {0}",
        "a frozen version never changes: bring {0} back from git, and give a changed badge a new version");

    /// <summary>A changed badge. {0} what changed, {1} version.</summary>
    public static DiagnosticDescriptor BadgeChanged { get; } = new("PUB0205", Severity.Error,
        "{0} is no longer what version {1} was awarded with",
        "give the badge a new version (version: …), or bring the old text back");

    /// <summary>An unknown authority version. {0} address or 'nothing', {1} reason.</summary>
    public static DiagnosticDescriptor UnknownAuthority { get; } = new("PUB0206", Severity.Error,
        "the award was made under {0}, but {1}",
        "bring the authority document back from git; every award names the version it was made under");

    /// <summary>Missing evidence. {0} path.</summary>
    public static DiagnosticDescriptor EvidenceMissing { get; } = new("PUB0207", Severity.Error,
        "the award rests on '{0}', which is not there",
        "bring the file back from git");

    /// <summary>Changed evidence. {0} path, {1} what differs.</summary>
    public static DiagnosticDescriptor EvidenceChanged { get; } = new("PUB0208", Severity.Error,
        "'{0}' is not the file the award was signed with: {1}",
        "bring the file back as it was; evidence of an award never changes");

    /// <summary>Evidence of no award. {0} path.</summary>
    public static DiagnosticDescriptor EvidenceUnused { get; } = new("PUB0209", Severity.Warning,
        "no award names '{0}', so it is not published",
        "delete it, or leave it if it is only kept");

    /// <summary>No evidence where it is required. {0} badge.</summary>
    public static DiagnosticDescriptor EvidenceRequired { get; } = new("PUB0210", Severity.Error,
        "the badge '{0}' asks for evidence, but this award has none",
        "make the award again with --evidence, or take 'evidence: required' out of the badge");

    /// <summary>An e-mail address where it stays for ever. {0} where.</summary>
    public static DiagnosticDescriptor EmailAddress { get; } = new("PUB0211", Severity.Error,
        "here is an e-mail address ({0}); what is in git and in an award stays there for ever",
        "take it out and make the award again; to let a holder prove an address, use --match private");

    /// <summary>A status index twice. {0} list, {1} index, {2} the other award.</summary>
    public static DiagnosticDescriptor StatusIndexTaken { get; } = new("PUB0212", Severity.Error,
        "this award has place {1} in status list {0}, and so has {2}: revoking one would revoke both",
        "make the later award again: delete its files and award it anew; it then gets a place of its own");

    /// <summary>No usable status entry. {0} what is wrong.</summary>
    public static DiagnosticDescriptor NoStatusList { get; } = new("PUB0213", Severity.Error,
        "{0}, so nobody could ever learn that it was revoked",
        "bring content/status/ back from git, or make the award again");

    /// <summary>Two people with one id. {0} id, {1} the other file.</summary>
    public static DiagnosticDescriptor SharedId { get; } = new("PUB0214", Severity.Error,
        "'{0}' is also the id in {1}; an id belongs to one person",
        "correct one of the two; 'publisher new member' makes a fresh id");

    /// <summary>A rule for a badge there is not. {0} slug, {1} rule number.</summary>
    public static DiagnosticDescriptor RuleWithoutBadge { get; } = new("PUB0215", Severity.Warning,
        "rule {1} speaks of '{0}', but there is no such badge",
        "that is fine if the badge is still to come; otherwise propose a new authority version");

    /// <summary>A picture that is not the pinned one. {0} address, {1} what is wrong.</summary>
    public static DiagnosticDescriptor PinnedPicture { get; } = new("PUB0216", Severity.Error,
        "the award pins the picture '{0}', but {1}",
        "bring the frozen version's picture back from git; it never changes");

    /// <summary>One award in two files. {0} the other file.</summary>
    public static DiagnosticDescriptor AwardTwice { get; } = new("PUB0217", Severity.Error,
        "{0} is an award with the same id",
        "keep one of the two files");

    /// <summary>A wrong place of a withdrawn award. {0} what is wrong.</summary>
    public static DiagnosticDescriptor WithdrawnPlace { get; } = new("PUB0218", Severity.Error,
        "this is not the place of a withdrawn award: {0}",
        "bring the file back from git as 'publisher withdraw' wrote it");

    /// <summary>Something withdrawn that nobody decided on. {0} award or endorsement, and its id.</summary>
    public static DiagnosticDescriptor WithdrawnWithoutDecision { get; } = new("PUB0219", Severity.Error,
        "the {0} is gone as if it were withdrawn, and no signed decision that counts says so",
        "bring it and its files back from git, or the decision in content/status/decisions/");

    /// <summary>A nomination for a badge there is not. {0} slug.</summary>
    public static DiagnosticDescriptor NominationBadge { get; } = new("PUB0220", Severity.Error,
        "this nomination is for '{0}', but there is no such badge",
        "write the name of a file in content/badges, without .md");

    /// <summary>All of this area.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        AwardId, AwardIssuer, UnknownBadge, AchievementDiffers, BadgeChanged, UnknownAuthority, EvidenceMissing, EvidenceChanged, EvidenceUnused,
        EvidenceRequired, EmailAddress, StatusIndexTaken, NoStatusList, SharedId, RuleWithoutBadge, PinnedPicture, AwardTwice, WithdrawnPlace, WithdrawnWithoutDecision, NominationBadge,
    ];
}
