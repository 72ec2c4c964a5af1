using Publisher.Credentials.Keys;
using Publisher.Credentials.Tests.Verification;

namespace Publisher.Credentials.Tests.Keys;

public sealed class ControllerDocumentTests
{
    private const string Did = "did:web:a.example";
    private static readonly string Own = new TestSigner("own").Multibase;
    private static readonly string Attacker = new TestSigner("attacker").Multibase;

    [Fact]
    public void A_listed_key_is_found()
    {
        Assert.True(Read().TryRetrieve($"{Did}#{Own}", out var key, out _));
        Assert.Equal(Own, key.Multibase);
    }

    [Theory]
    [InlineData("{did}#{attacker}", "has no key")]
    [InlineData("did:web:b.example#{own}", "is not a key of")]
    [InlineData("{did}:x#{own}", "is not a key of")]
    [InlineData("{did}", "names no key")]
    [InlineData("#{own}", "is not a key of")]
    [InlineData("{did}#{own}#{own}", "has no key")]
    [InlineData("{did}?x#{own}", "is not a key of")]
    public void An_address_that_is_not_a_listed_key_is_refused(string address, string because)
    {
        address = address.Replace("{did}", Did, StringComparison.Ordinal).Replace("{own}", Own, StringComparison.Ordinal).Replace("{attacker}", Attacker, StringComparison.Ordinal);
        Assert.False(Read().TryRetrieve(address, out _, out var problem));
        Assert.Contains(because, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Controller_purpose_type_and_key_have_to_be_right()
    {
        (string Old, string New, string Because)[] changes =
        [
            ($"\"controller\": \"{Did}\"", "\"controller\": \"did:web:b.example\"", "is controlled by did:web:b.example"),
            ("\"assertionMethod\"", "\"authentication\"", "does not list"),
            ($"\"assertionMethod\": [ \"{Did}#{Own}\" ]", $"\"assertionMethod\": [ {{ \"id\": \"{Did}#{Own}\" }} ]", "does not list"),
            ($"\"assertionMethod\": [ \"{Did}#{Own}\" ]", $"\"assertionMethod\": [ \"#{Own}\" ]", "does not list"),
            ("\"Multikey\"", "\"JsonWebKey\"", "is of type JsonWebKey"),
            ($"\"publicKeyMultibase\": \"{Own}\"", "\"publicKeyMultibase\": \"z6Mkbroken\"", "not an acceptable Ed25519 key"),
            ($"\"publicKeyMultibase\": \"{Own}\"", "\"publicKeyJwk\": { }", "is of type Multikey"),
        ];
        Assert.All(changes, change =>
        {
            Assert.Contains(change.Old, Text, StringComparison.Ordinal);
            Assert.False(Read(Text.Replace(change.Old, change.New, StringComparison.Ordinal)).TryRetrieve($"{Did}#{Own}", out _, out var problem));
            Assert.Contains(change.Because, problem, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_document_without_id_or_with_two_methods_of_one_address_is_refused()
    {
        Assert.False(TryRead("{ \"verificationMethod\": [] }"));
        Assert.False(TryRead("{ \"id\": 5 }"));
        Assert.False(TryRead($"{{ \"id\": \"{Did}\", \"assertionMethod\": \"{Did}#{Own}\" }}"));
        Assert.False(TryRead($"{{ \"id\": \"{Did}\", \"verificationMethod\": [ \"{Did}#{Own}\" ] }}"));
        var method = $"{{ \"id\": \"{Did}#k\", \"type\": \"Multikey\", \"controller\": \"{Did}\", \"publicKeyMultibase\": \"{Own}\" }}";
        Assert.False(TryRead($"{{ \"id\": \"{Did}\", \"verificationMethod\": [ {method}, {method} ] }}"));
    }

    [Fact]
    public void Services_are_read()
    {
        var document = Read(Text.TrimEnd()[..^1] + $", \"service\": [ {{ \"id\": \"{Did}#x\", \"type\": \"RecognitionAuthority\", \"serviceEndpoint\": {{ }} }} ] }}");
        Assert.Equal([("RecognitionAuthority", $"{Did}#x")], document.Services.Select(s => (s.Type, s.Id)));
    }

    private static string Text { get; } = $$"""
        {
          "id": "{{Did}}",
          "verificationMethod": [ { "id": "{{Did}}#{{Own}}", "type": "Multikey", "controller": "{{Did}}", "publicKeyMultibase": "{{Own}}" } ],
          "assertionMethod": [ "{{Did}}#{{Own}}" ]
        }
        """;

    private static bool TryRead(string text) => ControllerDocument.TryRead(Documents.Parse(text), out _, out _);

    private static ControllerDocument Read(string? text = null)
    {
        Assert.True(ControllerDocument.TryRead(Documents.Parse(text ?? Text), out var document, out var problem), problem);
        return document;
    }
}
