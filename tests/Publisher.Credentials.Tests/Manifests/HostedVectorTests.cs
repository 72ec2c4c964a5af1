using System.Text.Json;
using Publisher.Credentials.Baking;
using Publisher.Credentials.Json;
using Publisher.Credentials.OpenBadges2;
using Publisher.Credentials.Tests.Verification;
using Publisher.Testing;

namespace Publisher.Credentials.Tests.Manifests;

/// <summary>
/// 1EdTech's Open Badges 2.0 documents, each assertion hosted at its own address beside the assets they lead to: what is expected of each stands in a manifest, with what
/// 1EdTech's own tests expect. The column for "its site was not asked" is tested through the command (Publisher.Cli.Tests).
/// </summary>
public sealed class HostedVectorTests
{
    /// <summary>What theirs refuses by a rule that is not the standard's, and that is good here.</summary>
    private const string TheirRuleAlone = "assertion-with-data-image.json";

    private static readonly string[] Folder = ["1edtech-validator", "inspector-vc", "src", "test", "resources", "ob20"];

    [Fact]
    public void Every_document_has_a_line() =>
        Assert.Equal(Manifest.Files(RepositoryFiles.Vector(Folder)), Manifest.Lines("1edtech-ob20.txt").Select(l => l[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void Each_assertion_gets_the_state_of_its_line_when_its_site_can_be_asked()
    {
        var folder = RepositoryFiles.Vector(Folder);
        var wrong = new List<string>();
        foreach (var line in Manifest.Lines("1edtech-ob20.txt").Where(l => l[3] != "-"))
        {
            var state = State(Path.Combine(folder, line[0]), folder);
            if (state != line[3])
            {
                wrong.Add($"{line[0]}: {state} and not {line[3]}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Nothing_they_refuse_is_good_and_nothing_is_good_while_nobody_was_asked() => Assert.All(Manifest.Lines("1edtech-ob20.txt"), line =>
    {
        Assert.NotEqual("valid", line[2]);
        Assert.True(line[1] != "invalid" || line[3] != "valid" || line[0] == TheirRuleAlone, line[0]);
    });

    private static string State(string file, string folder)
    {
        ReadOnlyMemory<byte> bytes = File.ReadAllBytes(file);
        if (BakedImage.IsPng(bytes.Span))
        {
            Assert.True(BakedImage.TryRead(bytes, out var content, out var problem), problem?.Detail);
            bytes = content.Assertion!.Value;
        }
        if (!SignedDocument.TryParse(bytes, out var document, out _))
        {
            return "altered"; // what cannot be read is no award at all
        }
        var web = new DocumentsInMemory();
        foreach (var asset in Directory.EnumerateFiles(Path.Combine(folder, "assets"), "*.json"))
        {
            foreach (var host in new[] { "https://example.org", "http://example.org", "https://www.example.org" })
            {
                web.Add($"{host}/{Path.GetFileName(asset)}", File.ReadAllText(asset));
            }
        }
        if (document.Root.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String)
        {
            web.Add(id.GetString()!, System.Text.Encoding.UTF8.GetString(bytes.Span));
        }
        return Manifest.Word(HostedVerifier.Verify(document, web, TestGuild.Question()).State);
    }
}
