using Publisher.Credentials.Keys;

namespace Publisher.Credentials.Tests.Keys;

public sealed class DidWebTests
{
    [Theory]
    [InlineData("https://a.example", "did:web:a.example", "https://a.example/.well-known/did.json")]
    [InlineData("https://a.example/", "did:web:a.example", "https://a.example/.well-known/did.json")]
    [InlineData("HTTPS://A.Example/", "did:web:a.example", "https://a.example/.well-known/did.json")]
    [InlineData("https://a.example:443/", "did:web:a.example", "https://a.example/.well-known/did.json")]
    [InlineData("https://a.example:8443/b", "did:web:a.example%3A8443:b", "https://a.example:8443/b/did.json")]
    [InlineData("https://owner.github.io/repo/", "did:web:owner.github.io:repo", "https://owner.github.io/repo/did.json")]
    [InlineData("https://a.example/Case/Kept", "did:web:a.example:Case:Kept", "https://a.example/Case/Kept/did.json")]
    [InlineData("https://a.example/~ana", "did:web:a.example:%7Eana", "https://a.example/%7Eana/did.json")]
    [InlineData("https://a.example/%7eana", "did:web:a.example:%7Eana", "https://a.example/%7Eana/did.json")]
    [InlineData("https://a.example/%61", "did:web:a.example:a", "https://a.example/a/did.json")]
    [InlineData("https://a.example/żółw", "did:web:a.example:%C5%BC%C3%B3%C5%82w", "https://a.example/%C5%BC%C3%B3%C5%82w/did.json")]
    [InlineData("https://xn--dwa-1na.example", "did:web:xn--dwa-1na.example", "https://xn--dwa-1na.example/.well-known/did.json")]
    [InlineData("https://a.example/a.b_c-d", "did:web:a.example:a.b_c-d", "https://a.example/a.b_c-d/did.json")]
    [InlineData("http://localhost:8080", "did:web:localhost%3A8080", "https://localhost:8080/.well-known/did.json")]
    [InlineData("http://guild.localhost:5000/x", "did:web:guild.localhost%3A5000:x", "https://guild.localhost:5000/x/did.json")]
    public void A_base_address_has_one_did_and_the_did_one_document(string url, string did, string document)
    {
        Assert.True(DidWeb.TryFromBaseUrl(url, out var written));
        Assert.Equal(did, written);
        Assert.True(DidWeb.TryGetDocumentUrl(did, out var address));
        Assert.Equal(document, address);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.example")]
    [InlineData("ftp://a.example")]
    [InlineData("http://a.example")]
    [InlineData("http://notlocalhost")]
    [InlineData("https://")]
    [InlineData("https:///path")]
    [InlineData("https://user@a.example")]
    [InlineData("https://user:secret@a.example")]
    [InlineData("https://a.example?x=1")]
    [InlineData("https://a.example/#top")]
    [InlineData("https://a.example//b")]
    [InlineData("https://a.example/b//")]
    [InlineData("https://a.example/../b")]
    [InlineData("https://a.example/%2e%2E/b")]
    [InlineData("https://a.example/a%2Fb")]
    [InlineData("https://a.example/a b")]
    [InlineData("https://a.example/a\\b")]
    [InlineData("https://a.example/%zz")]
    [InlineData("https://a.example/%4")]
    [InlineData("https://a.example/.well-known")]
    [InlineData("https://a.example:0")]
    [InlineData("https://a.example:08")]
    [InlineData("https://a.example:65536")]
    [InlineData("https://a.example:x")]
    [InlineData("https://a.example:")]
    [InlineData("https://a..example")]
    [InlineData("https://a.example.")]
    [InlineData("https://-a.example")]
    [InlineData("https://żółw.example")]
    [InlineData("https://127.0.0.1")]
    [InlineData("https://0x7f.1")]
    [InlineData("https://[::1]")]
    public void An_address_that_cannot_be_an_identity_is_refused(string url) => Assert.False(DidWeb.TryFromBaseUrl(url, out _));

    [Theory]
    [InlineData("did:web:")]
    [InlineData("did:key:z6Mk")]
    [InlineData("did:web:A.example")]
    [InlineData("did:web:a.example%3A443")]
    [InlineData("did:web:a.example%3a8443")]
    [InlineData("did:web:a.example:")]
    [InlineData("did:web:a.example::b")]
    [InlineData("did:web:a.example:b/c")]
    [InlineData("did:web:a.example#key")]
    [InlineData("did:web:a.example?x")]
    [InlineData("did:web:a.example:%61")]
    [InlineData("did:web:a.example:%7eana")]
    [InlineData("did:web:a.example:..")]
    [InlineData("did:web:a.example:.well-known")]
    [InlineData("did:web:user@a.example")]
    public void A_did_with_another_spelling_is_refused(string did) => Assert.False(DidWeb.TryGetDocumentUrl(did, out _));
}
