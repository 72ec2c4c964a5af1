using System.Text.Json;
using Publisher.Credentials.Json;
using Publisher.Credentials.JsonLd;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Proofs;

namespace Publisher.Credentials.Verification;

/// <summary>
/// The Format step: a known context, every word defined, the shapes of the standard; and, in an award of an issuer with an authority chain, addresses of that
/// issuer, a status entry, and an rdfc proof first.
/// </summary>
internal sealed record FormatAnswer(Check Check, OpenBadgeCredential? Credential, IssuerAddresses? Addresses)
{
    public static FormatAnswer Read(SignedDocument document, bool contextKnown, ProofVerifier verifier, bool ours)
    {
        var root = document.Root;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("@context", out _) || !root.TryGetProperty("type", out var type))
        {
            return Fail("This is not a credential.");
        }
        if (!contextKnown)
        {
            return Give(ours ? Verdict.Failed : Verdict.NotChecked, "Its @context is not one this program knows, so what its words mean could not be determined.");
        }
        if (verifier.JsonLdProblem is { } problem)
        {
            var unknown = problem.Kind is JsonLdProblemKind.UnknownContext or JsonLdProblemKind.TooComplex;
            return Give(unknown ? Verdict.NotChecked : Verdict.Failed, Words.Sentence($"{problem.Detail} (at {problem.Pointer})"));
        }
        if (!IsAward(type))
        {
            return Give(ours ? Verdict.Failed : Verdict.NotChecked, "It is a credential of another kind than an Open Badges award.");
        }
        if (!OpenBadgeCredential.TryRead(document, out var credential, out var shape))
        {
            return Give(ours ? Verdict.Failed : Verdict.NotChecked, Words.Sentence($"{shape.Detail} (at {shape.Pointer})"));
        }
        return ours ? ReadOurs(credential) : new FormatAnswer(Passed, credential, null);
    }

    private static Check Passed { get; } = new(CheckName.Format, Verdict.Passed, "It is an Open Badges 3.0 award, and every word in it is defined.");

    private static FormatAnswer ReadOurs(OpenBadgeCredential credential)
    {
        if (IssuerAddresses.Read(credential, out var problem) is not { } addresses)
        {
            return Fail(Words.Sentence(problem!));
        }
        if (credential.CredentialSubject.Id is null)
        {
            return Fail("It does not name its holder by an identifier.");
        }
        if (credential.CredentialStatus is not { StatusPurpose: "revocation" } status
            || !status.StatusListCredential.StartsWith(addresses.BaseUrl + "/status/", StringComparison.Ordinal))
        {
            return Fail("It does not name its place in one of its issuer's status lists.");
        }
        var first = credential.Document.Root.TryGetProperty("proof", out var proofs) && proofs.ValueKind == JsonValueKind.Array && proofs.GetArrayLength() > 0 ? proofs[0] : default;
        if (DataIntegrityProof.TryRead(first, out var proof, out _) && proof.Cryptosuite != Cryptosuite.EddsaRdfc2022)
        {
            return Fail("Its first proof is not of the kind other programs read (eddsa-rdfc-2022).");
        }
        return new FormatAnswer(Passed, credential, addresses);
    }

    private static bool IsAward(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array && type.EnumerateArray().Any(t => t.ValueKind == JsonValueKind.String && t.GetString() is "OpenBadgeCredential" or "AchievementCredential");

    private static FormatAnswer Fail(string reason) => Give(Verdict.Failed, reason);

    private static FormatAnswer Give(Verdict verdict, string reason) => new(new Check(CheckName.Format, verdict, reason), null, null);
}
