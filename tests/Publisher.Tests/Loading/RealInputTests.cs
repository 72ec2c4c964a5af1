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
    public void Seventy_three_badges_load_without_an_error_and_pathways_are_one_warning()
    {
        var diagnostics = new DiagnosticBag();
        var content = ContentLoader.Load(Fedora(), diagnostics)!;
        Assert.Equal(["content/pathways/askbot-curious-penguin.yml:1:1 PUB0113"], diagnostics.ToSorted().Select(d => $"{d.Location} {d.Descriptor.Code}"));
        Assert.Equal(73, content.Badges.Length);
        Assert.All(content.Badges, b => Assert.NotNull(b.Png));
        Assert.All(content.Badges, b => Assert.NotEmpty(b.CriteriaMarkdown));
        Assert.Equal(content.Badges.OrderBy(b => b.Slug, StringComparer.Ordinal), content.Badges);
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
