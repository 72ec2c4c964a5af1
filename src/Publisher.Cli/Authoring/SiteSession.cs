using System.Collections.Immutable;
using Publisher.Cli.Disk;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Diagnostics;
using Publisher.Loading;
using Publisher.Sources;

namespace Publisher.Cli.Authoring;

/// <summary>A site's folder as the authoring commands see it: its content, its authority, and where new files go.</summary>
internal sealed class SiteSession
{
    private SiteSession(string folder, SourceTree tree, SiteContent content, ImmutableArray<AwardOutline> awards, ImmutableArray<AuthorityDocument> versions) =>
        (Folder, Tree, Content, Awards, Versions) = (folder, tree, content, awards, versions);

    /// <summary>The folder, absolute.</summary>
    public string Folder { get; }

    /// <summary>What was read.</summary>
    public SourceTree Tree { get; }

    /// <summary>What it says.</summary>
    public SiteContent Content { get; }

    /// <summary>Outlines of its awards, which are read but not judged.</summary>
    public ImmutableArray<AwardOutline> Awards { get; }

    /// <summary>Its configuration.</summary>
    public SiteConfig Config => Content.Config;

    /// <summary>Its authority versions, 1 first; not necessarily signed by enough people.</summary>
    public ImmutableArray<AuthorityDocument> Versions { get; }

    /// <summary>Reads a site. What is wrong in its content is shown, and nothing goes on from there.</summary>
    /// <exception cref="CliException">The content has errors.</exception>
    /// <param name="context">Where mistakes are shown.</param>
    /// <param name="folder">The site's folder.</param>
    /// <param name="mend">Puts files that are about to be written anew in place of those that cannot be read; null for none.</param>
    public static SiteSession Open(CliContext context, string folder, Func<SourceTree, SourceTree>? mend = null)
    {
        var diagnostics = new DiagnosticBag();
        var tree = SourceReader.Read(folder, diagnostics);
        tree = mend?.Invoke(tree) ?? tree;
        var content = ContentLoader.Load(tree, diagnostics);
        var awards = content is null ? [] : AwardReader.Outlines(content, diagnostics);
        RefuseErrors(context, tree, diagnostics);
        var versions = ImmutableArray.CreateBuilder<AuthorityDocument>();
        foreach (var file in content!.Authorities)
        {
            versions.Add(AuthorityDocument.TryRead(file.Published, out var authority, out var problem)
                ? authority
                : throw CliException.Bad($"{file.File.Path} is no authority document: {problem.Detail} (at {problem.Pointer})", "bring it back from git"));
        }
        return new(folder, tree, content, awards, versions.ToImmutable());
    }

    /// <summary>An award, read.</summary>
    /// <exception cref="CliException">It cannot be read.</exception>
    public static Award Read(AwardFile award)
    {
        var found = new DiagnosticBag();
        return AwardReader.Read(award, found) ?? throw CliException.Bad($"{award.File.Path} cannot be read: {found.ToSorted()[0].Message}", "bring it back from git");
    }

    /// <summary>Shows errors of content that is about to be used, and ends there.</summary>
    /// <exception cref="CliException">There is at least one.</exception>
    public static void RefuseErrors(CliContext context, SourceTree tree, DiagnosticBag diagnostics)
    {
        var errors = diagnostics.ToSorted().Where(d => d.Descriptor.Severity == Severity.Error).ToImmutableArray();
        if (!errors.IsEmpty)
        {
            DiagnosticPrinter.Write(context, errors, tree);
            throw CliException.Bad($"{Words.Counted(errors.Length, "mistake")} in the content; nothing was written", "mend what is shown above, then run the command again");
        }
    }

    /// <summary>
    /// Judges the site as it would be with new files, by everything a build checks: what is signed can never be mended, so nothing is written
    /// that the next build would refuse.
    /// </summary>
    /// <param name="context">Where mistakes are shown.</param>
    /// <param name="files">The files about to be written.</param>
    /// <exception cref="CliException">The site would not stand.</exception>
    /// <param name="removed">Paths of files that go away.</param>
    /// <param name="isTolerable">Which errors are told of elsewhere.</param>
    public void RequireGood(CliContext context, IEnumerable<NewFile> files, IEnumerable<string>? removed = null, Func<Diagnostic, bool>? isTolerable = null)
    {
        var gone = (removed ?? []).Concat(files.Select(f => f.Path)).ToHashSet(StringComparer.Ordinal);
        var tree = new SourceTree([.. Tree.Files.Where(f => !gone.Contains(f.Path)), .. files.Select(f => new SourceFile(f.Path, f.Bytes))]);
        var found = new DiagnosticBag();
        found.AddRange(Pipeline.Check(tree, VerificationCache.Of(context, Folder).Memory).Diagnostics.Where(d => isTolerable?.Invoke(d) != true));
        RefuseErrors(context, tree, found);
    }

