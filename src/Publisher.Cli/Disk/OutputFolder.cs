using System.Text.Json;

namespace Publisher.Cli.Disk;

/// <summary>
/// Decides whether a folder may be replaced by a built site. A built site is known by what only a built site has, its published
/// <c>authority/1.json</c>: no marker file is published, and none can be lost when a site is copied or restored from a cache.
/// </summary>
public static class OutputFolder
{
    /// <summary>The folder that will be written, with links followed; refuses one whose replacement would destroy something else.</summary>
    /// <param name="path">Absolute path, as typed.</param>
    /// <param name="site">The site's folder.</param>
    /// <exception cref="CliException">It may not be replaced.</exception>
    public static string Resolve(string path, string site)
    {
        var folder = Path.TrimEndingDirectorySeparator(path);
        if (new DirectoryInfo(folder) is { LinkTarget: not null } link)
        {
            folder = link.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        }
        if (IsWithin(site, folder))
        {
            throw CliException.Usage($"the site would be written over its own sources: {path}", "name a folder of its own with --out, such as _site");
        }
        if (IsWithin(folder, Path.Combine(site, "content")) || IsWithin(folder, Path.Combine(site, "templates")))
        {
            throw CliException.Usage($"the site would be written among its own sources: {path}", "name a folder outside content/ and templates/ with --out");
        }
        if (Path.GetDirectoryName(folder) is null)
        {
            throw CliException.Usage("a site cannot be written over a whole disk", "name a folder with --out");
        }
        return folder;
    }

    /// <summary>Refuses a folder that holds anything but a site built by this program.</summary>
    /// <exception cref="CliException">It holds something else.</exception>
    public static void RequireReplaceable(string folder)
    {
        if (File.Exists(folder))
        {
            throw CliException.Usage($"there is a file where the site's folder would be: {folder}", "move it away, or name another folder with --out");
        }
        if (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            return;
        }
        if (Path.Exists(Path.Combine(folder, ".git")))
        {
            throw CliException.Usage($"this folder is a git checkout, and building replaces the whole folder: {folder}", "build into a folder of its own, then copy the site into the checkout");
        }
        if (!HoldsBuiltSite(folder))
        {
            throw CliException.Usage($"this folder holds something publisher did not build, and building replaces the whole folder: {folder}", "empty it first, or name another folder with --out");
        }
    }

    /// <summary>Whether a folder is a site built by this program.</summary>
    public static bool HoldsBuiltSite(string folder) =>
        Says(Path.Combine(folder, "authority", "1.json"), "RecognitionAuthority") || Says(Path.Combine(folder, "federation", "directory.json"), "GuildDirectory");

    private static bool Says(string path, string kind)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length > 16 * 1024 * 1024)
        {
            return false;
        }
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("type", out var type)
                && type.ValueKind == JsonValueKind.String
                && type.ValueEquals(kind);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsWithin(string path, string folder)
    {
        var relative = Path.GetRelativePath(folder, path);
        return relative == "." || (!Path.IsPathRooted(relative) && relative != ".." && !relative.StartsWith("../", StringComparison.Ordinal) && !relative.StartsWith(@"..\", StringComparison.Ordinal));
    }
}
