using System.Text.Json;
using Publisher.Diagnostics;
using Publisher.Exporting;
using Publisher.Testing;

namespace Publisher.Interop.Tests;

/// <summary>@digitalbazaar/vc over a person's archive, with no site beside it.</summary>
public sealed class ArchiveTests(BuiltExample example) : IClassFixture<BuiltExample>
{
    [Fact]
    public async Task What_a_person_takes_along_is_good_by_itself()
    {
        var content = example.Result.Verified!;
        var (found, person) = (new DiagnosticBag(), content.Content.Members.Single(m => m.Handle == "tamsin"));
        var archive = PersonArchive.Of(content, person, found);
        Assert.True(found.IsEmpty);
        using var folder = new TemporaryFolder();
        foreach (var file in archive.Files)
        {
            var path = Path.Combine(folder.FullPath, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, file.Bytes, TestContext.Current.CancellationToken);
        }

        var report = (await Node.RunAsync("verify-all.mjs", folder.FullPath, example.BaseUrl)).EnumerateArray().ToList();
        Assert.Equal(2, archive.Awards);
        Assert.Equal(archive.Awards, report.Count(one => PathOf(one).StartsWith("credentials/", StringComparison.Ordinal)));
        Assert.Equal(archive.Files.Select(f => f.Path).Where(p => p.StartsWith("credentials/", StringComparison.Ordinal) || p.StartsWith("endorsements/", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            report.Select(PathOf).Where(p => !p.StartsWith("status/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.All(report, one => Assert.True(one.GetProperty("published").GetProperty("verified").GetBoolean(), one.ToString()));
        Assert.All(report, one => Assert.False(one.GetProperty("altered").GetProperty("verified").GetBoolean(), PathOf(one)));
    }

    private static string PathOf(JsonElement one) => one.GetProperty("path").GetString()!;
}
