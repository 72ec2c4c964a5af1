using Publisher.Content;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Verification;
using Publisher.Sites;

namespace Publisher.Verifying;

/// <summary>
/// An award by a peer to a member of ours, verified by the peer's own rules and lists, that may be kept here (<see cref="PeerAwardRule"/>). Nothing but <see cref="Verify"/> makes one.
/// </summary>
public sealed class VerifiedPeerAward
{
    private VerifiedPeerAward(PeerSettings peer, PeerAwardFile source, OpenBadgeCredential credential, Member holder, BadgeAddress badge, VerificationReport report) =>
        (Peer, Address, Source, Credential, Holder, Badge, Report) = (peer.Name, SitePaths.Absolute(peer.Url, SitePaths.Award(source.Id)), source, credential, holder, badge, report);

    /// <summary>Verifies a peer's award at its own beginning (a build has no clock): the report, and the verified award when it stands; otherwise why not, as a phrase.</summary>
    /// <param name="peer">Its issuer's entry in the settings.</param>
    /// <param name="source">The award as it was published there.</param>
    /// <param name="verifier">What is known of the peer.</param>
    /// <param name="rule">Which awards may be kept.</param>
    /// <param name="problem">Why it does not hold; null when only the rule is against it, or it holds.</param>
    /// <param name="objection">Why it may not be kept; null when it may, or does not hold.</param>
    public static VerifiedPeerAward? Verify(PeerSettings peer, PeerAwardFile source, CredentialVerifier verifier, PeerAwardRule rule, out string? problem, out string? objection)
    {
        objection = null;
        var address = SitePaths.Absolute(peer.Url, SitePaths.Credential(source.Id));
        if (!OpenBadgeCredential.TryRead(source.Document, out var credential, out var shape))
        {
            problem = $"{shape.Detail} (at {shape.Pointer})";
            return null;
        }
        if (credential.Id != address || credential.Issuer.Id != peer.Issuer)
        {
            problem = $"it is {credential.Id} of {credential.Issuer.Id}, and this file would be {address} of {peer.Issuer}";
            return null;
        }
        var report = verifier.Verify(source.Document, new() { At = credential.ValidFrom });
        if (report.State != CredentialState.Valid || !BadgeAddress.TryRead(peer.Url, credential.CredentialSubject.Achievement.Id, out var badge))
        {
            problem = Words.Phrase(report.Cause!.Reason);
            return null;
        }
        problem = null;
        if (rule.HolderOf(credential, out var refused) is { } holder)
        {
            return new(peer, source, credential, holder, badge, report);
        }
        objection = refused;
        return null;
    }

    /// <summary>What its issuer is called here.</summary>
    public string Peer { get; }
    /// <summary>Where its page is.</summary>
    public string Address { get; }
    /// <summary>The file: exactly what the peer published.</summary>
    public PeerAwardFile Source { get; }
    /// <summary>What it says.</summary>
    public OpenBadgeCredential Credential { get; }
    /// <summary>The member of ours who holds it.</summary>
    public Member Holder { get; }
    /// <summary>The peer's badge and version.</summary>
    public BadgeAddress Badge { get; }
    /// <summary>The day people remember: awardedDate's calendar day in its own offset, or that of validFrom.</summary>
    public DateOnly AwardedOn => DateOnly.FromDateTime((Credential.AwardedDate ?? Credential.ValidFrom).DateTime);
    /// <summary>How it was verified.</summary>
    public VerificationReport Report { get; }
}
