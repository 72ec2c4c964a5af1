using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Bundles;
using Publisher.Credentials.Json;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Tests.Verification;
using Publisher.Credentials.Verification;
using Publisher.Testing;
using static Publisher.Credentials.Tests.Verification.TestGuild;

namespace Publisher.Credentials.Tests.Bundles;

public sealed partial class AwardBundleTests
{
    private static readonly SignedDocument Award = SignAward(AwardText(evidence: $$"""
        
              "evidence": [ { "id": "{{Base}}/evidence/aaaabbbbccccdddd/plan.pdf", "type": [ "Evidence" ], "name": "Plan", "digestSRI": "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "mediaType": "application/pdf" }, { "id": "https://elsewhere.example/", "type": [ "Evidence" ], "name": "Post" } ],
        """), Ana, Ben);

    [Fact]
    public void What_was_recorded_while_judging_is_enough_to_judge_again()
    {
        var written = Written();
        var bundle = Read(Encoding.UTF8.GetString(written));

        Assert.True(bundle.Credential.Bytes.Span.SequenceEqual(Award.Bytes.Span));
        var report = new CredentialVerifier(IssuerAssembler.Assemble(Did, [bundle.Credential], bundle)).Verify(bundle.Credential, Question());
        StateTests.AssertState(CredentialState.Valid, report);
        Assert.Equal(Documents.Moment(Start), report.StatusAsOf);
        Assert.Equal(written, Written());
    }

    [Fact]
    public void It_has_exactly_the_members_the_page_of_formats_names()
    {
        using var json = JsonDocument.Parse(Written());
        var page = File.ReadAllText(RepositoryFiles.InRoot("docs", "formats.md"));
        var section = page[page.IndexOf("## The offline file", StringComparison.Ordinal)..page.IndexOf("## Where documents are found", StringComparison.Ordinal)];
        var named = Bullet().Matches(section).SelectMany(m => Name().Matches(m.Value)).Select(m => m.Groups[1].Value).Where(n => n != "PublisherBundle").ToHashSet(StringComparer.Ordinal);

        Assert.Equal(named.Order(StringComparer.Ordinal), json.RootElement.EnumerateObject().Select(m => m.Name).Order(StringComparer.Ordinal));
        var evidence = Assert.Single(json.RootElement.GetProperty("evidence").EnumerateArray());
        Assert.Equal(["address", "digestSRI"], evidence.EnumerateObject().Select(m => m.Name));
        Assert.Equal(Start, json.RootElement.GetProperty("asOf").GetString());
    }

    [Theory]
    [InlineData("\"format\": 1", "\"format\": 2", "format is 2")]
    [InlineData("\"format\": 1", "\"format\": 1, \"more\": 1", "more is not a member")]
    [InlineData("\"asOf\": \"2026-01-10T00:00:00Z\"", "\"asOf\": \"yesterday\"", "asOf is 'yesterday'")]
    [InlineData("\"credential\": \"https://badges", "\"credential\": \"https://other", "is not in it")]
    [InlineData("\"documents\": {", "\"documents\": { \"https://x.example/\": 5,", "expected text")]
    [InlineData("\"documents\": {", "\"documents\": [], \"evidence\": {", "expected an object")]
    public void Another_shape_is_refused_by_name(string text, string by, string words)
    {
        var changed = Encoding.UTF8.GetString(Written()).Replace(text, by, StringComparison.Ordinal);
        if (text.StartsWith("\"documents\": {", StringComparison.Ordinal) && by.Contains("evidence", StringComparison.Ordinal))
        {
            changed = EvidenceMember().Replace(changed, "");
        }
        Assert.False(AwardBundle.TryRead(Parse(changed), out _, out var problem));
        Assert.Contains(words, problem, StringComparison.Ordinal);
    }

    /// <summary>A list of affirmed awards is an empty file where the guild stands by none.</summary>
    [Fact]
    public void A_document_may_be_empty()
    {
        var bundle = Read(Encoding.UTF8.GetString(Written()).Replace("\"documents\": {", "\"documents\": { \"https://x.example/\": \"\",", StringComparison.Ordinal));
        var answer = bundle.Find("https://x.example/", 1);
        Assert.True(answer.Bytes is { Length: 0 });
    }

    [Fact]
    public void Too_many_documents_are_refused()
    {
        var many = string.Concat(Enumerable.Range(0, AwardBundle.MostDocuments + 1).Select(i => $"\"https://x.example/{i}\": \"x\", "));
        Assert.False(AwardBundle.TryRead(Parse(Encoding.UTF8.GetString(Written()).Replace("\"documents\": {", "\"documents\": { " + many, StringComparison.Ordinal)), out _, out var problem));
        Assert.Contains("more than 512 documents", problem, StringComparison.Ordinal);
    }

    private static byte[] Written()
    {
        var site = new DocumentsInMemory();
        site.Add(Base + "/.well-known/did.json", Encoding.UTF8.GetString(DidDocument.Write(Chain(Version1), Base)));
        site.Add(Base + "/authority/1.json", Encoding.UTF8.GetString(Version1.Document.Bytes.Span));
        site.Add(Base + "/status/1.json", Encoding.UTF8.GetString(EmptyStatusList.Bytes.Span));
        var recorder = new BundleRecorder(site);
        var report = new CredentialVerifier(IssuerAssembler.Assemble(Did, [Award], recorder)).Verify(Award, Question());
        Assert.True(OpenBadgeCredential.TryRead(Award, out var view, out _));
        return BundleWriter.Write(view, recorder.Found, report.StatusAsOf);
    }

    private static AwardBundle Read(string text)
    {
        Assert.True(AwardBundle.TryRead(Parse(text), out var bundle, out var problem), problem);
        return bundle;
    }

    private static SignedDocument Parse(string text)
    {
        Assert.True(SignedDocument.TryParse(Encoding.UTF8.GetBytes(text), out var document, out var problem, AwardBundle.Limits), problem?.Detail);
        return document;
    }

    [GeneratedRegex("^- `[^:]*:|^- `type`[^.]*\\.", RegexOptions.Multiline)]
    private static partial Regex Bullet();

    [GeneratedRegex("`([A-Za-z]+)`")]
    private static partial Regex Name();

    [GeneratedRegex(",\\s*\"evidence\": \\[[^\\]]*\\]")]
    private static partial Regex EvidenceMember();
}
