using System.Collections.Immutable;
using Publisher.Sources;

namespace Publisher.Cli.Authoring;

/// <summary>What a command is about to do to a site's files: what it writes, new or in the place of old bytes, and what it takes away.</summary>
internal sealed record SiteChange(ImmutableArray<NewFile> Written, ImmutableArray<string> Removed)
{
    public static SiteChange None { get; } = new([], []);

    /// <summary>With further files written.</summary>
    public SiteChange Write(params IEnumerable<NewFile> files) => this with { Written = [.. Written, .. files] };

    /// <summary>With further files taken away.</summary>
    public SiteChange Remove(params IEnumerable<string> paths) => this with { Removed = [.. Removed, .. paths] };

    /// <summary>The tree as it would be.</summary>
    public SourceTree On(SourceTree tree)
    {
        var gone = Written.Select(f => f.Path).Concat(Removed).ToHashSet(StringComparer.Ordinal);
        return new([.. tree.Files.Where(f => !gone.Contains(f.Path)), .. Written.Select(f => new SourceFile(f.Path, f.Bytes))]);
    }
}
