using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Cli.Disk;

/// <summary>
/// Reads a site's sources once: <c>site.config.yml</c>, <c>content/</c> and <c>templates/</c>. Only plain files are read; links, pipes and
/// devices are refused by name, for what a path says must be what is published. Hidden files, editors' backups and tools' folders are passed over.
/// </summary>
public static class SourceReader
{
    /// <summary>Longest file read, in bytes.</summary>
    public const int MaximumFileLength = 32 * 1024 * 1024;

    private static readonly ImmutableArray<string> Folders = ["content", "templates"];
    private static readonly ImmutableArray<string> PassedOver = ["_site", "bin", "obj", "node_modules", "Thumbs.db", "desktop.ini"];

    /// <summary>Everything below the site's folder that a build may depend on.</summary>
    /// <param name="root">The site's folder.</param>
    /// <param name="diagnostics">Where refused files go.</param>
    /// <exception cref="IOException">The disk refused.</exception>
    public static SourceTree Read(string root, DiagnosticBag diagnostics)
    {
        var found = new List<(string Path, FileInfo File)>();
        var config = new FileInfo(Path.Combine(root, CommonOptions.ConfigFile));
        if (config.Exists || config.LinkTarget is not null)
        {
            Take(config, CommonOptions.ConfigFile, found, diagnostics);
        }
        var pending = new Stack<(string Path, DirectoryInfo Folder)>();
        foreach (var name in Folders)
        {
            var folder = new DirectoryInfo(Path.Combine(root, name));
            if (folder.LinkTarget is not null)
            {
                diagnostics.Add(DiskDescriptors.NotAPlainFile, new(name), "a symbolic link");
            }
            else if (folder.Exists)
            {
                pending.Push((name, folder));
            }
        }
        while (pending.TryPop(out var next))
        {
            foreach (var entry in next.Folder.EnumerateFileSystemInfos())
            {
                var path = next.Path + "/" + entry.Name;
                if (IsPassedOver(entry.Name))
                {
                    continue;
                }
                if (PortableName.Objection(entry.Name) is { } objection)
                {
                    diagnostics.Add(DiskDescriptors.UnportableName, new(path), entry.Name, objection);
                }
                else if (entry is DirectoryInfo folder && entry.LinkTarget is null)
                {
                    pending.Push((path, folder));
                }
                else
                {
                    Take(entry, path, found, diagnostics);
                }
            }
        }
        return new SourceTree(ReadAll(found));
    }

    private static void Take(FileSystemInfo entry, string path, List<(string Path, FileInfo File)> found, DiagnosticBag diagnostics)
    {
        if (entry.LinkTarget is not null)
        {
            diagnostics.Add(DiskDescriptors.NotAPlainFile, new(path), "a symbolic link");
        }
        else if (!NativeDisk.IsRegularFile(entry.FullName))
        {
            diagnostics.Add(DiskDescriptors.NotAPlainFile, new(path), "a pipe, socket or device");
        }
        else if (entry is FileInfo file)
        {
            if (file.Length > MaximumFileLength)
            {
                const long mebibyte = 1024 * 1024;
                diagnostics.Add(DiskDescriptors.FileTooLarge, new(path),
                    FormattableString.Invariant($"{(file.Length + mebibyte - 1) / mebibyte}"), FormattableString.Invariant($"{MaximumFileLength / mebibyte}"));
                return;
            }
            found.Add((path, file));
        }
    }

    private static SourceFile[] ReadAll(List<(string Path, FileInfo File)> found)
    {
        var files = new SourceFile[found.Count];
        try
        {
            Parallel.For(0, found.Count, i => files[i] = new SourceFile(found[i].Path, File.ReadAllBytes(found[i].File.FullName)));
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
        return files;
    }

    private static bool IsPassedOver(string name) =>
        name.StartsWith('.') || name.EndsWith('~') || PassedOver.Contains(name, StringComparer.Ordinal);
}
