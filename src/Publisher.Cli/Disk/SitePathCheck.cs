namespace Publisher.Cli.Disk;

/// <summary>Makes sure that a path of the site names a file inside it, on every system.</summary>
internal static class SitePathCheck
{
    /// <summary>Refuses a path that leaves the site or is no path.</summary>
    /// <exception cref="InvalidOperationException">It does: a bug.</exception>
    internal static void Require(string path)
    {
        foreach (var segment in path.AsSpan().Split('/'))
        {
            if (path.AsSpan()[segment] is "" or "." or ".." || path.AsSpan()[segment].ContainsAny('\0', '\\', ':'))
            {
                throw new InvalidOperationException($"a file of the site would be written outside it: {path}");
            }
        }
    }
}
