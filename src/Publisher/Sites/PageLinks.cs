using System.Collections.Immutable;
using System.Text;

namespace Publisher.Sites;

/// <summary>
/// Links as one page writes them: relative, so that a site works under any path. A page served in place of others (404) cannot know
/// where it stands; its links start with the base URL's path. A host shows a folder's <c>index.html</c> for the folder's address; where pages
/// are opened from a disk nobody does, and links name that file.
/// </summary>
public sealed class PageLinks
{
    private readonly string prefix;

    private (string BaseUrl, ImmutableArray<string> Pages) elsewhere = ("", []);

    private PageLinks(string prefix, string folder = "", bool portable = false) => (this.prefix, Folder, Index) = (prefix, folder, portable ? "index.html" : "");

    /// <summary>Links from a page to anywhere in the site.</summary>
    /// <param name="path">The page's path (<c>awards/x/</c>).</param>
    /// <param name="folder">The folder of the page's language (<c>es/</c>), empty for the main one: its pages lead to each other.</param>
    /// <param name="portable">Whether the site is to be opened from a folder.</param>
    public static PageLinks From(string path, string folder = "", bool portable = false) =>
        new(string.Concat(Enumerable.Repeat("../", path.Count(c => c == '/') + folder.Count(c => c == '/'))), folder, portable);

    /// <summary>Links that work from every address of the host.</summary>
    /// <param name="baseUrl">The site's base URL, without a trailing slash.</param>
    public static PageLinks FromAnywhere(string baseUrl) => new(new Uri(baseUrl).AbsolutePath.TrimEnd('/') + "/");

    /// <summary>The same, but for pages that a copy of a site has not: these links lead to the original.</summary>
    /// <param name="baseUrl">The original's base URL, without a trailing slash.</param>
    /// <param name="pages">Their paths.</param>
    public PageLinks Leading(string baseUrl, ImmutableArray<string> pages) => new(prefix, Folder, Index.Length > 0) { elsewhere = (baseUrl, pages) };

    /// <summary>The way to the site's root, as it is put before a path of it; empty on the root's own page.</summary>
    public string Root => prefix;

    /// <summary>The folder of the page's language; empty for the main one.</summary>
    public string Folder { get; }

    /// <summary>What links write behind a folder: nothing on a host.</summary>
    public string Index { get; }

    /// <summary>The link to a path of the site: to a page in this page's own language, to a file as it is.</summary>
    public string To(string path) => elsewhere.Pages.Contains(path, StringComparer.Ordinal) ? $"{elsewhere.BaseUrl}/{Escape(path)}" : Folder.Length > 0 && IsPage(path) ? Written(Folder + path) : Written(path);

    /// <summary>The link to a page in the main language.</summary>
    public string ToMain(string path) => Written(path);

    /// <summary>Whether a path is a page's, of which every language has its own.</summary>
    public static bool IsPage(ReadOnlySpan<char> path) => path.Length == 0 || path[^1] == '/';

    private string Written(string path) =>
        Index.Length > 0 && IsPage(path) ? prefix + Escape(path) + Index
        : path.Length == 0 && prefix.Length == 0 ? "./"
        : prefix + Escape(path);

    /// <summary>A path as it stands in an address: every segment percent-encoded where RFC 3986 §3.3 asks for it.</summary>
    public static string Escape(string path)
    {
        if (!path.AsSpan().ContainsAnyExcept(Unreserved))
        {
            return path;
        }
        var escaped = new StringBuilder(path.Length + 16);
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var rune in path.EnumerateRunes())
        {
            if (rune.IsAscii && Unreserved.Contains((char)rune.Value))
            {
                escaped.Append((char)rune.Value);
                continue;
            }
            foreach (var octet in utf8[..rune.EncodeToUtf8(utf8)])
            {
                escaped.Append('%').Append(octet.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            }
        }
        return escaped.ToString();
    }

    private static readonly System.Buffers.SearchValues<char> Unreserved =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/");
}
