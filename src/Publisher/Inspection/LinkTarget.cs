using Publisher.Sites;

namespace Publisher.Inspection;

/// <summary>Which way a link leads.</summary>
internal enum LinkDirection
{
    /// <summary>To a file of the site.</summary>
    Inside,
    /// <summary>To another site: it has a scheme or a host.</summary>
    Elsewhere,
    /// <summary>Above the site's root, or counted from the host's.</summary>
    Outside,
}

/// <summary>Where a link of a page leads (RFC 3986 §5.2).</summary>
internal readonly ref struct LinkTarget
{
    private LinkTarget(LinkDirection direction, ReadOnlySpan<char> file, ReadOnlySpan<char> fragment)
    {
        Direction = direction;
        File = file;
        Fragment = fragment;
    }

    /// <summary>Which way.</summary>
    public LinkDirection Direction { get; }

    /// <summary>The path of the file inside the site.</summary>
    public ReadOnlySpan<char> File { get; }

    /// <summary>What stands behind <c>#</c>, decoded.</summary>
    public ReadOnlySpan<char> Fragment { get; }

    /// <summary>How many characters <see cref="Resolve"/> may need.</summary>
    public static int Room(string page, int address) => page.Length + (2 * address) + Index.Length + 2;

    private static ReadOnlySpan<char> Index => "index.html";

    /// <summary>Whether an address as written plainly leads elsewhere; false leaves it open.</summary>
    public static bool IsElsewhere(ReadOnlySpan<byte> written)
    {
        var at = written.IndexOfAny(":/?#&"u8);
        return at >= 0 && (written[at] == ':' || (at == 0 && written.StartsWith("//"u8)));
    }

    /// <summary>Follows an address.</summary>
    /// <param name="page">The page's path, such as <c>about/index.html</c>.</param>
    /// <param name="address">The address, its entities decoded.</param>
    /// <param name="room">Where the target is put together; <see cref="Room"/> says how long.</param>
    public static LinkTarget Resolve(string page, ReadOnlySpan<char> address, Span<char> room)
    {
        var sign = address.IndexOfAny(":/?#");
        if ((sign >= 0 && address[sign] == ':') || address.StartsWith("//", StringComparison.Ordinal))
        {
            return new(LinkDirection.Elsewhere, [], []);
        }
        // A page for missing addresses is shown at any depth, so it alone may count from the host's root, which is not known here.
        if (address.StartsWith('/') && page == SitePaths.NotFound)
        {
            return new(LinkDirection.Elsewhere, [], []);
        }
        var hash = address.IndexOf('#');
        var path = hash < 0 ? address : address[..hash];
        var query = path.IndexOf('?');
        path = Decode(query < 0 ? path : path[..query], ref room);
        var fragment = hash < 0 ? [] : Decode(address[(hash + 1)..], ref room);
        if (path.IsEmpty)
        {
            return new(LinkDirection.Inside, page, fragment);
        }
        return path[0] != '/' && Walk(page, path, room) is >= 0 and var length
            ? new(LinkDirection.Inside, room[..length], fragment)
            : new(LinkDirection.Outside, [], fragment);
    }

    private static ReadOnlySpan<char> Decode(ReadOnlySpan<char> part, scoped ref Span<char> room)
    {
        if (!part.Contains('%'))
        {
            return part;
        }
        // What is decoded is never longer than what was written.
        Uri.TryUnescapeDataString(part, room, out var length);
        ReadOnlySpan<char> decoded = room[..length];
        room = room[length..];
        return decoded;
    }

    /// <summary>Goes from the page's folder along a path, and into the folder it ends in; -1 when it leaves the site.</summary>
    private static int Walk(string page, ReadOnlySpan<char> path, Span<char> room)
    {
        var length = Math.Max(page.LastIndexOf('/'), 0);
        page.AsSpan(0, length).CopyTo(room);
        var folder = false;
        foreach (var range in path.Split('/'))
        {
            var segment = path[range];
            folder = segment is "" or "." or "..";
            if (segment is "..")
            {
                if (length == 0)
                {
                    return -1;
                }
                length = Math.Max(room[..length].LastIndexOf('/'), 0);
            }
            else if (!folder)
            {
                length = Append(room, length, segment);
            }
        }
        return folder || length == 0 ? Append(room, length, Index) : length;
    }

    private static int Append(Span<char> room, int length, ReadOnlySpan<char> segment)
    {
        if (length > 0)
        {
            room[length++] = '/';
        }
        segment.CopyTo(room[length..]);
        return length + segment.Length;
    }
}
