namespace Publisher.Sites;

/// <summary>The paths of all files of a site, known before the files are made.</summary>
public interface ISitePaths
{
    /// <summary>Whether there will be a file at a path (<c>awards/x/index.html</c>). Safe to ask from several threads.</summary>
    bool Contains(ReadOnlySpan<char> path);
}
