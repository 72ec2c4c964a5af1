using System.Text.Json;
using Publisher.Cli.Tests.Network;
using Publisher.Credentials.Tests.Manifests;
using Publisher.Testing;

namespace Publisher.Cli.Tests.Verifying;

/// <summary>Everything 1EdTech's validator is tested with, as <c>verify</c> judges it when nobody can be asked: pictures, texts that are signed whole, badges, contexts and all.</summary>
public sealed class ForeignVectorTests
{
    private static readonly (string Manifest, string Folder, int State)[] Manifests =
    [
        ("1edtech-ob30.txt", "test/resources/ob30/", 2),
        ("1edtech-ob20.txt", "test/resources/ob20/", 2),
        ("1edtech-contexts.txt", "main/resources/contexts/", 1),
    ];

    [Fact]
    public void Every_file_has_a_line_and_every_line_a_file()
    {
        var files = Manifest.Files(RepositoryFiles.Vector("1edtech-validator", "inspector-vc", "src"));
        Assert.Equal(files, Manifests.SelectMany(m => Manifest.Lines(m.Manifest).Select(l => m.Folder + l[0])).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_gets_the_state_of_its_line_when_nobody_is_asked()
    {
        var folder = RepositoryFiles.Vector("1edtech-validator", "inspector-vc", "src");
        var wrong = new List<string>();
        foreach (var (manifest, below, column) in Manifests)
        {
            foreach (var line in Manifest.Lines(manifest))
            {
                var (_, output, error) = CliRun.Run(folder, CliRun.Impatient, ["verify", below + line[0], "--offline", "--format", "json", "--at", "2026-12-01T12:00:00Z"]);
                Assert.Empty(error);
                using var report = JsonDocument.Parse(output);
                var state = Assert.Single(report.RootElement.GetProperty("results").EnumerateArray()).GetProperty("state").GetString();
                if (state != line[column])
                {
                    wrong.Add($"{line[0]}: {state} and not {line[column]}: {output}");
                }
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
