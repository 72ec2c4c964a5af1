using System.Text;
using Publisher.Changes;
using Publisher.Cli.Disk;
using Publisher.Sources;

namespace Publisher.Cli.Git;

/// <summary>Reads the files beside a site's sources that have a say in what is checked and published, as they lie in the folder.</summary>
internal static class GuardedFiles
{
    private static readonly EnumerationOptions OwnEntries = new() { AttributesToSkip = FileAttributes.None };

    /// <summary>Those of the site's folder and of the folders above it, up to the repository's own.</summary>
    internal static SourceTree Read(string site, string top)
    {
        var files = new List<SourceFile>();
        var content = new DirectoryInfo(Path.Combine(site, "content"));
        if (content.Exists && content.LinkTarget is null)
        {
            Walk(content, "content/", files);
        }
        var above = "";
        for (var folder = new DirectoryInfo(site); folder is not null; folder = folder.Parent)
        {
            foreach (var entry in folder.EnumerateFileSystemInfos("*", OwnEntries).Where(e => e.Name is not (".git" or "content")))
            {
                Take(entry, above + entry.Name, files);
            }
            if (string.Equals(folder.FullName.TrimEnd(Path.DirectorySeparatorChar), top.TrimEnd(Path.DirectorySeparatorChar), StringComparison.Ordinal))
            {
                break;
            }
            above += "../";
        }
        return new(files);
    }

    private static void Take(FileSystemInfo entry, string path, List<SourceFile> files)
    {
        // Only two kinds of folders can hold guarded files: those that are guarded whole, and docs/ for its CODEOWNERS.
        if (entry is DirectoryInfo folder && entry.LinkTarget is null)
        {
            if (GuardedPaths.Is(path + "/x") || GuardedPaths.Is(path + "/CODEOWNERS"))
            {
                Walk(folder, path + "/", files);
            }
        }
        else if (GuardedPaths.Is(path))
        {
            files.Add(new(path, entry.LinkTarget is { } link ? Encoding.UTF8.GetBytes(link) : Bytes((FileInfo)entry)));
        }
    }

    private static void Walk(DirectoryInfo folder, string path, List<SourceFile> files)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos("*", OwnEntries))
        {
            if (entry is DirectoryInfo inner && entry.LinkTarget is null)
            {
                Walk(inner, $"{path}{entry.Name}/", files);
            }
            else if (GuardedPaths.Is(path + entry.Name))
            {
                files.Add(new(path + entry.Name, entry.LinkTarget is { } link ? Encoding.UTF8.GetBytes(link) : Bytes((FileInfo)entry)));
            }
        }
    }

    private static byte[] Bytes(FileInfo file) => file.Length <= SourceReader.MaximumFileLength
        ? File.ReadAllBytes(file.FullName)
        : throw CliException.Bad($"{file.Name} is too large to be read", "settings of a repository are small files");
}
