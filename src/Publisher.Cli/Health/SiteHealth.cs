using Publisher.Cli.Network;
using Publisher.Credentials.Authority;
using Publisher.Sites;
using Publisher.Verifying;

namespace Publisher.Cli.Health;

/// <summary>Asks the site as it is served: others learn there which keys are the guild's.</summary>
internal static class SiteHealth
{
    private const int MostBytes = 1024 * 1024;

    internal static IEnumerable<Finding> Look(VerifiedContent verified, WebFetcher web, CancellationToken stop)
    {
        var baseUrl = verified.Content.Config.BaseUrl;
        var address = SitePaths.Absolute(baseUrl, SitePaths.DidDocument);
        var answer = web.Get(address, MostBytes, sameHost: true, stop);
        if (answer.Problem is { } problem)
        {
            yield return new(Finding.Site, $"others cannot learn your keys: {address}: {problem}");
        }
        else if (!answer.Bytes.Span.SequenceEqual(DidDocument.Write(verified.Authority, baseUrl)))
        {
            yield return new(Finding.Site, $"{address} is not what this folder comes to; publish it again, or update this folder");
        }
    }
}
