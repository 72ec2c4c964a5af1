namespace Publisher.Cli.Disk;

/// <summary>What an entry of a folder is, links not followed.</summary>
internal enum EntryKind
{
    /// <summary>A regular file.</summary>
    File,
    /// <summary>A folder.</summary>
    Folder,
    /// <summary>A symbolic link, whatever it leads to.</summary>
    Link,
    /// <summary>A pipe, socket or device.</summary>
    Other,
}

/// <summary>What a disk says of an entry without reading it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Modified">When the content was last written, in nanoseconds since 1970.</param>
/// <param name="Changed">When content, name or permissions were last changed, in nanoseconds since 1970; 0 where the system does not say.</param>
/// <param name="Number">The file's number on its disk; 0 where the system does not say.</param>
internal readonly record struct FileStatus(EntryKind Kind, long Length, long Modified, long Changed, long Number);
