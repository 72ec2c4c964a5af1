using System.Security.Cryptography;
using System.Text;
using Publisher.Sites;
using Publisher.Sources;

namespace Publisher.Testing;

/// <summary>The sites tests build: this repository's own example guild, and the fixtures under tests/sites/valid.</summary>
public static class TestSites
{
    /// <summary>The folders and the file of a site that a build reads (DESIGN §4).</summary>
    private static readonly string[] SourceFolders = ["content", "templates"];

    /// <summary>The example guild's folder: the repository's root.</summary>
    public static string Example => RepositoryFiles.Root;

    /// <summary>A fixture's folder.</summary>
    public static string Valid(string name) => RepositoryFiles.InRoot("tests", "sites", "valid", name);

    /// <summary>Every source file of a site on disk, in the order the disk gives them.</summary>
    public static IReadOnlyList<SourceFile> ReadFiles(string folder)
    {
        var paths = new List<string> { Path.Combine(folder, "site.config.yml") };
        foreach (var source in SourceFolders.Select(name => Path.Combine(folder, name)).Where(Directory.Exists))
        {
            paths.AddRange(Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Where(path => !Path.GetFileName(path).StartsWith('.')));
        }
        return [.. paths.Select(path => new SourceFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllBytes(path)))];
    }

    /// <summary>A site on disk as the compiler takes it.</summary>
    public static SourceTree Read(string folder) => new(ReadFiles(folder));

    /// <summary>Builds a site that must be good; the message of a failure lists every diagnostic.</summary>
    public static BuiltSite Build(SourceTree tree, BuildOptions? options = null)
    {
        var result = TryBuild(tree, options);
        if (result.Site is null)
        {
            Assert.Fail("the site does not build:\n" + string.Join('\n', result.Diagnostics.Select(Describe)));
        }
        return result;
    }

    /// <summary>Builds a site that may be bad.</summary>
    public static BuiltSite TryBuild(SourceTree tree, BuildOptions? options = null)
    {
        var sink = new SiteInMemory();
        var result = Pipeline.Build(tree, options ?? new BuildOptions(), sink);
        return new(result, result.IsGood ? sink.ToSite() : null);
    }

    /// <summary>One line of a diagnostic for a test's message: place and code.</summary>
    public static string Describe(Diagnostics.Diagnostic diagnostic) =>
        FormattableString.Invariant($"{diagnostic.Location.Path}:{diagnostic.Location.Line}:{diagnostic.Location.Column}: {diagnostic.Descriptor.Code} {diagnostic.Message}");

    /// <summary>One number for a whole site: every path, byte, media type and cache policy.</summary>
    public static string Hash(Site site)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in site.Files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{file.Path}\0{file.MediaType}\0{file.Cache}\0{file.Bytes.Length}\0")));
            hash.AppendData(file.Bytes.Span);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Writes a site below a folder, as a static host would hold it.</summary>
    public static void Write(Site site, string folder)
    {
        foreach (var file in site.Files)
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Bytes.ToArray());
        }
    }
}
