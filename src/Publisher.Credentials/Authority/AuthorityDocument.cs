using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Publisher.Credentials.Json;
using Publisher.Credentials.Keys;

namespace Publisher.Credentials.Authority;

/// <summary>A typed view of one RecognitionAuthority document, format 1 (docs/authority.schema.json): who may recognise what.</summary>
public sealed record AuthorityDocument
{
    private const string RecoveryRole = "recovery";

    /// <summary>The spliced document.</summary>
    public required SignedDocument Document { get; init; }
    /// <summary><c>sha256-…</c> of the spliced bytes.</summary>
    public required string DigestSri { get; init; }
    /// <summary>1, 2, …</summary>
    public required int Version { get; init; }
    /// <summary>The version before, null for 1.</summary>
    public AuthorityLink? Previous { get; init; }
    /// <summary>The issuer's DID.</summary>
    public required string Issuer { get; init; }
    /// <summary>When it comes into force.</summary>
    public required DateTimeOffset ValidFrom { get; init; }
    /// <summary>People and recovery entries.</summary>
    public required ImmutableArray<AuthorityMember> Members { get; init; }
    /// <summary>Which badges need whose signatures.</summary>
    public required ImmutableArray<RecognitionRule> Rules { get; init; }
    /// <summary>Who approves a new or changed badge, in the issuer's name; of a badge that none speaks of, whoever lets a change into the repository.</summary>
    public ImmutableArray<RecognitionRule> Definitions { get; init; } = [];
    /// <summary>Who recognises another issuer's badge, in the issuer's name; null where the amendment's quorum does.</summary>
    public RecognitionRule? Treaties { get; init; }
    /// <summary>Who may revoke and who signs lists.</summary>
    public required StatusRules Status { get; init; }
    /// <summary>Alternatives for changing the authority; one fully satisfied is enough.</summary>
    public required ImmutableArray<RoleQuorum> Amendment { get; init; }

    /// <summary>
    /// By which rules another issuer's badge is recognised, one satisfied being enough: <see cref="Treaties"/>, or else the amendment's alternatives, but for recovery's,
    /// which is there for amendments alone.
    /// </summary>
    public ImmutableArray<RecognitionRule> TreatyRules => Treaties is { } own ? [own]
        : [.. Amendment.Where(a => a.Role != RecoveryRole).Select(a => new RecognitionRule { Badges = [], Signers = new(a.Role, [], null), Quorum = a.Quorum, SelfAward = true })];

    /// <summary>The definition rules that speak of a badge. They know badges by slug alone: by its tags, a version would choose who approves it.</summary>
    public ImmutableArray<RecognitionRule> DefinitionsOf(string slug) => [.. Definitions.Where(r => r.AppliesTo(slug, []))];

    /// <summary>Reads a document; an unknown member, type or format is refused by name.</summary>
    public static bool TryRead(SignedDocument document, [NotNullWhen(true)] out AuthorityDocument? authority, [NotNullWhen(false)] out AuthorityProblem? problem)
    {
        var reading = new ShapeReading();
        var read = AuthorityReader.Read(document, ObjectShape.Root(reading, document.Root));
        problem = reading.Detail is null ? null : new AuthorityProblem(reading.Pointer, reading.Detail, reading.Unknown);
        authority = problem is null ? read : null;
        return problem is null;
    }
}

/// <summary>What is wrong with an authority document.</summary>
/// <param name="Pointer">JSON Pointer (RFC 6901).</param>
/// <param name="Detail">Plain words.</param>
/// <param name="Unknown">True for a member or format this program does not know ("could not be determined"), false for one that is wrong.</param>
public sealed record AuthorityProblem(string Pointer, string Detail, bool Unknown);

/// <summary>Names an earlier version by number and digest of its exact bytes.</summary>
public sealed record AuthorityLink(int Version, string DigestSri);

/// <summary>One entry of <c>members</c>: an opaque id, the person's stable subject id, keys and roles. Entries with one subject are one person.</summary>
public sealed record AuthorityMember(string Id, string Subject, ImmutableArray<AuthorityKey> Keys, ImmutableArray<MemberRole> Roles);

/// <summary>A key of a member.</summary>
public sealed record AuthorityKey(Ed25519PublicKey Key, KeyKept Kept, DateTimeOffset ValidFrom, DateTimeOffset? RetiredAt, DateTimeOffset? CompromisedAt, AffirmedAwards? Affirmed);

/// <summary>The awards by a retired or compromised key that the guild stands by.</summary>
public sealed record AffirmedAwards(int Count, string DigestSri);

/// <summary>Where a private key is kept.</summary>
public enum KeyKept
{
    /// <summary>An encrypted file.</summary>
    File,
    /// <summary>An ssh-agent.</summary>
    Agent,
    /// <summary>A browser.</summary>
    Browser,
    /// <summary>Only a printed recovery code.</summary>
    Code,
}

/// <summary>A role held from a moment, until another or still.</summary>
public sealed record MemberRole(string Role, DateTimeOffset From, DateTimeOffset? Until);

/// <summary>One rule: which badges, which signers, how many people.</summary>
public sealed record RecognitionRule
{
    /// <summary>Slugs, <c>tag:…</c>, or <c>*</c> for all.</summary>
    public required ImmutableArray<string> Badges { get; init; }
    /// <summary>Who may sign.</summary>
    public required RuleSigners Signers { get; init; }
    /// <summary>How many people must sign.</summary>
    public int Quorum { get; init; } = 1;
    /// <summary>Whether a signer may be the holder.</summary>
    public bool SelfAward { get; init; }
    /// <summary>Whether evidence is required.</summary>
    public bool EvidenceRequired { get; init; }
    /// <summary>Days between nomination and award.</summary>
    public int CoolingOffDays { get; init; }
    /// <summary>Whether the holder's recorded consent is required.</summary>
    public bool ConsentRequired { get; init; }
    /// <summary>Whether the holder must have held, as it was awarded, every badge that this one says it builds on.</summary>
    public bool PrerequisitesRequired { get; init; }
    /// <summary>Whether other awards have a say in what it lets: then one file alone does not show whether it is satisfied.</summary>
    public bool RestsOnAwards => Signers.HoldersOf is not null || PrerequisitesRequired;
    /// <summary>At least one of the counted keys is kept this way; null for any.</summary>
    public KeyKept? AtLeastOneKept { get; init; }

    /// <summary>Whether this rule speaks of a badge.</summary>
    public bool AppliesTo(string slug, IEnumerable<string> tags)
    {
        foreach (var badge in Badges)
        {
            if (badge == "*" || badge == slug || (badge.StartsWith("tag:", StringComparison.Ordinal) && tags.Contains(badge[4..], StringComparer.Ordinal)))
            {
                return true;
            }
        }
        return false;
    }
}

/// <summary>Exactly one of: a role, named members, holders of a badge.</summary>
public sealed record RuleSigners(string? Role, ImmutableArray<string> Members, string? HoldersOf);

/// <summary>The rules of status: revocation's quorum (null = as awarded) and who signs the list.</summary>
public sealed record StatusRules(RoleQuorum? Revoke, RoleQuorum List);

/// <summary>So many people of a role.</summary>
public sealed record RoleQuorum(string Role, int Quorum);
