using Publisher.Content;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Verification;

namespace Publisher.Verifying;

/// <summary>
/// An endorsement whose signature, key, subject and status were verified; of one about something of another guild, that its subject and what it pins belong together. Nothing but
/// <see cref="Verify"/> makes one; renderers take nothing else.
/// </summary>
public sealed class VerifiedEndorsement
{
    private VerifiedEndorsement(EndorsementFile source, EndorsementCredential credential, EndorsementReport report, EndorsedElsewhere? elsewhere) =>
        (Source, Credential, SubjectId, MemberSubject, Created, Elsewhere) = (source, credential, credential.SubjectId, report.MemberSubject, report.Created!.Value, elsewhere);

    /// <summary>Verifies an endorsement at its own beginning (a build has no clock): the report, and the verified endorsement when it holds.</summary>
    /// <param name="source">The endorsement as committed.</param>
    /// <param name="verifier">What is known of the guild.</param>
    /// <param name="endorsed">What it should endorse.</param>
    /// <param name="decisions">Decisions about it.</param>
    /// <param name="elsewhere">What it endorses, where that is another guild's; null where it is ours.</param>
    public static (EndorsementReport Report, VerifiedEndorsement? Verified) Verify(
        EndorsementFile source, EndorsementVerifier verifier, EndorsedThing endorsed, System.Collections.Immutable.ImmutableArray<Credentials.Json.SignedDocument> decisions, EndorsedElsewhere? elsewhere = null)
    {
        var at = EndorsementCredential.TryRead(source.Document.Root, out var credential, out _) ? credential.ValidFrom : DateTimeOffset.MinValue;
        var report = verifier.Verify(source.Document, new() { At = at, Endorsed = endorsed, Decisions = decisions });
        return (report, report.State is CredentialState.Valid ? new(source, report.Endorsement!, report, elsewhere) : null);
    }

    /// <summary>The file; its bytes are what is published.</summary>
    public EndorsementFile Source { get; }
    /// <summary>What it says.</summary>
    public EndorsementCredential Credential { get; }
    /// <summary>What is endorsed: an award's or achievement's address, or the guild's DID.</summary>
    public string SubjectId { get; }
    /// <summary>The stable id of the member whose key it is; null for an outsider.</summary>
    public string? MemberSubject { get; }
    /// <summary>What is endorsed, where that is another guild's; null where it is ours.</summary>
    public EndorsedElsewhere? Elsewhere { get; }
    /// <summary>When the endorser says it was signed.</summary>
    public DateTimeOffset Created { get; }
}
