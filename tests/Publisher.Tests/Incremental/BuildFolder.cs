using System.Collections.Immutable;
using Publisher.Sites;
using Publisher.Sources;
using Publisher.Testing;
using Publisher.Tests.Fixtures;
using Publisher.Verifying;

namespace Publisher.Tests.Incremental;

/// <summary>What a folder is from build to build: sources with stamps, the site made last, and what was verified.</summary>
internal sealed class BuildFolder
{
    private readonly Dictionary<string, (byte[] Bytes, FileStamp Stamp)> sources = new(StringComparer.Ordinal);
    private readonly HashSet<string> read = new(StringComparer.Ordinal);
    private ImmutableSortedDictionary<string, MadeFile> site = ImmutableSortedDictionary.Create<string, MadeFile>(StringComparer.Ordinal);
    private (byte[] Mark, BuildOptions Options, string Program)? finished;
    private long now;

    /// <summary>Names the program.</summary>
    public string Program { get; set; } = "program 1";

    /// <summary>What is remembered, as it is written.</summary>
    public byte[] Memory { get; set; } = [];

    /// <summary>Paths whose stamps a disk would not vouch for: they are given none.</summary>
    public HashSet<string> WithoutStamp { get; } = new(StringComparer.Ordinal);

    /// <summary>Source files that were read since the last build began.</summary>
    public IReadOnlySet<string> Read => read;

    /// <summary>Gives a file a new stamp though its bytes are the same, as a checkout does.</summary>
    public void Touch(string path) => sources.Remove(path);

    /// <summary>The sources as a disk reader gives them: a changed file has another stamp, and its bytes are read when they are asked for.</summary>
    public SourceTree Tree(SignedSite from)
    {
        lock (read)
        {
            read.Clear();
        }
        foreach (var (path, bytes) in from.Files)
        {
            if (!sources.TryGetValue(path, out var known) || !known.Bytes.AsSpan().SequenceEqual(bytes))
            {
                sources[path] = (bytes, new(bytes.Length, ++now, now, now));
            }
        }
        return new(from.Files.Select(f => new SourceFile(f.Key, f.Value.Length, WithoutStamp.Contains(f.Key) ? null : sources[f.Key].Stamp, file =>
        {
            lock (read)
            {
                read.Add(file.Path);
            }
            return f.Value;
        }, isHeld: !f.Key.StartsWith("content/awards/", StringComparison.Ordinal) && !f.Key.StartsWith("content/evidence/", StringComparison.Ordinal))));
    }

    /// <summary>Verifies, with what is remembered, and remembers.</summary>
    public BuildResult Check(SignedSite from) => Remember(Pipeline.Check(Tree(from), VerificationMemory.Read(Program, Memory)));

    /// <summary>Builds over what the last good build left.</summary>
    public Built Build(SignedSite from, BuildOptions? options = null)
    {
        var sink = new EarlierSite(site);
        var before = site;
        var tree = Tree(from);
        options ??= new();
        var hasNothingToDo = finished is { } last && last.Options == options && last.Program == Program && MarkOf(last.Mark).IsOf(tree);
        var result = Remember(Pipeline.Build(tree, options with { Memory = VerificationMemory.Read(Program, Memory) }, sink));
        if (result.IsGood)
        {
            site = sink.Commit();
            finished = result.Diagnostics.IsEmpty && TreeMark.Of(tree, result.Verified!) is { } mark ? (Written(mark), options, Program) : null;
        }
        return new(result, sink.Made, before, site, hasNothingToDo);
    }

    /// <summary>Builds into an empty folder, remembering nothing.</summary>
    public BuiltSite Clean(SignedSite from, BuildOptions? options = null) =>
        TestSites.TryBuild(from.Tree, (options ?? new()) with { Memory = VerificationMemory.Empty(Program) });

    /// <summary>A mark as it is written.</summary>
    public static byte[] Written(TreeMark mark)
    {
        using var stream = new MemoryStream();
        using var output = new BinaryWriter(stream);
        mark.Write(output);
        return stream.ToArray();
    }

    /// <summary>A mark that was written.</summary>
    public static TreeMark MarkOf(byte[] bytes)
    {
        using var input = new BinaryReader(new MemoryStream(bytes));
        return TreeMark.Read(input);
    }

    private BuildResult Remember(BuildResult result)
    {
        if (result.Verified is { } verified)
        {
            using var stream = new MemoryStream();
            VerificationMemory.Write(verified, Program, stream);
            Memory = stream.ToArray();
        }
        return result;
    }

    /// <summary>What a build did, and whether its sources were known for those of the last one beforehand.</summary>
    internal sealed record Built(
        BuildResult Result, IReadOnlyDictionary<string, MadeFile> Made, ImmutableSortedDictionary<string, MadeFile> Before, ImmutableSortedDictionary<string, MadeFile> After,
        bool HasNothingToDo)
    {
        /// <summary>Files that are compared by what they are made from, and were made.</summary>
        public IReadOnlyList<string> MadeByKey => [.. Made.Values.Where(f => f.Key is not null).Select(f => f.File.Path).Order(StringComparer.Ordinal)];

        /// <summary>Files that are made in every build.</summary>
        public IReadOnlyList<string> MadeAlways => [.. Made.Values.Where(f => f.Key is null).Select(f => f.File.Path).Order(StringComparer.Ordinal)];

        /// <summary>Files that are new or have other bytes.</summary>
        public IReadOnlyList<string> Changed => [.. After.Where(f => !Before.TryGetValue(f.Key, out var old) || !old.File.Bytes.Span.SequenceEqual(f.Value.File.Bytes.Span)).Select(f => f.Key)];

        /// <summary>Files that are compared, were made, and came out as they were.</summary>
        public IReadOnlyList<string> InVain => [.. MadeByKey.Except(Changed, StringComparer.Ordinal)];
    }
}
