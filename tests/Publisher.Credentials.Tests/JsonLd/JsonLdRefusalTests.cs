using System.Text.Json;
using System.Text.Json.Nodes;
using Publisher.Credentials.JsonLd;

namespace Publisher.Credentials.Tests.JsonLd;

/// <summary>What JSON-LD would drop, guess or leave open is refused, by name and place.</summary>
public sealed class JsonLdRefusalTests
{
    private const string Context = """["https://www.w3.org/ns/credentials/v2","https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"]""";
    private const string Head = "\"@context\":" + Context + ",\"type\":[\"VerifiableCredential\",\"OpenBadgeCredential\"],";

    [Theory]
    [InlineData("\"grade2\":\"A\"", JsonLdProblemKind.UndefinedTerm, "/grade2")]
    [InlineData("\"targetName\":\"A\"", JsonLdProblemKind.UndefinedTerm, "/targetName")]
    [InlineData("\"endorsementJwt\":[\"a.b.c\"]", JsonLdProblemKind.UndefinedTerm, "/endorsementJwt")]
    [InlineData("\"https://schema.org/name\":\"A\"", JsonLdProblemKind.UndefinedTerm, "/https:~1~1schema.org~1name")]
    [InlineData("\"credentialSubject\":{\"type\":[\"AchievementSubject\"],\"achievement\":{\"type\":[\"Achievement\",\"Badge\"]}}", JsonLdProblemKind.UndefinedTerm, "/credentialSubject/achievement/type/1")]
    [InlineData("\"credentialSubject\":{\"type\":\"https://example.org/Type\"}", JsonLdProblemKind.NotRead, "/credentialSubject/type")]
    [InlineData("\"id\":\"credentials/1.json\"", JsonLdProblemKind.RelativeId, "/id")]
    [InlineData("\"id\":\"_:b0\"", JsonLdProblemKind.RelativeId, "/id")]
    [InlineData("\"id\":\"\"", JsonLdProblemKind.RelativeId, "/id")]
    [InlineData("\"issuer\":\"//example.org\"", JsonLdProblemKind.RelativeId, "/issuer")]
    [InlineData("\"issuer\":{\"id\":\"https://example.org/a b\",\"type\":[\"Profile\"]}", JsonLdProblemKind.RelativeId, "/issuer/id")]
    [InlineData("\"evidence\":[\"https://example.org\",\"no address\"]", JsonLdProblemKind.RelativeId, "/evidence/1")]
    [InlineData("\"evidence\":\"https://example.org/\\u00a0\"", JsonLdProblemKind.RelativeId, "/evidence")]
    [InlineData("\"issuer\":5", JsonLdProblemKind.WrongShape, "/issuer")]
    [InlineData("\"id\":[\"https://example.org\"]", JsonLdProblemKind.WrongShape, "/id")]
    [InlineData("\"name\":null", JsonLdProblemKind.WrongShape, "/name")]
    [InlineData("\"evidence\":[]", JsonLdProblemKind.WrongShape, "/evidence")]
    [InlineData("\"evidence\":[{}]", JsonLdProblemKind.WrongShape, "/evidence/0")]
    [InlineData("\"name\":[\"a\",[\"b\"]]", JsonLdProblemKind.WrongShape, "/name/1")]
    [InlineData("\"name\":-0", JsonLdProblemKind.WrongShape, "/name")]
    [InlineData("\"name\":1e-7", JsonLdProblemKind.WrongShape, "/name")]
    [InlineData("\"name\":1e400", JsonLdProblemKind.WrongShape, "/name")]
    [InlineData("\"proof\":\"https://example.org/proof\"", JsonLdProblemKind.WrongShape, "/proof")]
    [InlineData("\"proof\":[{\"id\":\"https://example.org/proof\"}]", JsonLdProblemKind.WrongShape, "/proof/0")]
    [InlineData("\"evidence\":{\"type\":[\"Result\",\"Achievement\"]}", JsonLdProblemKind.WrongShape, "/evidence/type")]
    [InlineData("\"evidence\":{\"type\":[]}", JsonLdProblemKind.WrongShape, "/evidence/type")]
    [InlineData("\"evidence\":{\"type\":[1]}", JsonLdProblemKind.WrongShape, "/evidence/type/0")]
    [InlineData("\"evidence\":{\"type\":\"id\"}", JsonLdProblemKind.Keyword, "/evidence/type")]
    [InlineData("\"@graph\":[]", JsonLdProblemKind.Keyword, "/@graph")]
    [InlineData("\"@id\":\"https://example.org\"", JsonLdProblemKind.Keyword, "/@id")]
    [InlineData("\"evidence\":{\"@reverse\":{}}", JsonLdProblemKind.Keyword, "/evidence")]
    [InlineData("\"evidence\":{\"type\":\"Evidence\",\"@nest\":{}}", JsonLdProblemKind.Keyword, "/evidence/@nest")]
    [InlineData("\"evidence\":{\"@set\":[\"https://example.org\"]}", JsonLdProblemKind.Keyword, "/evidence")]
    [InlineData("\"name\":{\"@value\":\"a\",\"@language\":\"en\",\"@direction\":\"ltr\"}", JsonLdProblemKind.NotRead, "/name")]
    [InlineData("\"name\":{\"@value\":\"a\",\"@language\":\"e n\"}", JsonLdProblemKind.Keyword, "/name")]
    [InlineData("\"name\":{\"@value\":1,\"@language\":\"en\"}", JsonLdProblemKind.Keyword, "/name")]
    [InlineData("\"name\":{\"@value\":null}", JsonLdProblemKind.Keyword, "/name")]
    [InlineData("\"evidence\":{\"@context\":" + Context + ",\"type\":\"Evidence\"}", JsonLdProblemKind.MisplacedContext, "/evidence/@context")]
    [InlineData("\"endorsement\":[{\"type\":\"VerifiableCredential\",\"issuer\":{\"@context\":" + Context + ",\"type\":\"Profile\"}}]", JsonLdProblemKind.MisplacedContext, "/endorsement/0/issuer/@context")]
    [InlineData("\"endorsement\":[{\"@context\":[\"https://example.org/\"],\"type\":\"VerifiableCredential\"}]", JsonLdProblemKind.MisplacedContext, "/endorsement/0/@context")]
    [InlineData("\"endorsement\":[{\"@context\":[\"https://www.w3.org/2018/credentials/v1\",\"https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json\"],\"type\":\"VerifiableCredential\"}]", JsonLdProblemKind.MisplacedContext, "/endorsement/0")]
    [InlineData("\"id\":\"https://example.org/1\",\"name\":[1,\"1\"],\"issuer\":{\"id\":\"https://example.org/1\"},\"validFrom\":[1,\"1\"]", JsonLdProblemKind.Ambiguous, "")]
    [InlineData("\"name\":[\"\\ud83d\\ude00\",\"\\uff21\"]", JsonLdProblemKind.Ambiguous, "")]
    public void A_fault_is_named_and_placed(string member, JsonLdProblemKind kind, string pointer) =>
        Assert.StartsWith($"{kind} {pointer}:", CanonicalText.Rdf("{" + Head + member + "}", ContextSet.Foreign, except: null), StringComparison.Ordinal);

