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
    private SignatureReading(ImmutableArray<CheckedProof> proofs, string? bad, string? notChecked)
    {
        (Proofs, Bad, NotChecked) = (proofs, bad, notChecked);
        ByIssuer = proofs.RemoveAll(p => p is not { Good: true, Key.Standing: KeyStanding.Known });
    }

    public ImmutableArray<CheckedProof> Proofs { get; }

    /// <summary>What is bad; null when nothing is.</summary>
    public string? Bad { get; }

    /// <summary>The suite of the document's first proof; null when that could not be read.</summary>
    public Cryptosuite? FirstSuite { get; private init; }

    /// <summary>Why nothing could be checked; null when something was.</summary>
    public string? NotChecked { get; }

    public ImmutableArray<CheckedProof> ByIssuer { get; }

    /// <summary>How many keys made good signatures.</summary>
    public int GoodKeys
    {
        get
        {
            string? first = null;
            HashSet<string>? all = null;
            foreach (var proof in Proofs)
            {
                if (proof.Good != true || proof.Proof.VerificationMethod == first)
                {
                    continue;
                }
                // Mostly one person signs, and then there is nothing to gather.
                if (first is null)
                {
                    first = proof.Proof.VerificationMethod;
                    continue;
                }
                all ??= new HashSet<string>(StringComparer.Ordinal) { first };
                all.Add(proof.Proof.VerificationMethod);
            }
            return all?.Count ?? (first is null ? 0 : 1);
        }
    }

    public IEnumerable<CheckedProof> ByStrangers => Proofs.Where(p => IsStranger(p.Key, p.Proof));

    public static SignatureReading Read(JsonElement document, ProofVerifier verifier, bool contextKnown, IssuerKeys keys, ProofProfile profile)
    {
        if (!document.TryGetProperty("proof", out var member))
        {
            return Fail("it is not signed");
        }
        var isArray = member.ValueKind == JsonValueKind.Array;
        var count = isArray ? member.GetArrayLength() : 1;
        if (count == 0 || (profile == ProofProfile.Ours && !isArray))
        {
            return Fail(count == 0 ? "it is not signed" : "its proof is not an array");
        }
        var proofs = ImmutableArray.CreateBuilder<CheckedProof>(count);
        Cryptosuite? first = null;
        string? unread = null;
        var items = isArray ? member.EnumerateArray() : default;
        for (var i = 0; i < count; i++)
        {
            var json = isArray && items.MoveNext() ? items.Current : member;
            if (profile == ProofProfile.Foreign && !DataIntegrityProof.IsKnownKind(json))
            {
                continue;
            }
            if (!DataIntegrityProof.TryRead(json, out var proof, out var problem, profile))
            {
                if (profile == ProofProfile.Ours)
                {
                    return Fail($"a signature cannot be read: {problem}", first);
                }
                unread ??= problem;
                continue;
            }
            first = i == 0 ? proof.Cryptosuite : first;
            proofs.Add(Check(proof, verifier, contextKnown, keys));
        }
        return Judge(proofs.DrainToImmutable(), first, unread, contextKnown, profile);
    }

    private static SignatureReading Judge(ImmutableArray<CheckedProof> proofs, Cryptosuite? first, string? unread, bool contextKnown, ProofProfile profile)
    {
        if (proofs.FirstOrDefault(p => p.Good == false) is { } bad)
        {
            return Fail($"the signature by {bad.Proof.VerificationMethod} is not good: something was changed after it was signed", first);
        }
        if (proofs.IsEmpty || unread is not null)
        {
            return new SignatureReading([], null, unread ?? "it is signed in a way this program does not know") { FirstSuite = first };
        }
        var checkable = profile == ProofProfile.Ours || proofs.Any(p => p.Good == true);
        return new SignatureReading(proofs, null, checkable ? null : WhyNot(proofs, contextKnown)) { FirstSuite = first };
    }

    private static SignatureReading Fail(string reason, Cryptosuite? first = null) => new([], reason, null) { FirstSuite = first };

    private static string WhyNot(ImmutableArray<CheckedProof> proofs, bool contextKnown) =>
        !contextKnown ? "the credential uses words this program does not know"
        : proofs.Select(p => p.Key.Problem).FirstOrDefault(p => p is not null) ?? "no signature could be checked";

    // A stranger's key is taken from the address only to tell a genuine signature by somebody else from a changed document. It never counts.
    private static CheckedProof Check(DataIntegrityProof proof, ProofVerifier verifier, bool contextKnown, IssuerKeys keys)
    {
        var answer = keys.Find(proof.VerificationMethod);
        var key = answer.Key ?? (IsStranger(answer, proof) && Ed25519PublicKey.TryParse(proof.Fragment, out var named) ? named : null);
        var cannot = key is null || (proof.Cryptosuite == Cryptosuite.EddsaRdfc2022 && (!contextKnown || verifier.JsonLdProblem is { IsUnknown: true }));
        return new CheckedProof(proof, answer, cannot ? null : verifier.Verify(proof, key!));
    }

    // In a document of ours every proof is the issuer's; in others' a proof by somebody else is none of our business.
    private static bool IsStranger(KeyAnswer answer, DataIntegrityProof proof) =>
        answer.Standing == KeyStanding.Stranger || (answer.Standing == KeyStanding.Elsewhere && proof.Profile == ProofProfile.Ours);
}
