using System.Threading.Channels;

namespace Publisher.Cli.Serving;

/// <summary>Tells when a site's sources have changed and come to rest: an editor or git writes many files in one go, and is built once.</summary>
internal sealed class SourceWatcher : IDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(150);

    private readonly Channel<bool> changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Dictionary<string, FileSystemWatcher> watchers = new(StringComparer.Ordinal);
    private readonly string root;

    /// <summary>Starts watching the config, the content and the templates of a site.</summary>
    /// <exception cref="CliException">The system watches no more folders.</exception>
    internal SourceWatcher(string root)
    {
        this.root = root;
        WatchWhatThereIs();
    }

    /// <summary>Waits for the next change, and until nothing more changes for a moment.</summary>
    internal async Task Next(CancellationToken stop)
    {
        await changes.Reader.ReadAsync(stop).ConfigureAwait(false);
        WatchWhatThereIs();
        do
        {
            await Task.Delay(Rest, stop).ConfigureAwait(false);
        }
        while (changes.Reader.TryRead(out _));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var watcher in watchers.Values)
        {
            watcher.Dispose();
        }
    }

    // Folders are watched one by one: the repository may hold others with more files than a system watches.
    private void WatchWhatThereIs()
    {
        foreach (var (folder, deep) in new[] { (root, false), (Path.Combine(root, "content"), true), (Path.Combine(root, "templates"), true) })
        {
            if (Directory.Exists(folder) && !watchers.ContainsKey(folder))
            {
                watchers.Add(folder, Watch(folder, deep));
            }
        }
    }

    private FileSystemWatcher Watch(string folder, bool deep)
    {
        var watcher = new FileSystemWatcher(folder)
        {
            IncludeSubdirectories = deep,
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
        };
        watcher.Changed += (_, change) => Note(change.FullPath);
        watcher.Created += (_, change) => Note(change.FullPath);
        watcher.Deleted += (_, change) => Note(change.FullPath);
        watcher.Renamed += (_, change) => Note(change.FullPath);
        // Events were lost: what changed is unknown, so everything is read again.
        watcher.Error += (_, _) => changes.Writer.TryWrite(true);
        try
        {
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (IOException refused)
        {
            watcher.Dispose();
            throw CliException.Machine("the system does not let this many folders be watched: " + refused.Message, "serve without --watch, or raise fs.inotify.max_user_watches", refused);
        }
    }

    private void Note(string path)
    {
        var top = Path.GetRelativePath(root, path).Replace('\\', '/').Split('/')[0];
        if (top is "content" or "templates" or CommonOptions.ConfigFile)
        {
            changes.Writer.TryWrite(true);
        }
    }
}
