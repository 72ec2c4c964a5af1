using System.Collections.Immutable;
using Publisher.Diagnostics;
using Publisher.Sources;
using Publisher.Testing;

namespace Publisher.Tests.Fixtures;

/// <summary>
/// A folder of tests/sites/invalid: the minimal site with some files laid over it, those of <c>remove.txt</c> taken away, and in
/// <c>expected.txt</c> what is then found. Folders with a <c>make.txt</c> are about the disk and run with the program's tests.
/// </summary>
internal sealed class InvalidSite(string name)
{
    private static readonly string[] Notes = ["expected.txt", "remove.txt", "make.txt"];

    public static string Root => RepositoryFiles.InRoot("tests", "sites", "invalid");

    public static ImmutableArray<string> Names => [.. Directory.GetDirectories(Root).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    public string Folder => Path.Combine(Root, name);

    public bool IsAboutTheDisk => File.Exists(Path.Combine(Folder, "make.txt"));

    public ImmutableArray<string> Expected => Lines("expected.txt");

    public SourceTree Read()
    {
        var files = TestSites.ReadFiles(TestSites.Valid("minimal")).ToDictionary(f => f.Path, StringComparer.Ordinal);
        foreach (var path in Lines("remove.txt"))
        {
            Assert.True(files.Remove(path), $"{name}/remove.txt names {path}, which the minimal site has not");
        }
        foreach (var path in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(Folder, path).Replace('\\', '/');
            if (!Notes.Contains(relative))
            {
                files[relative] = new(relative, File.ReadAllBytes(path));
            }
        }
        return new(files.Values);
    }

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
