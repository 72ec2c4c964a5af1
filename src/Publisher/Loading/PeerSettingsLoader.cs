using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Credentials.Keys;
using Publisher.Text;

namespace Publisher.Loading;

/// <summary>Reads <c>peers</c> of site.config.yml.</summary>
internal static class PeerSettingsLoader
{
    private static readonly ImmutableArray<string> Kinds = ["recognition", "badgefed"];

    /// <param name="config">The settings.</param>
    /// <param name="own">This site's base URL; null when it cannot be used.</param>
    public static ImmutableArray<PeerSettings> Read(YamlFields config, string? own)
    {
        var found = ImmutableArray.CreateBuilder<PeerSettings>();
        foreach (var item in config.FieldsList("peers"))
        {
            var (name, url, pin, kind) = (item.RequiredLine("name"), item.RequiredLine("url"), item.Line("pin"), item.Line("kind"));
            item.Finish();
            if (Read(item, name, url, pin, kind) is not { } peer)
            {
                continue;
            }
            if (peer.Url == own)
            {
                item.Refuse("url", url!, "the address of another guild; this one is yours");
                continue;
            }
            if (found.Any(p => p.Name == peer.Name || p.Url == peer.Url))
            {
                item.Refuse("name", name!, "each peer once, under a name and an address of its own");
                continue;
            }
            found.Add(peer);
        }
        return found.ToImmutable();
    }

    /// <summary>Whether a text is a digest as documents name them: <c>sha256-</c> and 32 bytes in base64.</summary>
    internal static bool IsDigest(string text)
    {
        const string Prefix = "sha256-";
        Span<byte> bytes = stackalloc byte[33];
        return text.StartsWith(Prefix, StringComparison.Ordinal) && text.Length == Prefix.Length + 44
            && Convert.TryFromBase64String(text[Prefix.Length..], bytes, out var length) && length == 32
            && Convert.ToBase64String(bytes[..32]) == text[Prefix.Length..];
    }

    private static PeerSettings? Read(YamlFields item, YamlScalar? name, YamlScalar? url, YamlScalar? pin, YamlScalar? kind)
    {
        if (kind is not null && !Kinds.Contains(kind.Value, StringComparer.Ordinal))
        {
            item.Refuse("kind", kind, $"one of {string.Join(", ", Kinds)}");
            return null;
        }
        var isSigned = kind is null || kind.Value == Kinds[0];
        if (name is null || url is null)
        {
            return null;
        }
        if (!NameRules.IsSlug(name.Value) || NameRules.IsDevice(name.Value))
        {
            item.Refuse("name", name, "small letters a–z, digits and single hyphens, such as 'harbour'");
            return null;
        }
        var address = url.Value.TrimEnd('/');
        if (ConfigLoader.ObjectionTo(address) is { } objection)
        {
            item.Refuse("url", url, $"the peer's base URL ({objection})");
            return null;
        }
        if (!DidWeb.TryFromBaseUrl(address, out var did))
        {
            item.Refuse("url", url, "an address that a did:web can be made of");
            return null;
        }
        if (isSigned ? pin is null || !IsDigest(pin.Value) : pin is not null)
        {
            item.Refuse("pin", pin ?? name, isSigned ? "'sha256-…', the digest of its first rules; 'publisher peer add' finds and writes it" : "nothing: a BadgeFed server has no rules to pin");
            return null;
        }
        return new() { Name = name.Value, Url = address, Issuer = did, Pin = pin?.Value, Kind = isSigned ? PeerKind.Recognition : PeerKind.BadgeFed, Location = name.Location };
    }
}
