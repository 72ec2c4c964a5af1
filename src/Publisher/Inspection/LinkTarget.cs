using Publisher.Sites;

namespace Publisher.Inspection;

/// <summary>Where a link of a page leads inside the site (RFC 3986 §5.2).</summary>
/// <param name="Path">The path from the site's root; null when it leads out of the site.</param>
/// <param name="Fragment">What stands behind <c>#</c>, decoded.</param>
internal sealed record LinkTarget(string? Path, string Fragment)
{
    /// <summary>Null for a link to elsewhere (with a scheme or a host).</summary>
    /// <param name="page">The page's path, such as <c>about/index.html</c>.</param>
    /// <param name="address">The address as written.</param>
    public static LinkTarget? Resolve(string page, string address)
    {
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        if (address.StartsWith("//", StringComparison.Ordinal) || (colon >= 0 && address.AsSpan(0, colon).IndexOfAny("/?#") < 0))
        {
            return null;
        }
        // A page for missing addresses is shown at any depth, so it alone may count from the host's root, which is not known here.
        if (address.StartsWith('/') && page == SitePaths.NotFound)
        {
            return null;
        }
        var hash = address.IndexOf('#', StringComparison.Ordinal);
        var fragment = hash < 0 ? "" : Uri.UnescapeDataString(address[(hash + 1)..]);
        var path = hash < 0 ? address : address[..hash];
        var query = path.IndexOf('?', StringComparison.Ordinal);
        path = Uri.UnescapeDataString(query < 0 ? path : path[..query]);
        if (path.Length == 0)
        {
            return new(page, fragment);
        }
        if (path[0] == '/')
        {
            return new(null, fragment);
        }
        var parts = new List<string>(page.Split('/')[..^1]);
        var segments = path.Split('/');
        for (var i = 0; i < segments.Length; i++)
        {
            switch (segments[i])
            {
                case "..":
                    if (parts.Count == 0)
                    {
                        return new(null, fragment);
                    }
                    parts.RemoveAt(parts.Count - 1);
                    break;
                case "." or "":
                    break;
                case var name:
                    parts.Add(name);
                    break;
            }
        }
        var folder = segments[^1] is "" or "." or "..";
        var joined = string.Join('/', parts);
        return new(folder && joined.Length > 0 ? joined + "/" : joined, fragment);
    }
}