    [Theory]
    [InlineData("[]", "WrongShape :")]
    [InlineData("{}", "UnknownContext :")]
    [InlineData("""{"@context":["https://www.w3.org/ns/credentials/v2",{"@vocab":"https://example.org/"}]}""", "UnknownContext /@context:")]
    [InlineData("""{"@context":["https://www.w3.org/2018/credentials/v1"]}""", "UnknownContext /@context:")]
    [InlineData("{\"@context\":" + Context + "}", "WrongShape :")]
    [InlineData("{\"@context\":" + Context + ",\"id\":\"https://example.org/\"}", "WrongShape :")]
    [InlineData("{\"@context\":" + Context + ",\"proof\":{\"type\":\"DataIntegrityProof\"}}", "WrongShape :")]
    public void A_document_without_a_known_context_or_without_content_is_refused(string document, string problem) =>
        Assert.StartsWith(problem, CanonicalText.Rdf(document, ContextSet.Ours), StringComparison.Ordinal);

    [Fact]
    public void A_proof_with_another_context_than_the_document_s_is_refused()
    {
        using var context = JsonDocument.Parse(Context);
        using var proof = JsonDocument.Parse("""{"@context":["https://www.w3.org/ns/credentials/v2"],"type":"DataIntegrityProof"}""");
        Assert.StartsWith("MisplacedContext /@context:", CanonicalText.RdfOfProof(proof.RootElement, context.RootElement, ContextSet.Ours), StringComparison.Ordinal);
        using var same = JsonDocument.Parse($$"""{"@context":{{Context}},"type":"DataIntegrityProof","proofValue":"z1"}""");
        Assert.Equal("_:c14n0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/security#DataIntegrityProof> .\n",
            CanonicalText.RdfOfProof(same.RootElement, context.RootElement, ContextSet.Ours));
    }

