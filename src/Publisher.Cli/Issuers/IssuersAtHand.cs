using Publisher.Credentials.Json;
using Publisher.Credentials.Verification;

namespace Publisher.Cli.Issuers;

/// <summary>Finds the issuer whose site or repository encloses a file. Each folder is looked into once; nothing is fetched.</summary>
internal sealed class IssuersAtHand
{
    private readonly Dictionary<string, (string Issuer, IIssuerDocuments Documents)?> known = new(StringComparer.Ordinal);

    /// <summary>What judging an issuer's credentials needs of its documents; a repository also says who holds which badge.</summary>
    internal static IssuerMaterial Assemble(string issuer, IReadOnlyCollection<SignedDocument> credentials, IIssuerDocuments documents)
    {
        var material = IssuerAssembler.Assemble(issuer, credentials, documents);
        return documents is RepositoryDocuments repository ? material with { HoldsBadge = repository.HoldsBadge } : material;
    }

    /// <summary>The issuer and its documents; null when no folder above is a site or a repository.</summary>
    /// <exception cref="CliException">It is a repository whose settings cannot be read.</exception>
    /// <exception cref="IOException">The disk refused.</exception>
    internal (string Issuer, IIssuerDocuments Documents)? Enclosing(string file)
    {
        var folder = Path.GetDirectoryName(file);
        if (folder is null)
        {
            return null;
        }
        if (!known.TryGetValue(folder, out var found))
        {
            found = SiteDocuments.In(folder) is { } site ? (site.Issuer, site)
                : File.Exists(Path.Combine(folder, CommonOptions.ConfigFile)) && RepositoryDocuments.Open(folder) is { } repository ? (repository.Issuer, repository)
                : Enclosing(folder);
            known.Add(folder, found);
        }
        return found;
    }
}
