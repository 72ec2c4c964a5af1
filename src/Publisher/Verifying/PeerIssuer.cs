using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Verification;

namespace Publisher.Verifying;

/// <summary>
/// What a verifier needs to know of a peer, made of the peer's own documents: <c>publisher sync</c> makes it of what it fetched, a build of what was kept, and both get the same
/// answers. Trust begins at the pinned digest of its first rules; its DID document is made from them, never fetched.
/// </summary>
public static class PeerIssuer
{
    /// <summary>Verifies a peer's rules from the pin on; the reason is a phrase.</summary>
    /// <param name="peer">Its entry in the settings.</param>
    /// <param name="documents">Its authority documents, version 1 first.</param>
    /// <param name="reason">Why they do not hold.</param>
    /// <param name="chain">The chain.</param>
    public static bool TryVerifyChain(PeerSettings peer, IReadOnlyList<SignedDocument> documents, out string reason, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out AuthorityChain? chain)
    {
        chain = null;
        var versions = new List<AuthorityDocument>();
        foreach (var document in documents)
        {
            if (!AuthorityDocument.TryRead(document, out var version, out var wrong))
            {
                reason = FormattableString.Invariant($"version {versions.Count + 1} cannot be read: {wrong.Detail} (at {wrong.Pointer})");
                return false;
            }
            versions.Add(version);
        }
        if (versions.Count > 0 && peer.Pin is { } pin && versions[0].DigestSri != pin)
        {
            reason = $"version 1 is {versions[0].DigestSri}, and {pin} is pinned";
            return false;
        }
        if (versions.FirstOrDefault(v => v.Issuer != peer.Issuer) is { } other)
        {
            reason = $"version {other.Version} is of {other.Issuer}, and the peer at {peer.Url} is {peer.Issuer}";
            return false;
        }
        if (!AuthorityChain.TryVerify(versions, out chain, out var problem))
        {
            reason = FormattableString.Invariant($"version {problem.Version} does not hold: {problem.Detail}");
            return false;
        }
        reason = "";
        return true;
    }

    /// <summary>What is known of a peer whose chain holds.</summary>
    /// <param name="peer">Its entry in the settings.</param>
    /// <param name="chain">Its verified chain.</param>
    /// <param name="statusLists">Its status lists, by address; the verifier checks their proofs.</param>
    /// <param name="affirmed">The lists of awards by ended keys that it stands by.</param>
    public static IssuerMaterial Of(PeerSettings peer, AuthorityChain chain, ImmutableDictionary<string, SignedDocument> statusLists, IEnumerable<ReadOnlyMemory<byte>> affirmed) => new()
    {
        Issuer = peer.Issuer,
        Controller = SignedDocument.TryParse(DidDocument.Write(chain, peer.Url), out var document, out _) && ControllerDocument.TryRead(document, out var controller, out _)
            ? controller
            : throw new InvalidOperationException("the DID document made from a verified chain cannot be read back"),
        Authority = chain,
        StatusLists = statusLists,
        AffirmedLists = affirmed.DistinctBy(a => Sri.Of(a.Span), StringComparer.Ordinal).ToImmutableDictionary(a => Sri.Of(a.Span), a => a, StringComparer.Ordinal),
        Source = $"a peer here, '{peer.Name}', its first rules pinned",
    };
}
