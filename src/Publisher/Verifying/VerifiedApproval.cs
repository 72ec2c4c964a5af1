using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Verification;

namespace Publisher.Verifying;

/// <summary>
/// The guild's approval of a version of a badge, whose signatures, rule and subject were verified. Nothing but <see cref="Verify"/> makes one; renderers take nothing else.
/// </summary>
public sealed class VerifiedApproval
{
    private VerifiedApproval(EndorsementFile source, BadgeAddress badge, EndorsementCredential credential, GuildEndorsementReport report)
    {
        (Source, Badge, Credential, AuthorityVersion, Rule) = (source, badge, credential, report.AuthorityVersion!.Value, report.Rule!);
        Signers = [.. report.Signers.Where(s => s is { Counts: true, MemberId: not null }).Select(s => new AwardSigner(s.MemberId!, s.Subject, s.Created))];
    }

    /// <summary>Verifies one at its own beginning (a build has no clock): the report, and the verified approval when it holds.</summary>
    /// <param name="source">The endorsement as committed.</param>
    /// <param name="badge">The version it should approve.</param>
    /// <param name="verifier">What is known of the guild.</param>
    /// <param name="endorsed">That version's frozen achievement.</param>
    public static (GuildEndorsementReport Report, VerifiedApproval? Verified) Verify(EndorsementFile source, BadgeAddress badge, GuildEndorsementVerifier verifier, EndorsedThing endorsed)
    {
        var at = EndorsementCredential.TryRead(source.Document.Root, out var credential, out _) ? credential.ValidFrom : DateTimeOffset.MinValue;
        var report = verifier.Verify(source.Document, new() { At = at, Endorsed = endorsed });
        return (report, report is { State: CredentialState.Valid, Kind: GuildEndorsementKind.Definition } ? new(source, badge, report.Endorsement!, report) : null);
    }

    /// <summary>Its files; <see cref="EndorsementFile.Document"/> is what is published.</summary>
    public EndorsementFile Source { get; }
    /// <summary>The version it approves.</summary>
    public BadgeAddress Badge { get; }
    /// <summary>What it says.</summary>
    public EndorsementCredential Credential { get; }
    /// <summary>The authority version that judged it.</summary>
    public int AuthorityVersion { get; }
    /// <summary>The rule that let it.</summary>
    public RecognitionRule Rule { get; }
    /// <summary>Who signed and counts, in order of signing.</summary>
    public ImmutableArray<AwardSigner> Signers { get; }
    /// <summary>When the last of them says they signed.</summary>
    public DateTimeOffset Created => Signers.Max(s => s.Created);
}

/// <summary>An approval that is good but not yet signed by enough people: it approves nothing.</summary>
/// <param name="Source">Where it stands.</param>
/// <param name="Badge">The version it is about.</param>
/// <param name="MissingSigners">How many more people must sign.</param>
/// <param name="Rule">The rule that comes nearest.</param>
/// <param name="Signed">Members whose signatures count.</param>
/// <param name="Open">Who else may sign, one entry a person.</param>
public sealed record WaitingApproval(EndorsementFile Source, BadgeAddress Badge, int MissingSigners, RecognitionRule Rule, ImmutableArray<AuthorityMember> Signed, ImmutableArray<AuthorityMember> Open);
