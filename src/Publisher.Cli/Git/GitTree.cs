using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Publisher.Changes;
using Publisher.Cli.Disk;
using Publisher.Sources;

namespace Publisher.Cli.Git;

/// <summary>A commit's files as the compiler takes them, read from git's objects: nothing is checked out.</summary>
internal sealed class GitTree : IDisposable
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private const string Link = "120000";

    private readonly GitBlobs blobs;

    private GitTree(GitProgram git, string commit, string top, SourceTree sources, SourceTree guarded, GitBlobs blobs) =>
        (Git, Commit, Top, Sources, Guarded, this.blobs) = (git, commit, top, sources, guarded, blobs);

    internal GitProgram Git { get; }

    /// <summary>The commit's own name.</summary>
    internal string Commit { get; }

    /// <summary>The repository's own folder.</summary>
    internal string Top { get; }

    /// <summary>The site's sources.</summary>
    internal SourceTree Sources { get; }

    /// <summary>Files beside them that have a say in what is checked and published.</summary>
    internal SourceTree Guarded { get; }

    /// <summary>Opens what a name stands for.</summary>
    /// <param name="site">The site's folder.</param>
    /// <param name="name">A branch, tag or commit, as typed.</param>
    /// <exception cref="CliException">There is no such commit, or no repository.</exception>
    internal static GitTree Open(string site, string name)
    {
        var git = GitProgram.In(site);
        if (git.TryRead("rev-parse", "--show-toplevel") is not { Length: > 0 } top)
        {
            throw CliException.Usage("this site is not in a git repository, so there is nothing to compare it with", "git init && git add . && git commit");
        }
        // What is typed is never taken for an option.
        if (git.TryRead("rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}") is not { Length: >= 40 } commit)
        {
            throw CliException.Usage($"git knows no commit by the name '{name}'", "name a branch, tag or commit that is here: git fetch brings it; on a build server, check out with fetch-depth 2 and compare with HEAD^1");
        }
        var prefix = git.TryRead("rev-parse", "--show-prefix") ?? "";
        var blobs = new GitBlobs(git);
        try
        {
            var files = List(git, commit, prefix, blobs);
            return new(git, commit, Path.GetFullPath(top), new(files.Where(f => SourceNames.IsSource(f.Path))), new(files.Where(f => GuardedPaths.Is(f.Path))), blobs);
        }
        catch
        {
            blobs.Dispose();
            throw;
        }
    }

    public void Dispose() => blobs.Dispose();

    /// <summary>The remote branch that a local one follows and is behind of, as far as this computer has heard: <c>origin/main</c>; null for none.</summary>
    /// <param name="name">What was opened.</param>
    internal string? NewerThan(string name)
    {
        foreach (var (place, shown) in ((string, string?)[])[(name + "@{upstream}", null), ("refs/remotes/origin/" + name, "origin/" + name)])
        {
            if (Git.TryRead("rev-parse", "--verify", "--quiet", "--end-of-options", place + "^{commit}") is { Length: >= 40 } there)
            {
                var isBehind = there != Commit && Git.TryRead("merge-base", "--is-ancestor", Commit, there) is not null;
                return isBehind ? shown ?? Git.TryRead("rev-parse", "--abbrev-ref", "--symbolic-full-name", place) : null;
            }
        }
        return null;
    }

    // <mode> SP <type> SP <id> SP+ <length> TAB <path> NUL
    private static ImmutableArray<SourceFile> List(GitProgram git, string commit, string prefix, GitBlobs blobs)
    {
        var files = ImmutableArray.CreateBuilder<SourceFile>();
        var rest = git.Read("ls-tree", "-r", "-l", "-z", "--full-tree", commit).AsSpan();
        while (rest.IndexOf((byte)0) is >= 0 and var end)
        {
            var entry = rest[..end];
            rest = rest[(end + 1)..];
            var tab = entry.IndexOf((byte)'\t');
            var facts = Encoding.ASCII.GetString(entry[..tab]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            // Links and submodules are no sources: a folder with one is refused when it is read. A guarded link is what it leads to.
            if (facts is [var mode, "blob", var id, var digits] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
                && length <= SourceReader.MaximumFileLength && Name(entry[(tab + 1)..], prefix) is { } path && ((mode != Link && SourceNames.IsSource(path)) || GuardedPaths.Is(path)))
            {
                files.Add(new(path, length, null, file => blobs.Read(id, file.Length), isHeld: SourceNames.IsHeld(path)));
            }
        }
        return files.ToImmutable();
    }

    // Relative to the site's folder: what lies above it begins with "../".
    private static string? Name(ReadOnlySpan<byte> bytes, string prefix)
    {
        try
        {
            var path = Strict.GetString(bytes);
            return path.StartsWith(prefix, StringComparison.Ordinal) ? path[prefix.Length..]
                : string.Concat(Enumerable.Repeat("../", prefix.Count(c => c == '/'))) + path;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
