namespace Publisher.Sites;

/// <summary>
/// Where the files of a site go, one by one, in any order and from several threads. What was there from an earlier build and is still right
/// may be kept. Nothing is published before the whole site is good.
/// </summary>
public interface ISiteSink
{
    /// <summary>
    /// True when the file that was made under this key is still there as it was left: it is then part of the site and need not be made
    /// again. A path is asked for at most once, and one that is kept is not added.
    /// </summary>
    bool Keeps(string path, ContentKey key);

    /// <summary>Takes a file that was made. A path is added at most once.</summary>
    /// <param name="file">The file.</param>
    /// <param name="key">What it was made from; null for a file that is made anew every time.</param>
    void Add(SiteFile file, ContentKey? key);

    /// <summary>Bytes of all files for which <see cref="Keeps"/> said true. To be asked when every file was kept or added.</summary>
    long KeptBytes { get; }

    /// <summary>Whether a file of the earlier site is not part of this one. To be asked when every file was kept or added.</summary>
    bool Loses { get; }

    /// <summary>The bytes of a file that is kept.</summary>
    ReadOnlyMemory<byte> ReadKept(string path);
}
