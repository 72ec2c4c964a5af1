using System.Collections.Immutable;
using System.Text.Json;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Proofs;

namespace Publisher.Credentials.Verification;

/// <summary>One proof with what is known of its key and whether it is good.</summary>
/// <param name="Proof">The proof.</param>
/// <param name="Key">Whose key.</param>
/// <param name="Good">Whether the signature is genuine; null when that could not be found out.</param>
internal sealed record CheckedProof(DataIntegrityProof Proof, KeyAnswer Key, bool? Good);

/// <summary>
/// Reads and checks all proofs of one document. Four endings: nothing signed or something bad (<see cref="Bad"/>), nothing that could be checked
/// (<see cref="NotChecked"/>), or the good ones in <see cref="Proofs"/>, by keys of the issuer or (genuine, but worth nothing) by strangers.
/// </summary>
internal sealed class SignatureReading
{
    private SignatureReading(ImmutableArray<CheckedProof> proofs, string? bad, string? notChecked) => (Proofs, Bad, NotChecked) = (proofs, bad, notChecked);

    public ImmutableArray<CheckedProof> Proofs { get; }

    /// <summary>What is bad; null when nothing is.</summary>
    public string? Bad { get; }

    /// <summary>Why nothing could be checked; null when something was.</summary>
    public string? NotChecked { get; }

    public IEnumerable<CheckedProof> ByIssuer => Proofs.Where(p => p.Good == true && p.Key.Standing == KeyStanding.Known);

    public IEnumerable<CheckedProof> ByStrangers => Proofs.Where(p => IsStranger(p.Key, p.Proof));

    public static SignatureReading Read(JsonElement document, ProofVerifier verifier, bool contextKnown, IssuerKeys keys, ProofProfile profile)
    {
        if (!document.TryGetProperty("proof", out var member))
        {
            return Fail("it is not signed");
        }
        JsonElement[] all = member.ValueKind == JsonValueKind.Array ? [.. member.EnumerateArray()] : [member];
        if (all.Length == 0 || (profile == ProofProfile.Ours && member.ValueKind != JsonValueKind.Array))
        {
            return Fail(all.Length == 0 ? "it is not signed" : "its proof is not an array");
        }
        var proofs = ImmutableArray.CreateBuilder<CheckedProof>(all.Length);
        string? unread = null;
        foreach (var json in all)
        {
            if (profile == ProofProfile.Foreign && !DataIntegrityProof.IsKnownKind(json))
            {
                continue;
            }
            if (!DataIntegrityProof.TryRead(json, out var proof, out var problem, profile))
            {
                if (profile == ProofProfile.Ours)
                {
                    return Fail($"a signature cannot be read: {problem}");
                }
                unread ??= problem;
                continue;
            }
            proofs.Add(Check(proof, verifier, contextKnown, keys));
        }
        if (proofs.FirstOrDefault(p => p.Good == false) is { } bad)
        {
            return Fail($"the signature by {bad.Proof.VerificationMethod} is not good: something was changed after it was signed");
        }
        if (proofs.Count == 0 || unread is not null)
        {
            return new SignatureReading([], null, unread ?? "it is signed in a way this program does not know");
        }
        var result = proofs.ToImmutable();
        var checkable = profile == ProofProfile.Ours || result.Any(p => p.Good == true);
        return new SignatureReading(result, null, checkable ? null : WhyNot(result, contextKnown));
    }

    private static SignatureReading Fail(string reason) => new([], reason, null);

    private static string WhyNot(ImmutableArray<CheckedProof> proofs, bool contextKnown) =>
        !contextKnown ? "the credential uses words this program does not know"
        : proofs.Select(p => p.Key.Problem).FirstOrDefault(p => p is not null) ?? "no signature could be checked";

    // A stranger's key is taken from the address only to tell a genuine signature by somebody else from a changed document. It never counts.
    private static CheckedProof Check(DataIntegrityProof proof, ProofVerifier verifier, bool contextKnown, IssuerKeys keys)
    {
        var answer = keys.Find(proof.VerificationMethod);
        var key = answer.Key ?? (IsStranger(answer, proof) && Ed25519PublicKey.TryParse(proof.Fragment, out var named) ? named : null);
        var cannot = key is null || (proof.Cryptosuite == Cryptosuite.EddsaRdfc2022 && !contextKnown);
        return new CheckedProof(proof, answer, cannot ? null : verifier.Verify(proof, key!));
    }

    // In a document of ours every proof is the issuer's; in others' a proof by somebody else is none of our business.
    private static bool IsStranger(KeyAnswer answer, DataIntegrityProof proof) =>
        answer.Standing == KeyStanding.Stranger || (answer.Standing == KeyStanding.Elsewhere && proof.Profile == ProofProfile.Ours);
}
