using System.Text.Json;
using Publisher.Credentials.Json;
using Publisher.Credentials.JsonLd;
using Publisher.Credentials.Keys;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Proofs;

namespace Publisher.Credentials.Verification;

/// <summary>
/// The Format step: what every credential has to have, a known context, every word defined, the shapes of the standard; and, in an award of an issuer with an authority chain, addresses of that
/// issuer, a status entry, and an rdfc proof first.
/// </summary>
internal sealed record FormatAnswer(Check Check, OpenBadgeCredential? Credential, IssuerAddresses? Addresses)
{
    /// <summary>Reads the format of a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="contextKnown">Whether its context is one of the closed set it is read under.</param>
    /// <param name="verifier">What reads it as JSON-LD.</param>
    /// <param name="issuer">The addresses of its issuer, when that is one with an authority chain.</param>
    /// <param name="firstSuite">The suite of its first proof, when that could be read.</param>
    public static FormatAnswer Read(SignedDocument document, bool contextKnown, ProofVerifier verifier, IssuerBase? issuer, Cryptosuite? firstSuite)
    {
        var ours = issuer is not null;
        var root = document.Root;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("@context", out _) || !root.TryGetProperty("type", out var type))
        {
            return Fail("This is not a credential.");
        }
        if (!ours && VcDataModel.Problem(root) is { } wrong)
        {
            return Fail(Words.Sentence(wrong));
        }
        if (!contextKnown)
        {
            return Give(ours ? Verdict.Failed : Verdict.NotChecked, "Its @context is not one this program knows, so what its words mean could not be determined.");
        }
        if (verifier.JsonLdProblem is { } problem)
        {
            return Give(problem.IsUnknown && (!ours || problem.Kind == JsonLdProblemKind.TooComplex) ? Verdict.NotChecked : Verdict.Failed, Words.Sentence($"{problem.Detail} (at {problem.Pointer})"));
        }
        if (!IsAward(type))
        {
            return Give(ours ? Verdict.Failed : Verdict.NotChecked, "It is a credential of another kind than an Open Badges award.");
        }
        if (!OpenBadgeCredential.TryRead(document, out var credential, out var shape))
        {
            return Give(ours ? Verdict.Failed : Verdict.NotChecked, Words.Sentence($"{shape.Detail} (at {shape.Pointer})"));
        }
        return issuer is not null ? ReadOurs(credential, issuer, firstSuite) : new FormatAnswer(Passed, credential, null);
    }

    private static Check Passed { get; } = new(CheckName.Format, Verdict.Passed, "It is an Open Badges 3.0 award, and every word in it is defined.");

    private static FormatAnswer ReadOurs(OpenBadgeCredential credential, IssuerBase issuer, Cryptosuite? firstSuite)
    {
        if (IssuerAddresses.Read(credential, issuer, out var problem) is not { } addresses)
        {
            return Fail(Words.Sentence(problem!));
        }
        if (credential.CredentialSubject.Id is not { } holder)
        {
            return Fail("It does not name its holder by an identifier.");
        }
        // Ids are compared letter by letter: with a second spelling of their own, a person could sign for themselves.
        if (!StableId.IsValid(holder))
        {
            return Fail($"Its holder's identifier '{holder}' is none, or is not written in its one spelling.");
        }
        if (credential.CredentialStatus is not { StatusPurpose: "revocation" } status
            || !addresses.IsUnder("/status/", status.StatusListCredential))
        {
            return Fail("It does not name its place in one of its issuer's status lists.");
        }
        if (firstSuite is not null and not Cryptosuite.EddsaRdfc2022)
        {
            return Fail("Its first proof is not of the kind other programs read (eddsa-rdfc-2022).");
        }
        return new FormatAnswer(Passed, credential, addresses);
    }

    private static bool IsAward(JsonElement type)
    {
        foreach (var item in type.ValueKind == JsonValueKind.Array ? type.EnumerateArray() : default)
        {
            if (item.ValueKind == JsonValueKind.String && (item.ValueEquals("OpenBadgeCredential"u8) || item.ValueEquals("AchievementCredential"u8)))
            {
                return true;
            }
        }
        return false;
    }

    private static FormatAnswer Fail(string reason) => Give(Verdict.Failed, reason);

    private static FormatAnswer Give(Verdict verdict, string reason) => new(new Check(CheckName.Format, verdict, reason), null, null);
}
