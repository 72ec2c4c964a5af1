using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Verification;

namespace Publisher.Verifying;

/// <summary>An award whose signatures, authority and status were verified. Nothing but <see cref="Verify"/> makes one; renderers take nothing else.</summary>
public sealed class VerifiedAward
{
    private VerifiedAward(Award award, OpenBadgeCredential credential, VerificationReport report) =>
        (Award, Credential, Report) = (award, credential, report);

    /// <summary>Verifies an award at its own beginning (a build has no clock): the report, and the verified award when it may be published.</summary>
    /// <param name="award">The award as committed.</param>
    /// <param name="verifier">What is known of the issuer.</param>
    public static (VerificationReport Report, VerifiedAward? Verified) Verify(Award award, CredentialVerifier verifier)
    {
        var report = verifier.Verify(award.Published, new() { At = award.Credential.ValidFrom });
        return (report, IsPublished(report.State) ? new(award, award.Credential, report) : null);
    }

    // Pages state facts: an award that ran out or was revoked stays, and its page says so.
    private static bool IsPublished(CredentialState state) =>
        state is CredentialState.Valid or CredentialState.ValidUnrecognised or CredentialState.Expired or CredentialState.Revoked or CredentialState.Superseded;

    /// <summary>The award as committed.</summary>
    public Award Award { get; }
    /// <summary>The typed view of the published credential.</summary>
    public OpenBadgeCredential Credential { get; }
    /// <summary>What was checked.</summary>
    public VerificationReport Report { get; }
}

/// <summary>An award that is good but not yet signed by enough people: not published.</summary>
public sealed record WaitingAward(Award Award, OpenBadgeCredential Credential, VerificationReport Report);

/// <summary>Content whose every award was verified.</summary>
public sealed record VerifiedContent
{
    /// <summary>What was read.</summary>
    public required SiteContent Content { get; init; }
    /// <summary>The verified authority chain.</summary>
    public required AuthorityChain Authority { get; init; }
    /// <summary>Awards to publish.</summary>
    public ImmutableArray<VerifiedAward> Awards { get; init; } = [];
    /// <summary>Awards that wait for signatures.</summary>
    public ImmutableArray<WaitingAward> Waiting { get; init; } = [];
}
