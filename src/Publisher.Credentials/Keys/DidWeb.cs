using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Publisher.Credentials.Keys;

/// <summary>
/// did:web: one identifier for one https address, and back.
/// <para><c>did:web:</c> host [<c>%3A</c>port] *(<c>:</c> segment): host in lower case, ASCII (an international name in its <c>xn--</c> form), never an IP address;
/// a segment's characters other than letters, digits, <c>.</c> <c>-</c> <c>_</c> are percent-encoded with upper-case hex.</para>
/// There is exactly one spelling: another one of the same address (upper-case host, default port, needless percent-encoding) is refused when reading.
/// </summary>
public static class DidWeb
{
    private const string Prefix = "did:web:";
    private const string WellKnown = ".well-known";

    /// <summary>The canonical did:web of a site's base URL, e.g. <c>https://a.example:8443/b</c> → <c>did:web:a.example%3A8443:b</c>. http is taken only for localhost names.</summary>
    public static bool TryFromBaseUrl(string baseUrl, [NotNullWhen(true)] out string? did)
    {
        did = null;
        if (!TrySplitScheme(baseUrl, out var isHttp, out var rest) || rest.AsSpan().IndexOfAny("?#@\\") >= 0)
        {
            return false;
        }
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var authority = slash < 0 ? rest : rest[..slash];
        var path = slash < 0 ? "" : rest[(slash + 1)..];
        if (!TryReadAuthority(authority, isHttp ? 80 : 443, out var host, out var port) || (isHttp && !IsLocalHost(host)))
        {
            return false;
        }
        var text = new StringBuilder(Prefix).Append(host);
        if (port is { } number)
        {
            text.Append("%3A").Append(number.ToString(CultureInfo.InvariantCulture));
        }
        if (path.EndsWith('/'))
        {
            path = path[..^1];
        }
        if (path == WellKnown)
        {
            return false; // its document would be the host's own
        }
        if (path.Length > 0)
        {
            foreach (var segment in path.Split('/'))
            {
                text.Append(':');
                if (!TryAppendSegment(text, segment))
                {
                    return false;
                }
            }
        }
        did = text.ToString();
        return true;
    }

    /// <summary>The one address of its DID document: <c>https://host/.well-known/did.json</c>, or <c>https://host/path/did.json</c>. False for a DID that is not in canonical form.</summary>
    public static bool TryGetDocumentUrl(string did, [NotNullWhen(true)] out string? url)
    {
        url = null;
        if (!did.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }
        var parts = did[Prefix.Length..].Split(':');
        var address = "https://" + parts[0].Replace("%3A", ":", StringComparison.Ordinal) + string.Concat(parts.Skip(1).Select(p => "/" + p));
        if (!TryFromBaseUrl(address, out var canonical) || canonical != did)
        {
            return false;
        }
        url = address + (parts.Length == 1 ? $"/{WellKnown}/did.json" : "/did.json");
        return true;
    }

    /// <summary>Whether a did:web is of <c>localhost</c> or <c>*.localhost</c>, whose sites may be served by http.</summary>
    public static bool IsLocal(string did) => did.StartsWith(Prefix, StringComparison.Ordinal) && IsLocalHost(did[Prefix.Length..].Split(':')[0].Split("%3A")[0]);

    private static bool TrySplitScheme(string url, out bool isHttp, out string rest)
    {
        isHttp = url.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
        var isHttps = url.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        rest = isHttp ? url["http://".Length..] : isHttps ? url["https://".Length..] : "";
        return isHttp || isHttps;
    }

    private static bool TryReadAuthority(string authority, int defaultPort, out string host, out int? port)
    {
        port = null;
        var colon = authority.IndexOf(':', StringComparison.Ordinal);
        host = (colon < 0 ? authority : authority[..colon]).ToLowerInvariant();
        if (colon >= 0)
        {
            var digits = authority[(colon + 1)..];
            if (digits.Length is 0 or > 5 || digits[0] == '0' || !digits.All(char.IsAsciiDigit))
            {
                return false;
            }
            var number = int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
            if (number > 65535)
            {
                return false;
            }
            port = number == defaultPort ? null : number;
        }
        return IsHost(host);
    }

    private static bool IsHost(string host)
    {
        if (host.Length is 0 or > 253)
        {
            return false;
        }
        var labels = host.Split('.');
        foreach (var label in labels)
        {
            if (label.Length is 0 or > 63 || label[0] == '-' || label[^1] == '-' || !label.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            {
                return false;
            }
        }
        // A last label that begins with a digit is read as an IPv4 address (WHATWG URL, "ends in a number"); no top-level name does.
        return !char.IsAsciiDigit(labels[^1][0]);
    }

    private static bool IsLocalHost(string host) => host == "localhost" || host.EndsWith(".localhost", StringComparison.Ordinal);

    private static bool TryAppendSegment(StringBuilder text, string segment)
    {
        if (segment is "" or "." or ".." || !TryDecode(segment, out var bytes))
        {
            return false;
        }
        foreach (var b in bytes)
        {
            var c = (char)b;
            if (char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')
            {
                text.Append(c);
            }
            else
            {
                text.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
            }
        }
        return true;
    }

    // The bytes of a URL path segment; false for controls, spaces, a broken percent sign, and dots or slashes in disguise.
    private static bool TryDecode(string segment, out byte[] bytes)
    {
        var raw = Encoding.UTF8.GetBytes(segment);
        var decoded = new List<byte>(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            var b = raw[i];
            if (b == '%')
            {
                if (i + 2 >= raw.Length || !char.IsAsciiHexDigit((char)raw[i + 1]) || !char.IsAsciiHexDigit((char)raw[i + 2]))
                {
                    bytes = [];
                    return false;
                }
                b = byte.Parse([(char)raw[i + 1], (char)raw[i + 2]], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                i += 2;
            }
            if (b is <= 0x20 or 0x7f or (byte)'/' or (byte)'\\')
            {
                bytes = [];
                return false;
            }
            decoded.Add(b);
        }
        bytes = [.. decoded];
        return !(bytes.AsSpan().SequenceEqual("."u8) || bytes.AsSpan().SequenceEqual(".."u8));
    }
}
