using System.Collections.Immutable;
using Publisher.Credentials.Json;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Tests.Keys;
using Publisher.Credentials.Verification;
using static Publisher.Credentials.Tests.Verification.StateTests;
using static Publisher.Credentials.Tests.Verification.TestGuild;

namespace Publisher.Credentials.Tests.Verification;

/// <summary>Issuers without an authority chain: a DID document, or a did:key, is all they state.</summary>
public sealed class ForeignIssuerTests
{
    private const string Issuer = "https://school.example/issuers/1";

    [Fact]
    public void Any_key_the_issuer_lists_may_sign()
    {
        var text = Text(Issuer);
        AssertState(CredentialState.Valid, With(Sign(text, Issuer, Ana), Document(Issuer, Ana, Ben)));
        AssertState(CredentialState.Valid, With(Sign(text, Issuer, Ana, Ben), Document(Issuer, Ana, Ben)));
        AssertState(CredentialState.Unauthorised, With(Sign(text, Issuer, Cyd), Document(Issuer, Ana, Ben)));
        AssertState(CredentialState.Undetermined, new CredentialVerifier(null).Verify(Sign(text, Issuer, Ana), Question()));
    }

    [Fact]
    public void A_proof_by_somebody_else_beside_the_issuers_changes_nothing()
    {
        var text = Text(Issuer);
        var proofs = Documents.Sign(text, Issuer, Ana, Signed).Concat(Documents.Sign(text, "did:web:other.example", Ben, Signed)).ToArray();
        AssertState(CredentialState.Valid, With(Documents.Parse(Documents.WithProofs(text, proofs)), Document(Issuer, Ana)));
        AssertState(CredentialState.Undetermined, With(Documents.Parse(Documents.WithProofs(text, proofs[2..])), Document(Issuer, Ana)));
    }

    [Fact]
    public void The_key_comes_from_the_document_and_never_from_the_fragment()
    {
        // the document lists Ben's key under the address that spells Ana's
        var swapped = Document(Issuer, Ana).Replace($"\"publicKeyMultibase\": \"{Ana.Multibase}\"", $"\"publicKeyMultibase\": \"{Ben.Multibase}\"", StringComparison.Ordinal);
        AssertState(CredentialState.Altered, With(Sign(Text(Issuer), Issuer, Ana), swapped));
    }

    [Fact]
    public void A_did_key_issuer_needs_no_document()
    {
        var did = DidKey.From(Ana.PublicKey);
        AssertState(CredentialState.Valid, new CredentialVerifier(null).Verify(Sign(Text(did), did, Ana), Question()));
        AssertState(CredentialState.Unauthorised, new CredentialVerifier(null).Verify(Sign(Text(did), did, Ben), Question()));
        AssertState(CredentialState.Altered, new CredentialVerifier(null).Verify(Documents.Parse(Documents.WithProofs(Text(did), Documents.Sign(Text(did, "Changed"), did, Ana, Signed))), Question()));
    }

    [Fact]
    public void Unknown_suites_contexts_shapes_and_kinds_could_not_be_determined()
    {
        var did = DidKey.From(Ana.PublicKey);
        var text = Text(did);
        var good = Documents.WithProofs(text, Documents.Sign(text, did, Ana, Signed));
        string[] unknown =
        [
            good.Replace("eddsa-rdfc-2022", "ecdsa-sd-2023", StringComparison.Ordinal).Replace("eddsa-jcs-2022", "bbs-2023", StringComparison.Ordinal),
            good.Replace("\"proofPurpose\"", "\"previousProof\": \"urn:uuid:1\", \"proofPurpose\"", StringComparison.Ordinal),
            Resign(text.Replace("context-3.0.3.json", "context-9.0.0.json", StringComparison.Ordinal), did),
            Resign(text.Replace("[ \"Achievement\" ]", "\"Achievement\"", StringComparison.Ordinal), did),
            Resign(text.Replace(",\n    \"OpenBadgeCredential\"", "", StringComparison.Ordinal), did),
        ];
        Assert.All(unknown, u => AssertState(CredentialState.Undetermined, new CredentialVerifier(null).Verify(Documents.Parse(u), Question())));
    }

