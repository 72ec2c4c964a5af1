using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json;
using Publisher.Credentials.Json;
using Publisher.Credentials.Keys;

namespace Publisher.Credentials.Proofs;

/// <summary>A typed view of one <c>proof</c> (VC Data Integrity 1.0 §2.1) with exactly the members our documents use.</summary>
public sealed record DataIntegrityProof
{
    /// <summary>The suite.</summary>
    public required Cryptosuite Cryptosuite { get; init; }
    /// <summary>When the signer says it was made; whole seconds, UTC.</summary>
    public required DateTimeOffset Created { get; init; }
    /// <summary>The key's address: <c>did:web:…#z6Mk…</c>.</summary>
    public required string VerificationMethod { get; init; }
    /// <summary>The 64 signature bytes.</summary>
    public required ImmutableArray<byte> Signature { get; init; }
    /// <summary>The proof as it stands in the document.</summary>
    public required JsonElement Json { get; init; }
    /// <summary>How strictly it was read.</summary>
    public ProofProfile Profile { get; init; }

    /// <summary>The part of <see cref="VerificationMethod"/> before <c>#</c>: whose key it is said to be.</summary>
    public string Controller => VerificationMethod[..VerificationMethod.IndexOf('#', StringComparison.Ordinal)];

    /// <summary>The part of <see cref="VerificationMethod"/> after <c>#</c>.</summary>
    public string Fragment => VerificationMethod[(VerificationMethod.IndexOf('#', StringComparison.Ordinal) + 1)..];

    /// <summary>Whether this is a proof of a kind this program checks, whatever else is wrong with it.</summary>
    public static bool IsKnownKind(JsonElement proof) =>
        proof.ValueKind == JsonValueKind.Object && Says(proof, "type"u8, "DataIntegrityProof"u8) && CryptosuiteNames.Find(Text(proof, "cryptosuite"u8)) is not null;

    /// <summary>Reads one proof; refuses every member our profile does not name (<c>previousProof</c>, <c>expires</c>, <c>domain</c>, …).</summary>
    /// <param name="proof">One element of <c>proof</c>.</param>
    /// <param name="read">The view.</param>
    /// <param name="problem">A phrase saying what is wrong.</param>
    /// <param name="profile">How strictly to read.</param>
    public static bool TryRead(JsonElement proof, [NotNullWhen(true)] out DataIntegrityProof? read, [NotNullWhen(false)] out string? problem, ProofProfile profile = ProofProfile.Ours)
    {
        read = null;
        if (proof.ValueKind != JsonValueKind.Object)
        {
            problem = "a proof is an object";
            return false;
        }
        if (!Says(proof, "type"u8, "DataIntegrityProof"u8))
        {
            problem = "the proof's type is not DataIntegrityProof";
            return false;
        }
        if (CryptosuiteNames.Find(Text(proof, "cryptosuite"u8)) is not { } suite)
        {
            problem = $"the proof's cryptosuite is {Text(proof, "cryptosuite"u8) ?? "missing"}; eddsa-rdfc-2022 and eddsa-jcs-2022 are what this program knows";
            return false;
        }
        foreach (var member in proof.EnumerateObject())
        {
            if (!IsAllowed(member, suite, profile))
            {
                problem = $"the proof has a member {member.Name}, which a proof of this kind does not have here";
                return false;
            }
        }
        var createdText = Text(proof, "created"u8);
        if (!(profile == ProofProfile.Ours ? Timestamp.TryRead(createdText, out var created) : Timestamp.TryReadXsd(createdText, out created)))
        {
            problem = createdText is null ? "the proof has no created" : $"the proof's created is {createdText}; expected a form like 2026-11-20T18:30:00Z";
            return false;
        }
        if (!Says(proof, "proofPurpose"u8, "assertionMethod"u8))
        {
            problem = $"the proof's purpose is {Text(proof, "proofPurpose"u8) ?? "missing"}; expected assertionMethod";
            return false;
        }
        if (Text(proof, "verificationMethod"u8) is not { } method || method.AsSpan().Count('#') != 1)
        {
            problem = "the proof's verificationMethod is not the address of a key (something#key)";
            return false;
        }
        if (Text(proof, "proofValue"u8) is not { } value
            || !Multibase.TryDecodeBase58Btc(value, out var signature) || signature.Length != Ed25519Policy.SignatureLength)
        {
            problem = "the proof's proofValue is not 64 bytes in base58btc";
            return false;
        }
        read = new DataIntegrityProof
        {
            Cryptosuite = suite,
            Created = created.ToUniversalTime(),
            VerificationMethod = method,
            Signature = ImmutableCollectionsMarshal.AsImmutableArray(signature),
            Json = proof,
            Profile = profile,
        };
        problem = null;
        return true;
    }

    private static bool IsAllowed(JsonProperty member, Cryptosuite suite, ProofProfile profile) =>
        member.NameEquals("type"u8) || member.NameEquals("cryptosuite"u8) || member.NameEquals("created"u8)
        || member.NameEquals("verificationMethod"u8) || member.NameEquals("proofPurpose"u8) || member.NameEquals("proofValue"u8)
        || (suite == Cryptosuite.EddsaJcs2022 && member.NameEquals("@context"u8))
        || (profile == ProofProfile.Foreign && member.NameEquals("id"u8));

    private static bool Says(JsonElement proof, ReadOnlySpan<byte> name, ReadOnlySpan<byte> text) =>
        proof.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.ValueEquals(text);

    private static string? Text(JsonElement proof, ReadOnlySpan<byte> name) =>
        proof.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
