using System.Security.Cryptography;
using System.Text;
using Publisher.Content;
using Publisher.Credentials.Json;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Verification;

namespace Publisher.Cli.Peers;

/// <summary>Judges one award of a peer's: format, proofs, rules, status, and that everything in it stands at the peer's own addresses.</summary>
internal static class PeerVerdict
{
    /// <summary>What came of it; otherwise why it is set aside, as a phrase.</summary>
    /// <param name="peer">The peer.</param>
    /// <param name="address">Where it was fetched.</param>
    /// <param name="id">Its id, by its address.</param>
    /// <param name="bytes">What came.</param>
    /// <param name="verifier">What is known of the peer.</param>
    /// <param name="problem">Why it is set aside.</param>
    internal static (ReadAward Read, SignedDocument Document)? Of(PeerSettings peer, string address, string id, ReadOnlyMemory<byte> bytes, CredentialVerifier verifier, out string problem)
    {
        if (!SignedDocument.TryParse(bytes, out var document, out var unreadable))
        {
            problem = RecognitionDocument.IsWebPage(bytes.Span) ? "a web page stands there" : unreadable.Detail;
            return null;
        }
        if (!OpenBadgeCredential.TryRead(document, out var award, out var shape))
        {
            problem = $"{shape.Detail} (at {shape.Pointer})";
            return null;
        }
        if (award.Id != address)
        {
            problem = $"it says that it stands at {award.Id}";
            return null;
        }
        if (award.Issuer.Id != peer.Issuer)
        {
            problem = $"it is of {award.Issuer.Id}, not of {peer.Issuer}";
            return null;
        }
        var report = verifier.Verify(document, new() { At = award.ValidFrom });
        var isOpen = report.State == CredentialState.Undetermined && report[CheckName.Status].Verdict != Verdict.NotChecked && report[CheckName.Signatures].Verdict == Verdict.Passed;
        if (!isOpen && report.State is not (CredentialState.Valid or CredentialState.Revoked or CredentialState.Superseded or CredentialState.Withdrawn)
            || !BadgeAddress.TryRead(peer.Url, award.CredentialSubject.Achievement.Id, out var badge))
        {
            problem = Reason(report);
            return null;
        }
        problem = "";
        var status = award.CredentialStatus;
        return (new(id, !isOpen, status?.StatusListCredential ?? "", status?.StatusListIndex ?? 0, award.ValidUntil, $"{badge.Slug}/{badge.Version}", HolderHash(award.CredentialSubject.Id)), document);
    }

    /// <summary>By what a holder is known again: enough of a hash to tell our own people from others.</summary>
    internal static string HolderHash(string? id) => id is null ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..24];

    /// <summary>The first step that did not pass, as a phrase.</summary>
    internal static string Reason(VerificationReport report)
    {
        var sentence = report.Cause!.Reason;
        return sentence.Length == 0 ? "it could not be judged" : char.ToLowerInvariant(sentence[0]) + sentence[1..].TrimEnd('.');
    }
}
