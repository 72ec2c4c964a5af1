using Publisher.Sites;

namespace Publisher.Tests.Inspection;

/// <summary>A site's paths, given one by one.</summary>
internal sealed class PathSet(IEnumerable<string> paths) : ISitePaths
{
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> paths = paths.ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public bool Contains(ReadOnlySpan<char> path) => paths.Contains(path);
}