    [Fact]
    public void Objects_alike_in_everything_cost_no_more_work_than_other_programs_allow()
    {
        var leaf = """{"type":["Alignment"],"targetName":"a"}""";
        var tree = $$"""{"type":["Achievement"],"alignment":[{{string.Join(",", Enumerable.Repeat(leaf, 6))}}]}""";
        Assert.StartsWith("TooComplex :", CanonicalText.Rdf("{" + Head + $"\"evidence\":[{tree},{tree}]" + "}", ContextSet.Ours), StringComparison.Ordinal);
        Assert.StartsWith("_:c14n0 ", CanonicalText.Rdf("{" + Head + $"\"evidence\":[{tree}]" + "}", ContextSet.Ours), StringComparison.Ordinal);
    }

    [Fact]
    public void An_array_that_is_no_list_has_no_order_and_any_change_of_value_shows()
    {
        var plain = Rdf(_ => { });
        Assert.Equal(plain, Rdf(credential => credential["tag"] = new JsonArray("b", "a")));
        Assert.Equal(plain, Rdf(credential => credential["type"] = new JsonArray("Achievement")));
        Assert.NotEqual(plain, Rdf(credential => credential["tag"] = new JsonArray("a", "c")));
        Assert.NotEqual(plain, Rdf(credential => credential["creditsAvailable"] = "2"));
        Assert.NotEqual(plain, Rdf(credential => credential["resultDescription"]![0]!["allowedValue"] = new JsonArray("B", "A")));
        Assert.NotEqual(plain, Rdf(credential => credential["name"] = new JsonObject { ["@value"] = "n", ["@language"] = "en" }));

        static string Rdf(Action<JsonObject> change)
        {
            var achievement = JsonNode.Parse("""
                {"type":"Achievement","name":"n","tag":["a","b"],"creditsAvailable":1.5,"resultDescription":[{"type":["ResultDescription"],"allowedValue":["A","B"]}]}
                """)!.AsObject();
            change(achievement);
            var text = CanonicalText.Rdf("{" + Head + "\"credentialSubject\":{\"type\":[\"AchievementSubject\"],\"achievement\":" + achievement.ToJsonString() + "}}", ContextSet.Ours);
            Assert.StartsWith("_:c14n0 ", text, StringComparison.Ordinal);
            return text;
        }
    }

    [Fact]
    public void Every_changed_letter_of_a_text_changes_the_form()
    {
        const string Text = "Runs an open evening";
        var forms = Enumerable.Range(0, Text.Length)
            .Select(at => Text[..at] + (char)(Text[at] ^ 1) + Text[(at + 1)..]).Append(Text)
            .Select(text => CanonicalText.Rdf("{" + Head + $"\"name\":\"{text}\"" + "}", ContextSet.Ours));
        Assert.Equal(Text.Length + 1, forms.Distinct().Count());
    }
}
