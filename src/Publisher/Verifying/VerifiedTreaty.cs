using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Verification;

namespace Publisher.Verifying;

/// <summary>
/// A treaty whose signatures, quorum, terms and both badges were verified: a version of a peer's badge counts here as a version of ours. Nothing but <see cref="Verify"/> makes one; pages and
/// verdicts take nothing else. One that has ended stays what it was, and says when it ended.
/// </summary>
public sealed class VerifiedTreaty
{
    private VerifiedTreaty(TreatyFile source, TreatyParts parts, GuildEndorsementReport report)
    {
        (Source, Recognised, CountsAs, Terms) = (source, parts.Recognised, parts.CountsAs, parts.Terms);
        (Credential, AuthorityVersion, Rule, Signers, End) = (report.Endorsement!, report.AuthorityVersion!.Value, report.Rule!, report.Signers, null);
    }

    private VerifiedTreaty(VerifiedTreaty of, CountedDecision end) =>
        (Source, Recognised, CountsAs, Terms, Credential, AuthorityVersion, Rule, Signers, End) = (of.Source, of.Recognised, of.CountsAs, of.Terms, of.Credential, of.AuthorityVersion, of.Rule, of.Signers, end);

    /// <summary>Verifies a treaty at its own beginning (a build has no clock): the report, and the treaty when it holds.</summary>
    /// <param name="source">The treaty as committed.</param>
    /// <param name="parts">What it is about, as it lies here.</param>
    /// <param name="verifier">What is known of this guild.</param>
    public static (GuildEndorsementReport Report, VerifiedTreaty? Verified) Verify(TreatyFile source, TreatyParts parts, GuildEndorsementVerifier verifier)
    {
        var report = verifier.Verify(source.Published, new() { At = parts.From, Endorsed = parts.Endorsed });
        return (report, report is { State: CredentialState.Valid, Kind: GuildEndorsementKind.Treaty } && report.CountsAs == parts.CountsAsId ? new(source, parts, report) : null);
    }

    /// <summary>The same, ended by a decision.</summary>
    internal VerifiedTreaty EndedBy(CountedDecision decision) => new(this, decision);

    /// <summary>The file.</summary>
    public TreatyFile Source { get; }
    /// <summary>Its id.</summary>
    public string Id => Source.Id;
    /// <summary>What the peer is called here.</summary>
    public string Peer => Source.Peer;
    /// <summary>What it says.</summary>
    public EndorsementCredential Credential { get; }
    /// <summary>The address of the peer's badge version.</summary>
    public string RecognisedId => Credential.SubjectId;
    /// <summary>The peer's badge version.</summary>
    public BadgeVersion Recognised { get; }
    /// <summary>Our own badge version that it counts as.</summary>
    public BadgeVersion CountsAs { get; }
    /// <summary>On what terms, and why.</summary>
    public TreatyTerms Terms { get; }
    /// <summary>The version of our rules it was made under.</summary>
    public int AuthorityVersion { get; }
    /// <summary>The rule that let it.</summary>
    public RecognitionRule Rule { get; }
    /// <summary>The treaty as decisions about endorsements take it.</summary>
    public EndorsementFile AsEndorsement => new(Id, Source.File, Source.Published);
    /// <summary>Who signed.</summary>
    public ImmutableArray<Signer> Signers { get; }
    /// <summary>From when.</summary>
    public DateTimeOffset From => Credential.ValidFrom;
    /// <summary>Until when.</summary>
    public DateTimeOffset Until => Credential.ValidUntil!.Value;
    /// <summary>The decision that ended it before its time; null when none did.</summary>
    public CountedDecision? End { get; }

    /// <summary>Whether it is in force at a moment.</summary>
    public bool IsInForce(DateTimeOffset at) => From <= at && at <= Until && (End is null || at < End.Decision.Date);
}

/// <summary>A treaty that nothing is wrong with but that too few people have signed: nothing of it is published.</summary>
/// <param name="Source">The file.</param>
/// <param name="Parts">What it would be about.</param>
/// <param name="Report">What the verifier said of it.</param>
public sealed record WaitingTreaty(TreatyFile Source, TreatyParts Parts, GuildEndorsementReport Report);

/// <summary>What a treaty is about, as it lies here; and its terms.</summary>
/// <param name="Recognised">The peer's badge version.</param>
/// <param name="Endorsed">The same as the verifier takes it.</param>
/// <param name="CountsAs">Our badge version.</param>
/// <param name="CountsAsId">The address of that.</param>
/// <param name="Terms">The terms.</param>
/// <param name="From">From when.</param>
public sealed record TreatyParts(BadgeVersion Recognised, EndorsedThing Endorsed, BadgeVersion CountsAs, string CountsAsId, TreatyTerms Terms, DateTimeOffset From);
