using Publisher.Cli.Disk;
using Publisher.Cli.Terminal;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Verification;
using Publisher.Sites;

namespace Publisher.Cli.Issuers;

/// <summary>An issuer's documents in a folder that is a copy of its site, as a build leaves it.</summary>
internal sealed class SiteDocuments : IIssuerDocuments
{
    private const string WellKnown = ".well-known/did.json";
    private readonly string folder;
    private readonly string[] bases;
    private DateTimeOffset? pulled;

    private SiteDocuments(string folder, string issuer)
    {
        (this.folder, Issuer) = (folder, issuer);
        // The base URL is what is left of the DID document's address.
        bases = [.. IssuerAssembler.ControllerAddresses(issuer).Where(a => a.EndsWith("/did.json", StringComparison.Ordinal)).Select(a => a.EndsWith("/" + WellKnown, StringComparison.Ordinal) ? a[..^WellKnown.Length] : a[..^"did.json".Length])];
    }

    /// <summary>Whose site it is.</summary>
    internal string Issuer { get; }

    /// <inheritdoc/>
    public string Source => Pulled is { } day ? $"known from the copy of its site in {folder}, as it was on {Words.Day(day)}" : "known from the documents in " + folder;

    /// <summary>As of when it is a copy that somebody else keeps; null for a guild's own site.</summary>
    internal DateTimeOffset? Pulled => pulled ??= File.Exists(Path.Combine(folder, SitePaths.Recognition)) && DocumentFile.TryReadBytes(Path.Combine(folder, SitePaths.Recognition), CopyMark.MostBytes, out var bytes, out _)
        ? CopyMark.PulledIn(bytes) : null;

    /// <summary>The addresses of the endorsements of a document that lie here.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    internal IReadOnlyList<string> EndorsementsOf(string subject) => EndorsementFolder.About(Path.Combine(folder, "endorsements"), subject);

    /// <summary>The site in a folder; null when there is none. One whose DID document cannot be read is nobody's: its issuer is empty.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    internal static SiteDocuments? In(string folder)
    {
        var did = new[] { Path.Combine(folder, "did.json"), Path.Combine(folder, ".well-known", "did.json") }.FirstOrDefault(File.Exists);
        return did is null ? null
            : DocumentFile.TryRead(did, out var document, out _) && ControllerDocument.TryRead(document, out var controller, out _) ? new(folder, controller.Id)
            : new(folder, "");
    }

    /// <inheritdoc/>
    public DocumentAnswer Find(string address, int mostBytes)
    {
        var path = bases.Where(b => address.StartsWith(b, StringComparison.Ordinal)).Select(b => address[b.Length..]).FirstOrDefault();
        if (path is null || !IsPlain(path))
        {
            return DocumentAnswer.Unknown($"{address} is not among the documents in {folder}");
        }
        var file = Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar));
        if (path == WellKnown && !File.Exists(file))
        {
            file = Path.Combine(folder, "did.json");
        }
        return !File.Exists(file) ? DocumentAnswer.Absent($"there is no {path} in {folder}")
            : DocumentFile.TryReadBytes(file, mostBytes, out var bytes, out var problem) ? DocumentAnswer.Found(bytes)
            : DocumentAnswer.Unknown($"{path} in {folder} was not read: {problem}");
    }

    // Our own addresses are made of these alone; nothing else is turned into a path.
    internal static bool IsPlain(string path) =>
        path.Length > 0 && path.Split('/').All(part => part.Length > 0 && part.Trim('.').Length > 0 && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'));
}
