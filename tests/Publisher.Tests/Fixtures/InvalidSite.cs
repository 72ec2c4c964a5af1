using System.Collections.Immutable;
using Publisher.Changes;
using Publisher.Diagnostics;
using Publisher.Importing;
using Publisher.Loading;
using Publisher.Sources;
using Publisher.Testing;

namespace Publisher.Tests.Fixtures;

/// <summary>
/// A folder of tests/sites/invalid: the minimal site with some files laid over it, those of <c>remove.txt</c> taken away, and in
/// <c>expected.txt</c> what is then found. Folders with a <c>make.txt</c> are about the disk and run with the program's tests; those of codes PUB06xx and PUB072x
/// are about the change from the minimal site, with the files that <c>before.txt</c> names laid over it, to this one; the other PUB07xx about moving what lies in their <c>import/</c> into the minimal site.
/// </summary>
internal sealed class InvalidSite(string name)
{
    private static readonly string[] Notes = ["before.txt", "expected.txt", "remove.txt", "make.txt"];

    public static string Root => RepositoryFiles.InRoot("tests", "sites", "invalid");

    public static ImmutableArray<string> Names => [.. Directory.GetDirectories(Root).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    public string Folder => Path.Combine(Root, name);

    public bool IsAboutTheDisk => File.Exists(Path.Combine(Folder, "make.txt"));

    public bool IsAboutAChange => name.StartsWith("PUB06", StringComparison.Ordinal) || name.StartsWith("PUB072", StringComparison.Ordinal);

    public bool IsAboutAnImport => name.StartsWith("PUB07", StringComparison.Ordinal) && !IsAboutAChange;

    public ImmutableArray<string> Expected => Lines("expected.txt");

    /// <summary>What comes of changing the minimal site into this one.</summary>
    public ChangeReport Judge()
    {
        var guarded = new SourceTree(Files().Where(f => GuardedPaths.Is(f.Path)));
        var there = Lines("before.txt");
        var (before, after) = (Over(Files().Where(f => there.Contains(f.Path))), Read());
        return ChangeStage.Judge(new(before, new([]), Pipeline.Check(before)), new(after, guarded, Pipeline.Check(after)), "main");
    }

    /// <summary>What is found when the files in <c>import/</c> are moved into the minimal site.</summary>
    public ImmutableArray<Diagnostic> Import()
    {
        var found = new DiagnosticBag();
        var site = ContentLoader.Load(TestSites.Read(TestSites.Valid("minimal")), found)!;
        var contents = Files().OrderBy(f => f.Path, StringComparer.Ordinal).Select(f => ImportReader.Read(f, found)).ToList();
        var choices = new ImportChoices(new Dictionary<string, string>(StringComparer.Ordinal), null, new Dictionary<string, string>(StringComparer.Ordinal), new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero));
        ImportPlan.Of(site, (_, _) => false, contents, choices, found);
        return found.ToSorted();
    }

    public SourceTree Read()
    {
        var files = TestSites.ReadFiles(TestSites.Valid("minimal")).ToDictionary(f => f.Path, StringComparer.Ordinal);
        foreach (var path in Lines("remove.txt"))
        {
            Assert.True(files.Remove(path), $"{name}/remove.txt names {path}, which the minimal site has not");
        }
        foreach (var file in Files().Where(f => !GuardedPaths.Is(f.Path)))
        {
            files[file.Path] = file;
        }
        return new(files.Values);
    }

    private static SourceTree Over(IEnumerable<SourceFile> over)
    {
        var files = TestSites.ReadFiles(TestSites.Valid("minimal")).ToDictionary(f => f.Path, StringComparer.Ordinal);
        foreach (var file in over)
        {
            files[file.Path] = file;
        }
        return new(files.Values);
    }

    private IEnumerable<SourceFile> Files() => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .Select(path => new SourceFile(Path.GetRelativePath(Folder, path).Replace('\\', '/'), File.ReadAllBytes(path))).Where(f => !Notes.Contains(f.Path));

    /// <summary>A line as <c>expected.txt</c> writes it: the place in a built page moves with the templates and may be written <c>*:*</c>.</summary>
    public string AsExpected(string line)
    {
        var parts = line.Split(':', 4);
        var anywhere = $"{parts[0]}:*:*:{parts[3]}";
        return parts[0].EndsWith(".html", StringComparison.Ordinal) && Expected.Contains(anywhere, StringComparer.Ordinal) ? anywhere : line;
    }

    public static string Line(Diagnostic diagnostic) =>
        FormattableString.Invariant($"{diagnostic.Location}: {diagnostic.Descriptor.Severity.ToString().ToLowerInvariant()} {diagnostic.Descriptor.Code}");

    private ImmutableArray<string> Lines(string file)
    {
        var path = Path.Combine(Folder, file);
        return File.Exists(path) ? [.. File.ReadAllLines(path).Where(l => l.Length > 0)] : [];
    }
}
