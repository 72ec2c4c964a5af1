using Publisher.Diagnostics;
using Publisher.Loading;
using Publisher.Sources;
using Publisher.Testing;

namespace Publisher.Tests.Loading;

/// <summary>The badges of a real community, as they were found.</summary>
public sealed class RealInputTests
{
    private static SourceTree Fedora()
    {
        var folder = Path.GetFullPath(Path.Combine(RepositoryFiles.Vector(), "..", "real", "fedora-badges"));
        Assert.SkipWhen(!Directory.Exists(folder), "skipped: real input absent");
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(p => new SourceFile(Path.GetRelativePath(folder, p).Replace('\\', '/'), File.ReadAllBytes(p)))
            .Append(new("site.config.yml", "title: Fedora\nbaseUrl: https://badges.fedora.example\n"u8.ToArray()));
        return new(files);
    }

    [Fact]
    public void Seventy_three_badges_and_fourteen_pathways_load_without_a_word()
    {
        var diagnostics = new DiagnosticBag();
        var content = ContentLoader.Load(Fedora(), diagnostics)!;
        Assert.Empty(diagnostics.ToSorted());
        Assert.Equal(14, content.Pathways.Length);
        Assert.Equal(["tester-02", "tester-04", "tester-06", "tester-08"], content.Pathways.Single(p => p.Slug == "tester").Steps.Single().Badges.Select(b => b.Badge));
        Assert.Equal(73, content.Badges.Length);
        Assert.All(content.Badges, b => Assert.NotNull(b.Png));
        Assert.All(content.Badges, b => Assert.NotEmpty(b.CriteriaMarkdown));
        Assert.Equal(content.Badges.OrderBy(b => b.Slug, StringComparer.Ordinal), content.Badges);
    }

    [Fact]
    public void The_real_series_are_sound_and_become_pages_with_maps()
    {
        // Rules and lists as any guild has them: those of the minimal one, for the same address.
        var guild = TestSites.ReadFiles(TestSites.Valid("minimal")).Where(f => f.Path.StartsWith("content/authority/", StringComparison.Ordinal) || f.Path.StartsWith("content/status/", StringComparison.Ordinal));
        SourceFile config = new("site.config.yml", "title: Fedora\nbaseUrl: https://minimal.example\ntimeZone: Europe/London\n"u8.ToArray());
        var built = TestSites.TryBuild(new([.. Fedora().Files.Where(f => f.Path != config.Path), .. guild, config]));
        Assert.DoesNotContain(built.Diagnostics, d => d.Location.Path.StartsWith("content/pathways/", StringComparison.Ordinal));
        Assert.All(built.Content!.Pathways, p =>
        {
            var page = System.Text.Encoding.UTF8.GetString(built.Site!.Find($"pathways/{p.Slug}/index.html")!.Bytes.Span);
            Assert.Contains("<svg class=\"map\"", page, StringComparison.Ordinal);
            Assert.All(p.Steps.SelectMany(s => s.Badges), b => Assert.Contains($"../../badges/{b.Badge}/", page, StringComparison.Ordinal));
        });
        Assert.Equal(14, built.Content.Pathways.Length);
    }

    [Fact]
    public void Everything_wrong_in_one_run_is_told_at_once()
    {
        var files = Fedora().Files.Where(f => f.Path.EndsWith(".md", StringComparison.Ordinal) || f.Path == "site.config.yml")
            .Select(f => new SourceFile(f.Path, System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(f.Bytes.Span).Replace("\ntype: Badge", "\ntyp: Badge", StringComparison.Ordinal))));
        var diagnostics = new DiagnosticBag();
        ContentLoader.Load(new(files), diagnostics);
        Assert.Equal(73, diagnostics.ToSorted().Count(d => d.Descriptor == ContentDescriptors.UnknownKey && d.Hint == "did you mean 'type'?"));
        Assert.Equal(73, diagnostics.ToSorted().Count(d => d.Descriptor == ContentDescriptors.NamedFileMissing));
        Assert.Equal(146, diagnostics.ToSorted().Length);
    }
}
