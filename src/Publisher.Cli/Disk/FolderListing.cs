using System.IO.Enumeration;

namespace Publisher.Cli.Disk;

/// <summary>What lies below a folder: paths relative to it, with slashes. A link is listed as a file, whatever it leads to, and not followed.</summary>
internal sealed record FolderListing(HashSet<string> Files, HashSet<string> Folders)
{
    /// <summary>Lists a folder; one that is not there is empty.</summary>
    internal static FolderListing Of(string folder)
    {
        var listing = new FolderListing(new(StringComparer.Ordinal), new(StringComparer.Ordinal));
        if (!Directory.Exists(folder))
        {
            return listing;
        }
        var entries = new FileSystemEnumerable<(string Path, bool IsFolder)>(
            folder,
            (ref FileSystemEntry entry) => (Path.GetRelativePath(folder, entry.ToFullPath()).Replace('\\', '/'), IsFolder(ref entry)),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false })
        {
            ShouldRecursePredicate = IsFolder,
        };
        foreach (var (path, isFolder) in entries)
        {
            (isFolder ? listing.Folders : listing.Files).Add(path);
        }
        return listing;
    }

    private static bool IsFolder(ref FileSystemEntry entry) => entry.IsDirectory && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
}
