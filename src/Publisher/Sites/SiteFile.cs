namespace Publisher.Sites;

/// <summary>How long a copy of a file may be kept.</summary>
public enum CachePolicy
{
    /// <summary>May change with every build.</summary>
    Revalidate,
    /// <summary>The address names the content; it never changes.</summary>
    Immutable,
}

/// <summary>One published file: path relative to the site's root (no leading slash), bytes, media type, cache policy.</summary>
public sealed record SiteFile(string Path, ReadOnlyMemory<byte> Bytes, string MediaType, CachePolicy Cache = CachePolicy.Revalidate);
