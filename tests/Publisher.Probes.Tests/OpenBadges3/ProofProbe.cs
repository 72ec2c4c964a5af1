using System.Text.Json;
using Publisher.Credentials.Keys;
using Publisher.Probes.Tests.Reading;
using Publisher.Probes.Tests.Reports;

namespace Publisher.Probes.Tests.OpenBadges3;

/// <summary>
/// The first proof of a kind it knows, and no other: its key, whose it is, its signature. A key that is spelt in the fragment is believed without asking anybody; of others a
/// did:key is its own, a did:web is looked up, an address of the web has to be the key's document.
/// </summary>
internal static class ProofProbe
{
    private const string Name = "EmbeddedProofProbe";

    private static readonly string[] Suites = ["eddsa-2022", "eddsa-rdfc-2022", "ecdsa-sd-2023"];

    public static void Run(Credential credential, Report report)
    {
        void Refuse(string why) => report.Add(Name, Outcome.Error, why);
        var proofs = credential.Json.All("proof");
        var first = proofs.Cast<JsonElement?>().FirstOrDefault(p => p!.Value.Text("proofPurpose") == "assertionMethod" && IsKnown(p.Value));
        if (first is not { } proof)
        {
            Refuse(proofs.Count == 0 ? "no proof" : "no proof of a known kind for assertionMethod");
            return;
        }
        if (Key(proof.Text("verificationMethod") ?? "", credential.Web, out var multibase, out var controller) is { } problem)
        {
            Refuse(problem);
            return;
        }
        var issuer = credential.Json.Member("issuer") is { } by ? by.ValueKind == JsonValueKind.Object ? by.Text("id") : by.GetString() : null;
        if (controller is not null && issuer is not null && controller != issuer)
        {
            Refuse($"the key is {controller}'s, and the issuer is {issuer}");
        }
        else if (!Ed25519PublicKey.TryParse(multibase, out var key))
        {
            Refuse($"{multibase} is no Ed25519 key"); // curves P-256 and P-384, which theirs takes as well, sign nothing here
        }
        else if (!Multibase.TryDecodeBase58Btc(proof.Text("proofValue"), out var signature) || signature.Length != Ed25519Policy.SignatureLength
            || credential.Graphs.Signed(credential.Json, proof) is not { } signed || !key.Verify(signed, signature))
        {
            Refuse("the signature is not good");
        }
    }

    // A proof of the type DataIntegrityProof is taken whatever its suite says: a jcs proof that stands first is then checked as rdfc, and fails.
    private static bool IsKnown(JsonElement proof) => proof.Text("type") is "Ed25519Signature2020" or "DataIntegrityProof" || (proof.IsA("DataIntegrityProof") && Suites.Contains(proof.Text("cryptosuite")));

    private static string? Key(string method, KnownWeb web, out string multibase, out string? controller)
    {
        var hash = method.IndexOf('#', StringComparison.Ordinal);
        (multibase, controller) = (method, null);
        if (hash >= 0 && Ed25519PublicKey.TryParse(method[(hash + 1)..], out _))
        {
            (multibase, controller) = (method[(hash + 1)..], method[..hash]);
            return null;
        }
        var colon = method.IndexOf(':', StringComparison.Ordinal);
        switch (colon < 0 ? "" : method[..colon])
        {
            case "":
                return "the verification method has no scheme";
            case "did":
                return DidResolver.Resolve(method, web, out multibase, out controller);
            case "http" or "https":
                if (web.FindJson(method) is not { } document || document.Text("controller") is not { } owner || document.Text("publicKeyMultibase") is not { } text)
                {
                    return $"{method} is no key's document";
                }
                (multibase, controller) = (text, owner);
                return null;
            default:
                return $"the scheme of {method} is not known";
        }
    }
}
