using Publisher.Credentials.Json;
using Publisher.Credentials.Proofs;
using Publisher.Credentials.Tests.Verification;

namespace Publisher.Credentials.Tests.Proofs;

public sealed class DataIntegrityProofTests
{
    private const string Value = "z5BSBcGrxpXh8dxyVasExfEDS7EXcupTbz2yXj6noXtQjDGzMWXjM6xMBvBwe37BFRoQzEHbX6wDEtVZgSbho1Z3n";

    private const string Text = $$"""
        { "type": "DataIntegrityProof", "cryptosuite": "eddsa-jcs-2022", "created": "2026-11-20T18:30:00Z",
          "verificationMethod": "did:web:a.example#key", "proofPurpose": "assertionMethod", "proofValue": "{{Value}}" }
        """;

    [Fact]
    public void A_proof_is_read()
    {
        var proof = Read(Text, ProofProfile.Ours);
        Assert.NotNull(proof);
        Assert.Equal((Cryptosuite.EddsaJcs2022, "did:web:a.example", "key", 64), (proof.Cryptosuite, proof.Controller, proof.Fragment, proof.Signature.Length));
        Assert.Equal("2026-11-20T18:30:00Z", Timestamp.Write(proof.Created));
    }

    [Theory]
    [InlineData("\"DataIntegrityProof\"", "\"Ed25519Signature2020\"")]
    [InlineData("\"DataIntegrityProof\"", "[ \"DataIntegrityProof\" ]")]
    [InlineData("eddsa-jcs-2022", "eddsa-rdf-2022")]
    [InlineData("\"assertionMethod\"", "\"authentication\"")]
    [InlineData("\"type\"", "\"previousProof\": \"urn:uuid:1\", \"type\"")]
    [InlineData("\"type\"", "\"expires\": \"2030-01-01T00:00:00Z\", \"type\"")]
    [InlineData("\"type\"", "\"domain\": \"a.example\", \"type\"")]
    [InlineData("\"type\"", "\"challenge\": \"1\", \"type\"")]
    [InlineData("\"type\"", "\"nonce\": \"1\", \"type\"")]
    [InlineData("did:web:a.example#key", "did:web:a.example")]
    [InlineData("did:web:a.example#key", "did:web:a.example#a#b")]
    [InlineData(Value, "u5BSBcGrxpXh8")]
    [InlineData(Value, "z5BSBcGrxpXh8")]
    [InlineData("2026-11-20T18:30:00Z", "2026-11-20")]
    [InlineData("2026-11-20T18:30:00Z", "2026-11-20T18:30:00")]
    [InlineData("2026-11-20T18:30:00Z", "2026-02-30T18:30:00Z")]
    [InlineData("2026-11-20T18:30:00Z", "2026-11-20T24:00:00Z")]
    [InlineData("2026-11-20T18:30:00Z", "2026-11-20 18:30:00Z")]
    [InlineData("\"2026-11-20T18:30:00Z\"", "5")]
    public void What_no_profile_names_is_refused(string old, string changed)
    {
        Assert.Contains(old, Text, StringComparison.Ordinal);
        var text = Text.Replace(old, changed, StringComparison.Ordinal);
        Assert.Null(Read(text, ProofProfile.Ours));
        Assert.Null(Read(text, ProofProfile.Foreign));
    }

    [Theory]
    [InlineData("\"type\"", "\"id\": \"urn:uuid:1\", \"type\"")]
    [InlineData("2026-11-20T18:30:00Z", "2026-11-20T18:30:00.000Z")]
    [InlineData("2026-11-20T18:30:00Z", "2026-11-20T18:30:00.123456789+00:00")]
    [InlineData("2026-11-20T18:30:00Z", "2026-11-20T13:30:00-05:00")]
    public void What_others_write_is_read_in_their_documents_only(string old, string changed)
    {
        var text = Text.Replace(old, changed, StringComparison.Ordinal);
        Assert.Null(Read(text, ProofProfile.Ours));
        var proof = Read(text, ProofProfile.Foreign);
        Assert.NotNull(proof);
        Assert.Equal("2026-11-20T18:30:00Z", Timestamp.Write(proof.Created));
    }

    [Fact]
    public void A_context_belongs_to_jcs_proofs_only()
    {
        var text = Text.Replace("{ \"type\"", "{ \"@context\": [], \"type\"", StringComparison.Ordinal);
        Assert.NotNull(Read(text, ProofProfile.Ours));
        Assert.Null(Read(text.Replace("jcs", "rdfc", StringComparison.Ordinal), ProofProfile.Foreign));
    }

    private static DataIntegrityProof? Read(string text, ProofProfile profile)
    {
        Assert.Equal(DataIntegrityProof.TryRead(Documents.Parse(text).Root, out var proof, out var problem, profile), problem is null);
        return proof;
    }
}