    /// <summary>The verified authority chain; awards are made under its newest version.</summary>
    /// <exception cref="CliException">There is none, or it does not hold.</exception>
    public AuthorityChain RequireChain()
    {
        if (AuthorityChain.TryVerify(Versions, out var chain, out var problem))
        {
            return chain;
        }
        // A proposal that still waits for signatures changes nothing.
        if (problem.Missing > 0 && problem.Version > 1 && problem.Version == Versions.Length && AuthorityChain.TryVerify(Versions[..^1], out chain, out _))
        {
            return chain;
        }
        throw CliException.Bad($"authority version {problem.Version} does not hold: {problem.Detail}", problem.Missing > 0
            ? $"let them sign it: publisher sign content/authority/{problem.Version}.json"
            : "bring it back from git");
    }

    /// <summary>The newest version when it still waits for signatures; null when all are in force.</summary>
    public AuthorityDocument? Proposal => RequireChain() is var chain && chain.Versions.Length < Versions.Length ? Versions[^1] : null;

    /// <summary>The guild's time zone.</summary>
    /// <exception cref="CliException">This machine does not know it.</exception>
    public TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(Config.TimeZone, out var zone)
        ? zone
        : throw CliException.Bad($"this machine knows no time zone '{Config.TimeZone}'", "correct timeZone in site.config.yml, such as Europe/London");

    /// <summary>Whether a file of the site exists, whether or not it was read.</summary>
    public bool Exists(string path) => Path.Exists(Absolute(path));

    /// <summary>Writes new files of the site, in order; the last is the one that makes the others count.</summary>
    /// <exception cref="IOException">One exists already, or the disk refused.</exception>
    public void Write(IEnumerable<NewFile> files)
    {
        foreach (var file in files)
        {
            AtomicFile.Create(Absolute(file.Path), file.Bytes.Span);
        }
    }

    /// <summary>Judges the site as it would be with a change, by everything a build checks.</summary>
    public BuildResult Judge(CliContext context, SiteChange change) => Pipeline.Check(change.On(Tree), VerificationCache.Of(context, Folder).Memory);

    /// <summary>Makes a change: writes first, so that nothing is gone before what it left is there.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    public void Apply(SiteChange change)
    {
        foreach (var file in change.Written)
        {
            AtomicFile.Write(Absolute(file.Path), file.Bytes.Span);
        }
        foreach (var path in change.Removed)
        {
            File.Delete(Absolute(path));
            // Further proofs and evidence have a folder of their own, which goes with the last of them.
            var parent = Path.GetDirectoryName(Absolute(path))!;
            if (!Directory.EnumerateFileSystemEntries(parent).Any())
            {
                Directory.Delete(parent);
            }
        }
    }

    /// <summary>Puts new bytes in the place of a file that was not signed yet.</summary>
    public void Replace(NewFile file) => AtomicFile.Write(Absolute(file.Path), file.Bytes.Span);

    /// <summary>Takes a file away that was never published.</summary>
    public void Remove(string path) => File.Delete(Absolute(path));

    /// <summary>A file's path as a person would type it from where they are.</summary>
    public string Shown(CliContext context, string path) => Path.GetRelativePath(context.WorkingDirectory, Absolute(path)).Replace('\\', '/');

    /// <summary>Reads bytes this program has just made.</summary>
    public static SignedDocument Parse(ReadOnlyMemory<byte> bytes) => SignedDocument.TryParse(bytes, out var document, out var problem)
        ? document
        : throw CliException.Bad($"this cannot be signed: {problem.Detail}");

    private string Absolute(string path) => Path.Combine(Folder, path.Replace('/', Path.DirectorySeparatorChar));
}

/// <summary>A file about to be written: path relative to the site's root, with <c>/</c>.</summary>
internal sealed record NewFile(string Path, ReadOnlyMemory<byte> Bytes);
