using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Publisher.Diagnostics;
using Publisher.Sites;
using Publisher.Sources;
using Publisher.Testing;

namespace Publisher.Tests.Golden;

/// <summary>
/// What a golden tree cannot say of itself: that signed documents are the committed bytes, that every id leads to what it names,
/// and that every digest is the digest of what is published. Worked out here from the files alone, without the program's own readers.
/// </summary>
public sealed class SignedDocumentTests
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static TheoryData<string> Sites => ["minimal", "full", "example"];

    [Theory]
    [MemberData(nameof(Sites))]
    public void An_award_is_published_as_committed_with_only_further_proofs_added(string name)
    {
        var (tree, result) = Built(name);
        var published = 0;
        foreach (var file in tree.Under("content/awards/").Where(file => IsAward(file.Path)))
        {
            var id = Path.GetFileNameWithoutExtension(file.Path);
            if (result.Site!.Find(SitePaths.Credential(id)) is not { } credential)
            {
                Assert.True(IsHeldBack(result, file.Path), $"{file.Path} is not published");
                continue;
            }
            published++;
            var committed = Encoding.UTF8.GetString(file.Bytes.Span);
            var signed = committed[..(committed.LastIndexOf("\"proof\": [", StringComparison.Ordinal) + "\"proof\": [".Length)];
            var text = Encoding.UTF8.GetString(credential.Bytes.Span);
            Assert.StartsWith(signed, text, StringComparison.Ordinal);

            var proofFiles = tree.Under(file.Path[..^".json".Length] + ".proofs/").ToList();
            if (proofFiles.Count == 0)
            {
                Assert.Equal(committed, text);
            }
            var committedProofs = proofFiles.SelectMany(proofs => Parse(proofs.Bytes).EnumerateArray())
                .Concat(Parse(file.Bytes).GetProperty("proof").EnumerateArray())
                .Select(proof => proof.GetRawText());
            Assert.Equal(
                committedProofs.Order(StringComparer.Ordinal),
                Parse(credential.Bytes).GetProperty("proof").EnumerateArray().Select(proof => proof.GetRawText()).Order(StringComparer.Ordinal));
        }
        Assert.NotEqual(0, published);
        Assert.Equal(published, FilesBelow(result.Site!, "credentials/").Count());
    }

    // It waits for signatures, or it fell with a key.
    private static bool IsHeldBack(BuiltSite result, string path) =>
        result.Verified!.Waiting.Any(waiting => waiting.Source.File.Path == path)
        || result.Diagnostics.Any(d => d.Descriptor == CredentialDescriptors.AwardDisowned && d.Location.Path == path);

    [Theory]
    [MemberData(nameof(Sites))]
    public void An_rdfc_proof_stands_first_and_each_signer_has_both(string name)
    {
        foreach (var credential in FilesBelow(Built(name).Result.Site!, "credentials/"))
        {
            var proofs = Parse(credential.Bytes).GetProperty("proof").EnumerateArray()
                .Select(proof => (Suite: proof.GetProperty("cryptosuite").GetString(), Key: proof.GetProperty("verificationMethod").GetString()))
                .ToList();
            Assert.Equal("eddsa-rdfc-2022", proofs[0].Suite);
            Assert.All(proofs.GroupBy(proof => proof.Key), signer => Assert.Equal(["eddsa-rdfc-2022", "eddsa-jcs-2022"], signer.Select(proof => proof.Suite)));
        }
    }

    [Theory]
    [MemberData(nameof(Sites))]
    public void Every_signed_id_leads_to_what_it_names(string name)
    {
        var (_, result) = Built(name);
        var site = result.Site!;
        var baseUrl = result.Content!.Config.BaseUrl;
        foreach (var file in FilesBelow(site, "credentials/"))
        {
            var credential = Parse(file.Bytes);
            Assert.Equal($"{baseUrl}/{file.Path}", Text(credential, "id"));
            Assert.NotNull(site.Find($"awards/{Path.GetFileNameWithoutExtension(file.Path)}/index.html"));

            var achievement = credential.GetProperty("credentialSubject").GetProperty("achievement");
            var frozen = Parse(At(site, baseUrl, Text(achievement, "id")).Bytes);
            Assert.True(JsonElement.DeepEquals(frozen, achievement), $"{file.Path}: the embedded achievement is not the frozen one");
            At(site, baseUrl, Text(achievement.GetProperty("image"), "id"));

            var status = credential.GetProperty("credentialStatus");
            var list = Text(status, "statusListCredential");
            Assert.Equal($"{list}#{Text(status, "statusListIndex")}", Text(status, "id"));
            Assert.Equal(list, Text(Parse(At(site, baseUrl, list).Bytes), "id"));

            var issuer = Parse(site.Find(SitePaths.DidDocument)!.Bytes);
            Assert.Equal(Text(issuer, "id"), Text(credential.GetProperty("issuer"), "id"));
            var keys = issuer.GetProperty("assertionMethod").EnumerateArray().Select(key => key.GetString()).ToList();
            Assert.All(credential.GetProperty("proof").EnumerateArray(), proof => Assert.Contains(Text(proof, "verificationMethod"), keys));
        }
    }

    [Theory]
    [MemberData(nameof(Sites))]
    public void Every_digest_is_of_what_is_published(string name)
    {
        var (_, result) = Built(name);
        var baseUrl = result.Content!.Config.BaseUrl;
        foreach (var file in FilesBelow(result.Site!, "credentials/"))
        {
            var credential = Parse(file.Bytes);
            var related = credential.GetProperty("relatedResource").EnumerateArray().ToList();
            Assert.StartsWith($"{baseUrl}/authority/", Text(related[0], "id"), StringComparison.Ordinal);
            var evidence = credential.TryGetProperty("evidence", out var list)
                ? list.EnumerateArray().Where(item => item.TryGetProperty("digestSRI", out _))
                : [];
            foreach (var resource in related.Concat(evidence))
            {
                var target = At(result.Site!, baseUrl, Text(resource, "id"));
                Assert.Equal("sha256-" + Convert.ToBase64String(SHA256.HashData(target.Bytes.Span)), Text(resource, "digestSRI"));
                Assert.Equal(target.MediaType.Split(';')[0], Text(resource, "mediaType"));
            }
        }
    }

    private static (SourceTree Tree, BuiltSite Result) Built(string name)
    {
        var tree = TestSites.Read(name == "example" ? TestSites.Example : TestSites.Valid(name));
        return (tree, TestSites.Build(tree));
    }

    private static bool IsAward(string path) => path.EndsWith(".json", StringComparison.Ordinal) && !path.Contains(".proofs/", StringComparison.Ordinal);

    private static IEnumerable<SiteFile> FilesBelow(Site site, string folder) => site.Files.Where(file => file.Path.StartsWith(folder, StringComparison.Ordinal));

    private static SiteFile At(Site site, string baseUrl, string address)
    {
        Assert.StartsWith(baseUrl + "/", address, StringComparison.Ordinal);
        var file = site.Find(address[(baseUrl.Length + 1)..]);
        Assert.True(file is not null, $"{address} is named and not published");
        return file;
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> bytes) => JsonElement.Parse(bytes.Span, Strict);

    private static string Text(JsonElement value, string member) => value.GetProperty(member).GetString()!;
}
