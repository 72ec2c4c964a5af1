using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Publisher.Cli.Network;

/// <summary>Reads addresses of documents and says, before any name is looked up, which are refused.</summary>
internal static class WebAddress
{
    /// <summary>Whether a text is meant as an address rather than a path.</summary>
    internal static bool Looks(string text) => text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads an address that may be asked; otherwise the problem is a phrase.</summary>
    /// <param name="text">The address; what follows # is left off.</param>
    /// <param name="insecureLocal">Whether http and this computer are allowed, for names under localhost.</param>
    /// <param name="address">The address.</param>
    /// <param name="problem">Why it is refused.</param>
    internal static bool TryRead(string text, bool insecureLocal, [NotNullWhen(true)] out Uri? address, [NotNullWhen(false)] out string? problem)
    {
        address = null;
        if (text.Length > 2048 || !Uri.TryCreate(text, UriKind.Absolute, out var read))
        {
            problem = "it is no address";
            return false;
        }
        problem = Refusal(read, insecureLocal);
        address = problem is null ? new Uri(read.GetLeftPart(UriPartial.Query)) : null;
        return problem is null;
    }

    /// <summary>Whether a host is this computer by its very name (RFC 6761) or number.</summary>
    internal static bool IsLocal(Uri address)
    {
        var host = address.IdnHost.TrimEnd('.');
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            || (Literal(address) is { } literal && AddressRules.IsLoopback(literal));
    }

    /// <summary>The number a host is spelled as, in whichever spelling (decimal, hexadecimal, mapped …); null for a name.</summary>
    internal static IPAddress? Literal(Uri address) =>
        address.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 && IPAddress.TryParse(address.IdnHost, out var literal) ? literal : null;

    private static string? Refusal(Uri address, bool insecureLocal)
    {
        if (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp)
        {
            return $"{address.Scheme}: is not fetched, only https";
        }
        if (address.UserInfo.Length > 0)
        {
            return "an address with a user name in it is not fetched";
        }
        if (IsLocal(address))
        {
            return insecureLocal ? null : $"{address.Host} is this computer, which is not asked (--insecure-local allows it, for trying things out)";
        }
        if (address.Scheme != Uri.UriSchemeHttps)
        {
            return $"{address.Host} by http could be read and changed on the way; only https is fetched";
        }
        return Literal(address) is { } literal && AddressRules.Refusal(literal) is { } what ? $"{address.Host} is {what}, which is not asked" : null;
    }
}