    [Fact]
    public void A_status_of_another_kind_is_not_checked()
    {
        var did = DidKey.From(Ana.PublicKey);
        var text = Text(did);
        var withStatus = text.TrimEnd()[..^1].TrimEnd() + $$"""
            ,
              "credentialStatus": {
                "id": "https://school.example/status/1#5", "type": "BitstringStatusListEntry", "statusPurpose": "revocation",
                "statusListIndex": "5", "statusListCredential": "https://school.example/status/1"
              }
            }
            """;
        AssertState(CredentialState.Undetermined, new CredentialVerifier(null).Verify(Sign(withStatus, did, Ana), Question()));
    }

    [Fact]
    public void Suspension_is_neither_valid_nor_revoked()
    {
        var text = AwardText(status: "suspension");
        var document = Documents.Parse(Documents.WithProofs(text, Documents.Sign(text, Did, Ana, Signed)));
        var material = new IssuerMaterial
        {
            Issuer = Did,
            Controller = Read(Document(Did, Ana)),
            StatusLists = ImmutableDictionary<string, SignedDocument>.Empty.Add(Base + "/status/1.json", SignStatusList(StatusListText("suspension", setBits: [42]), Ana)),
        };
        var report = Verify(document, material);
        AssertState(CredentialState.Undetermined, report);
        Assert.Equal(Verdict.Failed, report[CheckName.Status].Verdict);
        Assert.StartsWith("It is suspended", report[CheckName.Status].Reason, StringComparison.Ordinal);
        var lifted = material.StatusLists.SetItem(Base + "/status/1.json", SignStatusList(StatusListText("suspension", setBits: [41]), Ana));
        AssertState(CredentialState.Valid, Verify(document, material with { StatusLists = lifted }));
    }

    private static string Resign(string text, string did)
    {
        // only the closed world is signed by our own hand, so the unknown is put in afterwards where rdfc cannot see it
        try
        {
            return Documents.WithProofs(text, Documents.Sign(text, did, Ana, Signed));
        }
        catch (ArgumentException)
        {
            var known = Text(did);
            return Documents.WithProofs(text, Documents.Sign(known, did, Ana, Signed)[0]);
        }
    }

    private static string Text(string issuer, string name = "Driver") => $$"""
        {
          "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
          ],
          "id": "https://school.example/credentials/1",
          "type": [
            "VerifiableCredential",
            "OpenBadgeCredential"
          ],
          "name": "{{name}}",
          "issuer": { "id": "{{issuer}}", "type": [ "Profile" ], "name": "School" },
          "validFrom": "2024-01-01T00:00:00.5+02:00",
          "credentialSubject": {
            "id": "did:example:holder",
            "type": [ "AchievementSubject" ],
            "achievement": {
              "id": "https://school.example/achievements/driver",
              "type": [ "Achievement" ],
              "name": "Driver",
              "description": "x",
              "criteria": { "narrative": "Pass the test" }
            }
          }
        }
        """;

    private static string Document(string id, params TestSigner[] keys) => $$"""
        {
          "@context": [ "https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1" ],
          "id": "{{id}}",
          "verificationMethod": [ {{string.Join(", ", keys.Select(k => $$"""{ "id": "{{id}}#{{k.Multibase}}", "type": "Multikey", "controller": "{{id}}", "publicKeyMultibase": "{{k.Multibase}}" }"""))}} ],
          "assertionMethod": [ {{string.Join(", ", keys.Select(k => $"\"{id}#{k.Multibase}\""))}} ]
        }
        """;

    private static ControllerDocument Read(string text)
    {
        Assert.True(ControllerDocument.TryRead(Documents.Parse(text), out var controller, out var problem), problem);
        return controller;
    }

    private static SignedDocument Sign(string text, string did, params TestSigner[] signers) =>
        Documents.Parse(Documents.WithProofs(text, [.. signers.SelectMany(s => Documents.Sign(text, did, s, Signed))]));

    private static VerificationReport With(SignedDocument document, string controller) =>
        Verify(document, new IssuerMaterial { Issuer = Issuer, Controller = Read(controller) });
}
