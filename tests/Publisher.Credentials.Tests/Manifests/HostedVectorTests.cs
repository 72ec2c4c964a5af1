using System.Text.Json;
using Publisher.Credentials.Json;
using Publisher.Credentials.OpenBadges2;
using Publisher.Credentials.Tests.Verification;
using Publisher.Testing;

namespace Publisher.Credentials.Tests.Manifests;

/// <summary>1EdTech's Open Badges 2.0 assertions, each hosted at its own address beside the assets they lead to: what this program says of each stands in a manifest.</summary>
public sealed class HostedVectorTests
{
    private static readonly string[] Folder = ["1edtech-validator", "inspector-vc", "src", "test", "resources", "ob20"];

    [Fact]
    public void Every_document_has_a_line_and_the_state_of_its_line()
    {
        var folder = RepositoryFiles.Vector(Folder);
        var states = Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(file => $"{Path.GetFileName(file)} {State(file, folder)}");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1" && Environment.GetEnvironmentVariable("CI") is null)
        {
            var path = RepositoryFiles.InRoot("tests", "Publisher.Credentials.Tests", "Manifests", "1edtech-ob20.txt");
            File.WriteAllLines(path, [.. File.ReadLines(path).Where(l => l.StartsWith('#')), .. states]);
        }
        Assert.Equal(Manifest.Lines("1edtech-ob20.txt").Select(l => $"{l[0]} {l[1]}"), states);
    }

    private static string State(string file, string folder)
    {
        var bytes = File.ReadAllBytes(file);
        if (!SignedDocument.TryParse(bytes, out var document, out _))
        {
            return "unreadable";
        }
        var web = new DocumentsInMemory();
        foreach (var asset in Directory.EnumerateFiles(Path.Combine(folder, "assets"), "*.json"))
        {
            foreach (var scheme in new[] { "https", "http" })
            {
                web.Add($"{scheme}://example.org/{Path.GetFileName(asset)}", File.ReadAllText(asset));
            }
        }
        if (document.Root.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String)
        {
            web.Add(id.GetString()!, File.ReadAllText(file));
        }
        return Manifest.Word(HostedVerifier.Verify(document, web, TestGuild.Question()).State);
    }
}
