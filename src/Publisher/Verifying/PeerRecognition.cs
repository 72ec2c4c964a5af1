using Publisher.Content;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Verification;

namespace Publisher.Verifying;

/// <summary>
/// What a peer recognises of ours in its own name: a treaty of the peer's about a version of our badges, verified by the peer's own rules; in a directory, about a badge of another listed peer. Nothing
/// but <see cref="Verify"/> makes one.
/// </summary>
public sealed class PeerRecognition
{
    private PeerRecognition(EndorsementFile source, EndorsementCredential credential, TreatyTerms? terms, BadgeAddress own) => (Source, Credential, Terms, Own) = (source, credential, terms, own);

    /// <summary>Verifies it at its own beginning; otherwise says why not, as a phrase.</summary>
    /// <param name="source">The endorsement as the peer published it.</param>
    /// <param name="verifier">What is known of the peer.</param>
    /// <param name="baseUrl">This site's address; in a directory, that of the peer it is about.</param>
    /// <param name="endorsed">What it should be about.</param>
    /// <param name="problem">Why it does not hold.</param>
    public static PeerRecognition? Verify(EndorsementFile source, GuildEndorsementVerifier verifier, string baseUrl, EndorsedThing endorsed, out string problem)
    {
        var at = EndorsementCredential.TryRead(source.Document.Root, out var said, out _) ? said.ValidFrom : DateTimeOffset.MinValue;
        var report = verifier.Verify(source.Document, new() { At = at, Endorsed = endorsed });
        if (report.State == CredentialState.Valid && BadgeAddress.TryRead(baseUrl, endorsed.Id, out var own))
        {
            problem = "";
            return new(source, report.Endorsement!, TreatyTerms.TryRead(report.Endorsement!.Comment, out var terms) ? terms : null, own);
        }
        problem = report.State == CredentialState.Valid ? "it is about no badge of ours"
            : Words.Phrase(report.Cause!.Reason);
        return null;
    }

    /// <summary>The file: exactly what the peer published.</summary>
    public EndorsementFile Source { get; }
    /// <summary>What it says.</summary>
    public EndorsementCredential Credential { get; }
    /// <summary>On what terms; null where its sentence has another form.</summary>
    public TreatyTerms? Terms { get; }
    /// <summary>The badge version it is about.</summary>
    public BadgeAddress Own { get; }
}
