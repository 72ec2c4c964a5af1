using System.Text;
using CsCheck;
using Publisher.Credentials.Json;

namespace Publisher.Credentials.Tests.Json;

public sealed class ProofSpliceTests
{
    private const string Document = """
        {
          "id": "x",
          "inner": { "proof": [1] },
          "proof": [
            {
              "type": "DataIntegrityProof",
              "cryptosuite": "eddsa-rdfc-2022",
              "created": "2026-02-01T00:00:00Z",
              "verificationMethod": "did:web:a#k1"
            },
            {
              "type": "DataIntegrityProof",
              "cryptosuite": "eddsa-jcs-2022",
              "created": "2026-02-01T00:00:00Z",
              "verificationMethod": "did:web:a#k1"
            }
          ]
        }

        """;

    [Fact]
    public void Without_further_proofs_the_document_itself_is_published()
    {
        var document = Parse(Document);
        Assert.True(ProofSplice.TrySplice(document, [], out var published, out _));
        Assert.Same(document, published);
    }

    [Fact]
    public void Proofs_keep_their_bytes_and_stand_by_time_key_and_suite()
    {
        var file = Parse("""
            [
                { "proofValue" : "é\u0041", "cryptosuite": "eddsa-jcs-2022", "created": "2026-02-01T00:00:00Z", "verificationMethod": "did:web:a#k0" },
                {"cryptosuite":"eddsa-rdfc-2022","created":"2026-01-31T00:00:00Z","verificationMethod":"did:web:a#k9"},
                {"cryptosuite":"eddsa-rdfc-2022","created":"2026-02-01T00:00:00Z","verificationMethod":"did:web:a#k0"}
            ]
            """);
        Assert.True(ProofSplice.TrySplice(Parse(Document), [file], out var published, out _));
        const string Expected = """
            {
              "id": "x",
              "inner": { "proof": [1] },
              "proof": [
                {"cryptosuite":"eddsa-rdfc-2022","created":"2026-01-31T00:00:00Z","verificationMethod":"did:web:a#k9"},
                {"cryptosuite":"eddsa-rdfc-2022","created":"2026-02-01T00:00:00Z","verificationMethod":"did:web:a#k0"},
                { "proofValue" : "é\u0041", "cryptosuite": "eddsa-jcs-2022", "created": "2026-02-01T00:00:00Z", "verificationMethod": "did:web:a#k0" },
                {
                  "type": "DataIntegrityProof",
                  "cryptosuite": "eddsa-rdfc-2022",
                  "created": "2026-02-01T00:00:00Z",
                  "verificationMethod": "did:web:a#k1"
                },
                {
                  "type": "DataIntegrityProof",
                  "cryptosuite": "eddsa-jcs-2022",
                  "created": "2026-02-01T00:00:00Z",
                  "verificationMethod": "did:web:a#k1"
                }
              ]
            }

            """;
        Assert.Equal(Expected, Encoding.UTF8.GetString(published.Bytes.Span));
    }

    [Fact]
    public void Splicing_is_idempotent_and_knows_no_order_of_files() => Gen
        .Select(Gen.Int[1, 3], Gen.Int[0, 3], Gen.Int[0, 2].Select(i => new[] { "eddsa-rdfc-2022", "eddsa-jcs-2022", "other" }[i]), Gen.Int[0, 9])
        .Select(proof => $$"""{"created":"2026-02-0{{proof.Item1}}T00:00:00Z","verificationMethod":"did:web:a#k{{proof.Item2}}","cryptosuite":"{{proof.Item3}}","n":{{proof.Item4}}}""")
        .Array[1, 3].Array[1, 5].Select(Gen.Int[0, 1000])
        .Sample((files, seed) =>
        {
            var parsed = files.Select(proofs => Parse($"[{string.Join(" ,\n", proofs)}]")).ToArray();
            var published = Splice(Document, parsed);
            Assert.Equal(published, Splice(published, parsed));
            Assert.Equal(published, Splice(Document, [.. parsed.OrderBy(file => file.Bytes.Span[seed % file.Bytes.Length]).Reverse()]));
            Assert.All(files.SelectMany(proofs => proofs), proof => Assert.Contains(proof, published, StringComparison.Ordinal));
        });

    [Theory]
    [InlineData("""{"id":"x"}""", "[]")]
    [InlineData("""{"proof":{}}""", "[]")]
    [InlineData("""{"proof":[]}""", "[]")]
    [InlineData("""{"proof":[1]}""", "[]")]
    [InlineData("""{"proof":[{"created":"a","verificationMethod":"b"}]}""", "[]")]
    [InlineData(Document, "[]")]
    [InlineData(Document, "{}")]
    [InlineData(Document, """[{"created":1,"verificationMethod":"b","cryptosuite":"c"}]""")]
    public void What_is_no_array_of_proofs_is_refused(string document, string file)
    {
        Assert.False(ProofSplice.TrySplice(Parse(document), [Parse(file)], out _, out var problem));
        Assert.Equal(JsonProblemKind.WrongProof, problem.Kind);
    }

    private static SignedDocument Parse(string json)
    {
        Assert.True(SignedDocument.TryParse(Encoding.UTF8.GetBytes(json), out var document, out var problem), problem?.Detail);
        return document;
    }

    private static string Splice(string document, SignedDocument[] files)
    {
        Assert.True(ProofSplice.TrySplice(Parse(document), files, out var published, out var problem), problem?.Detail);
        return Encoding.UTF8.GetString(published.Bytes.Span);
    }
}
