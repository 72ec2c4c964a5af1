using System.Net;
using System.Net.Sockets;

namespace Publisher.Cli.Network;

/// <summary>
/// Connects to vetted addresses only: the host's addresses are looked up once, judged, and the connection is made to one of those very addresses. So a name
/// cannot mean one thing when it is judged and another when it is asked.
/// </summary>
internal sealed class VettedConnection(NetworkOptions options, bool insecureLocal)
{
    /// <summary>A connection to a host.</summary>
    /// <exception cref="RefusedAddressException">None of its addresses may be asked.</exception>
    /// <exception cref="SocketException">There is no such host, or it does not answer.</exception>
    internal async ValueTask<Stream> Open(Uri address, DnsEndPoint endPoint, CancellationToken stop)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync([.. await Allowed(address, endPoint.Host, stop).ConfigureAwait(false)], endPoint.Port, stop).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<List<IPAddress>> Allowed(Uri address, string host, CancellationToken stop)
    {
        // Names under localhost are this computer by definition; they are not looked up (RFC 6761 §6.3).
        if (WebAddress.IsLocal(address))
        {
            return !insecureLocal ? throw new RefusedAddressException($"{host} is this computer, which is not asked")
                : WebAddress.Literal(address) is { } literal ? [literal] : [IPAddress.Loopback, IPAddress.IPv6Loopback];
        }
        var all = WebAddress.Literal(address) is { } number ? [number] : await options.Resolve(host, stop).ConfigureAwait(false);
        var allowed = all.Where(a => AddressRules.Refusal(a) is null).ToList();
        return allowed.Count > 0 || all.Length == 0 ? allowed : throw new RefusedAddressException($"the address of {host}, {all[0]}, is {AddressRules.Refusal(all[0])}, which is not asked");
    }
}
