using Publisher.Cli.Network;
using Publisher.Cli.Terminal;
using Publisher.Credentials.Verification;
using Publisher.Sites;

namespace Publisher.Cli.Issuers;

/// <summary>
/// An issuer's documents as a copy of its site has them (docs/mirrors.md), for when the issuer's own site does not answer. A copy is anybody's: that these are the issuer's own documents nothing says
/// but a pin, and what was decided since they were copied nobody here knows.
/// </summary>
internal sealed class CopyDocuments : IIssuerDocuments, IDisposable
{
    private readonly string original;
    private readonly string copy;
    private readonly WebDocuments web;

    private CopyDocuments(string original, string copy, WebDocuments web)
    {
        (this.original, this.copy, this.web) = (original, copy, web);
        Pulled = web.Find($"{copy}/{SitePaths.Recognition}", CopyMark.MostBytes) is { Standing: DocumentStanding.Found } found ? CopyMark.PulledIn(found.Bytes) : null;
    }

    /// <summary>The copy's host.</summary>
    internal string Host => new Uri(copy).IdnHost;

    /// <summary>As of when it says it is; null when it does not.</summary>
    internal DateTimeOffset? Pulled { get; }

    /// <inheritdoc/>
    public string Source => $"known from a copy of its site at {Host}{(Pulled is { } day ? ", as it was on " + Words.Day(day) : "")}, for its own site did not answer";

    /// <summary>The base URLs of an issuer's site and of the copy that a document was fetched from; null when it stands where it says.</summary>
    /// <param name="id">The document's id.</param>
    /// <param name="address">Where it was fetched.</param>
    internal static (string Original, string Copy)? Of(string? id, string? address)
    {
        const string Folder = "/credentials/";
        var at = id?.LastIndexOf(Folder, StringComparison.Ordinal) ?? -1;
        return at <= 0 || id == address || address is null || !address.EndsWith(id![at..], StringComparison.Ordinal) ? null : (id[..at], address[..^(id.Length - at)]);
    }

    /// <summary>The documents of a copy.</summary>
    internal static CopyDocuments At((string Original, string Copy) place, WebFetcher web, NetworkOptions options, CancellationToken stop) =>
        new(place.Original, place.Copy, new(place.Copy + "/", web, options, stop));

    public void Dispose() => web.Dispose();

    /// <inheritdoc/>
    public DocumentAnswer Find(string address, int mostBytes) => address.StartsWith(original + "/", StringComparison.Ordinal)
        ? web.Find(copy + address[original.Length..], mostBytes)
        : DocumentAnswer.Unknown($"{address} is no address of the site that {Host} has a copy of");
}
