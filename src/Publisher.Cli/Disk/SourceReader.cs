using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Cli.Disk;

/// <summary>
/// Reads a site's sources: <c>site.config.yml</c>, <c>content/</c> and <c>templates/</c>. Only plain files are read; links, pipes and
/// devices are refused by name, for what a path says must be what is published. Hidden files, editors' backups and tools' folders are passed
/// over. Awards and their evidence, of which there may be a hundred thousand, are read when they are asked for; everything else is held.
/// </summary>
public static class SourceReader
{
    /// <summary>Longest file read, in bytes.</summary>
    public const int MaximumFileLength = 32 * 1024 * 1024;

    /// <summary>Everything below the site's folder that a build may depend on.</summary>
    /// <param name="root">The site's folder.</param>
    /// <param name="diagnostics">Where refused files go.</param>
    /// <exception cref="IOException">The disk refused.</exception>
    public static SourceTree Read(string root, DiagnosticBag diagnostics) => Read(root, diagnostics, portable: false);

    /// <summary>Only what tells who the issuer is and by what rules: settings, authority, status lists.</summary>
    /// <param name="root">The site's folder.</param>
    /// <param name="diagnostics">Where refused files go.</param>
    /// <exception cref="IOException">The disk refused.</exception>
    public static SourceTree ReadIssuer(string root, DiagnosticBag diagnostics) => Read(root, diagnostics, portable: false, onlyIssuer: true);

    internal static SourceTree Read(string root, DiagnosticBag diagnostics, bool portable, bool onlyIssuer = false)
    {
        var tree = List(root, diagnostics, portable, onlyIssuer);
        foreach (var file in tree.Files)
        {
            file.Hold();
        }
        return tree;
    }

    /// <summary>The same as <see cref="Read(string, DiagnosticBag)"/>, but what is to be held is not read before it is asked for.</summary>
    internal static SourceTree List(string root, DiagnosticBag diagnostics, bool portable = false, bool onlyIssuer = false)
    {
        // Closed by its finalizer: files are read from it for as long as the tree is.
        var folder = DiskFolder.Open(root, portable);
        var found = new SourceListing(folder, SourceStamps.From(DateTimeOffset.UtcNow), onlyIssuer);
        folder.Walk(found, withStatus: true);
        return found.ToTree(diagnostics);
    }
}
