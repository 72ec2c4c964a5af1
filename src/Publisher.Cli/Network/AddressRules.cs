using System.Collections.Immutable;
using System.Net;

namespace Publisher.Cli.Network;

/// <summary>
/// Which addresses of the internet protocol may be asked: public ones only. Refused are this computer, private and shared networks, links, groups, documentation,
/// and everything that wraps an IPv4 address in an IPv6 one (IANA special-purpose registries, RFC 6890), so that a name or a redirect cannot make this program ask
/// what only this computer can reach.
/// </summary>
internal static class AddressRules
{
    private static readonly ImmutableArray<(IPNetwork Network, string Is)> Refused =
    [
        Of("127.0.0.0/8", "this computer"),
        Of("0.0.0.0/8", "this computer"),
        Of("10.0.0.0/8", "a private network"),
        Of("172.16.0.0/12", "a private network"),
        Of("192.168.0.0/16", "a private network"),
        Of("100.64.0.0/10", "a provider's own network"),
        Of("169.254.0.0/16", "the network next to this computer"),
        Of("192.0.0.0/24", "a network set apart"),
        Of("192.0.2.0/24", "a network set apart"),
        Of("192.88.99.0/24", "a network set apart"),
        Of("198.18.0.0/15", "a network set apart"),
        Of("198.51.100.0/24", "a network set apart"),
        Of("203.0.113.0/24", "a network set apart"),
        Of("224.0.0.0/4", "a group of computers"),
        Of("240.0.0.0/4", "a network set apart"),
        Of("::1/128", "this computer"),
        Of("::/128", "this computer"),
        Of("fc00::/7", "a private network"),
        Of("fe80::/10", "the network next to this computer"),
        Of("fec0::/10", "a private network"),
        Of("ff00::/8", "a group of computers"),
        Of("2001::/23", "a network set apart"),
        Of("2001:db8::/32", "a network set apart"),
        Of("2002::/16", "a network set apart"),
        Of("3fff::/20", "a network set apart"),
    ];

    private static readonly IPNetwork PublicIPv6 = IPNetwork.Parse("2000::/3");

    /// <summary>Whether an address is this computer's own.</summary>
    internal static bool IsLoopback(IPAddress address) => IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    /// <summary>What an address is that may not be asked; null for a public one.</summary>
    internal static string? Refusal(IPAddress address)
    {
        // An IPv4 address in IPv6 spelling is that address.
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        foreach (var (network, what) in Refused)
        {
            if (network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain))
            {
                return what;
            }
        }
        // NAT64 (64:ff9b::), IPv4-compatible and all that is not given out yet lie outside what is.
        return plain.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 && !PublicIPv6.Contains(plain) ? "a network set apart" : null;
    }

    private static (IPNetwork, string) Of(string network, string what) => (IPNetwork.Parse(network), what);
}
