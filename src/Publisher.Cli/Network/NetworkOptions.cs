using System.Net;

namespace Publisher.Cli.Network;

/// <summary>How the network is used: limits, and who turns names into addresses. Tests set shorter ones.</summary>
public sealed record NetworkOptions
{
    /// <summary>Until a connection stands.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(10);
    /// <summary>Longest silence while a document comes; its headers have to be there within this, too.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(10);
    /// <summary>For one document, redirects and all.</summary>
    public TimeSpan Document { get; init; } = TimeSpan.FromSeconds(30);
    /// <summary>For all documents of one issuer.</summary>
    public TimeSpan Issuer { get; init; } = TimeSpan.FromSeconds(90);
    /// <summary>The addresses of a name.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;
}
