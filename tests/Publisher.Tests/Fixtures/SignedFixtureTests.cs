using Publisher.Testing;
using Publisher.Tests.Golden;

namespace Publisher.Tests.Fixtures;

/// <summary>
/// Signed fixtures are written by <see cref="SignedFixtures"/> and committed; these tests fail when the two differ. To write them anew after
/// a wanted change: UPDATE_FIXTURES=1, look at what changed, commit.
/// </summary>
public sealed class SignedFixtureTests
{
    [Fact]
    public void The_minimal_site_is_what_its_signers_wrote()
    {
        var site = SignedSite.Minimal();
        var again = SignedSite.Minimal();
        again.SignAll();
        Assert.Equal(again.Files.Keys, site.Files.Keys);
        Assert.All(again.Files, f => Assert.True(f.Value.AsSpan().SequenceEqual(site.Files[f.Key]), f.Key));
    }

    [Fact]
    public void The_directory_keeps_what_its_guilds_signed()
    {
        var expected = DirectorySite.Make().Files;
        var committed = TestSites.ReadFiles(TestSites.Valid("directory")).ToDictionary(f => f.Path, StringComparer.Ordinal);
        Assert.Equal(expected.Keys, committed.Keys.Order(StringComparer.Ordinal));
        Assert.All(expected, f => Assert.True(f.Value.AsSpan().SequenceEqual(committed[f.Key].Bytes.Span), f.Key));
    }

    [Fact]
    public void Every_signed_fixture_is_what_it_was_written_as()
    {
        foreach (var (name, make) in SignedFixtures.All)
        {
            var expected = SignedSite.Minimal();
            make(expected);
            var committed = new InvalidSite(name).Read();
            Assert.Equal(expected.Files.Keys, committed.Files.Select(f => f.Path));
            Assert.All(expected.Files, f => Assert.True(f.Value.AsSpan().SequenceEqual(committed.Find(f.Key)!.Bytes.Span), $"{name}/{f.Key}"));
        }
    }

    private static readonly Lazy<bool> Written = new(() =>
    {
        var asked = GoldenTree.IsUpdate(name => Environment.GetEnvironmentVariable(name == "UPDATE_GOLDEN" ? "UPDATE_FIXTURES" : name));
        if (asked)
        {
            WriteAll();
        }
        return asked;
    });

    public SignedFixtureTests() => _ = Written.Value;

    private static void WriteAll()
    {
        var minimal = SignedSite.Minimal();
        minimal.SignAll();
        foreach (var (path, bytes) in minimal.Files)
        {
            Save(Path.Combine(TestSites.Valid("minimal"), path), bytes);
        }
        foreach (var (path, bytes) in DirectorySite.Make().Files)
        {
            Save(Path.Combine(TestSites.Valid("directory"), path), bytes);
        }
        foreach (var (name, make) in SignedFixtures.All)
        {
            var site = new SignedSite(minimal.Tree.Files);
            make(site);
            var folder = new InvalidSite(name).Folder;
            if (Directory.Exists(Path.Combine(folder, "content")))
            {
                Directory.Delete(Path.Combine(folder, "content"), recursive: true);
            }
            foreach (var (path, bytes) in site.Files.Where(f => !minimal.Files.TryGetValue(f.Key, out var old) || !old.AsSpan().SequenceEqual(f.Value)))
            {
                Save(Path.Combine(folder, path), bytes);
            }
            var removed = minimal.Files.Keys.Where(p => !site.Files.ContainsKey(p)).ToList();
            if (removed.Count > 0)
            {
                Save(Path.Combine(folder, "remove.txt"), System.Text.Encoding.UTF8.GetBytes(string.Join('\n', removed) + "\n"));
            }
        }
    }

    private static void Save(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }
}
