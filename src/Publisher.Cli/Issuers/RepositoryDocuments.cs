using Publisher.Cli.Disk;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Verification;
using Publisher.Diagnostics;
using Publisher.Loading;
using Publisher.Sites;
using Publisher.Verifying;

namespace Publisher.Cli.Issuers;

/// <summary>An issuer's documents in its repository, by the addresses a build would give them and exactly as it would publish them.</summary>
internal sealed class RepositoryDocuments : IIssuerDocuments
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>> issued = new(StringComparer.Ordinal);
    private readonly string folder;
    private readonly bool holds;
    private readonly HashSet<string> peers;
    private readonly Lazy<VerifiedContent?> verified;

    private RepositoryDocuments(string folder, SiteConfig config, bool holds)
    {
        (this.folder, Issuer, BaseUrl, Title, this.holds) = (folder, config.IssuerDid, config.BaseUrl, config.Title, holds);
        peers = [.. config.Peers.Select(p => p.Issuer)];
        verified = new(() => Pipeline.Check(SourceReader.Read(folder, new DiagnosticBag())).Verified);
    }

    /// <summary>Whose repository it is.</summary>
    internal string Issuer { get; }

    /// <summary>Where its site stands.</summary>
    internal string BaseUrl { get; }

    /// <inheritdoc/>
    public string Source => "known from the repository in " + folder;

    /// <summary>A peer of this guild by its DID, as it was last pulled; null when it is none, or nothing of it here can be relied on.</summary>
    internal VerifiedPeer? PeerOf(string issuer) => peers.Contains(issuer) ? verified.Value?.Peers.FirstOrDefault(p => p.Issuer == issuer && p.CanJudge) : null;

    /// <summary>The guild's treaties about badges of a peer.</summary>
    internal IEnumerable<VerifiedTreaty> TreatiesWith(VerifiedPeer peer) => verified.Value?.Treaties.Where(t => t.Peer == peer.Name) ?? [];

    /// <summary>What the guild is called.</summary>
    internal string Title { get; }

    /// <summary>The addresses of the endorsements of a document that lie here.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    internal IReadOnlyList<string> EndorsementsOf(string subject) => EndorsementFolder.About(Path.Combine(folder, "content", "endorsements"), subject);

    /// <summary>Opens the repository in a folder.</summary>
    /// <exception cref="CliException">Its settings cannot be read.</exception>
    /// <exception cref="IOException">The disk refused.</exception>
    internal static RepositoryDocuments Open(string folder)
    {
        var found = new DiagnosticBag();
        var content = ContentLoader.LoadIssuer(SourceReader.ReadIssuer(folder, found), found)
            ?? throw CliException.Machine($"the settings of the repository in {folder} cannot be read", "see what publisher check says there");
        var material = ContentVerifier.Issuer(content, found);
        var documents = new RepositoryDocuments(folder, content.Config, material is not null);
        if (material?.Authority is { } chain)
        {
            var did = DidDocument.Write(chain, content.Config.BaseUrl);
            documents.Add(SitePaths.WellKnownDidDocument, did);
            documents.Add(SitePaths.DidDocument, did);
            foreach (var version in chain.Versions)
            {
                documents.Add(SitePaths.Authority(version.Version), version.Document.Bytes);
            }
        }
        foreach (var list in content.StatusLists)
        {
            documents.Add(SitePaths.StatusList(list.Name), list.Document.Bytes);
        }
        return documents;
    }

    /// <inheritdoc/>
    public DocumentAnswer Find(string address, int mostBytes)
    {
        if (!address.StartsWith(BaseUrl + "/", StringComparison.Ordinal) || address[(BaseUrl.Length + 1)..] is not { } path || !SiteDocuments.IsPlain(path))
        {
            return DocumentAnswer.Unknown($"{address} is no address of the repository in {folder}");
        }
        if (issued.TryGetValue(path, out var known))
        {
            return DocumentAnswer.Found(known);
        }
        if (!holds)
        {
            return DocumentAnswer.Unknown($"the rules in {folder} cannot be relied on; see what publisher check says there");
        }
        return FileOf(path) is not { } file ? DocumentAnswer.Absent($"the repository in {folder} has no {path}")
            : !path.EndsWith(".json", StringComparison.Ordinal)
                ? DocumentFile.TryReadBytes(file, mostBytes, out var bytes, out var problem) ? DocumentAnswer.Found(bytes) : DocumentAnswer.Unknown($"{path} was not read: {problem}")
            : DocumentFile.TryReadPublished(file, out var published, out problem) ? DocumentAnswer.Found(published.Bytes)
            : DocumentAnswer.Unknown($"{path} was not read: {problem}");
    }

    /// <summary>Whether a person held a badge at a moment. Only rules that name holders ask; then every award is read.</summary>
    internal bool? HoldsBadge(string subject, string slug, DateTimeOffset at) =>
        verified.Value?.Awards.Any(a =>
            a.Outline.HolderId == subject && a.Outline.Badge?.Slug == slug
            && a.Outline.ValidFrom <= at
            && (a.Outline.ValidUntil is not { } until || at < until));

    private void Add(string path, ReadOnlyMemory<byte> bytes) => issued[path] = bytes;

    // Awards lie in folders by year; everything else lies as it is published, below content/.
    private string? FileOf(string path)
    {
        var content = Path.Combine(folder, "content");
        var awards = Path.Combine(content, "awards");
        if (path.StartsWith("credentials/", StringComparison.Ordinal))
        {
            return Directory.Exists(awards) ? Directory.EnumerateDirectories(awards).Select(year => Path.Combine(year, path["credentials/".Length..])).FirstOrDefault(File.Exists) : null;
        }
        var file = Path.Combine(content, path.Replace('/', Path.DirectorySeparatorChar));
        return File.Exists(file) ? file : null;
    }
}
