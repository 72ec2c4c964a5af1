using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Publisher.Credentials.Authority;

/// <summary>Writes the issuer's DID document: a pure function of the authority chain (keys of any award, definition, treaty, status or list rule of any version, minus recovery and compromised ones).</summary>
public static class DidDocument
{
    /// <summary>The type of the service that names an authority chain.</summary>
    public const string ServiceType = "RecognitionAuthority";

    private const string RecoveryRole = "recovery";

    /// <summary>The bytes of <c>did.json</c>.</summary>
    /// <param name="chain">The verified chain.</param>
    /// <param name="baseUrl">The site's base URL, without a trailing slash.</param>
    public static byte[] Write(AuthorityChain chain, string baseUrl)
    {
        var did = chain.Newest.Issuer;
        var keys = ListKeys(chain);
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartArray("@context");
            json.WriteStringValue("https://www.w3.org/ns/did/v1");
            json.WriteStringValue("https://w3id.org/security/multikey/v1");
            json.WriteEndArray();
            json.WriteString("id", did);
            json.WriteStartArray("verificationMethod");
            foreach (var key in keys)
            {
                json.WriteStartObject();
                json.WriteString("id", $"{did}#{key}");
                json.WriteString("type", "Multikey");
                json.WriteString("controller", did);
                json.WriteString("publicKeyMultibase", key);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("assertionMethod");
            foreach (var key in keys)
            {
                json.WriteStringValue($"{did}#{key}");
            }
            json.WriteEndArray();
            json.WriteStartArray("service");
            json.WriteStartObject();
            json.WriteString("id", $"{did}#authority");
            json.WriteString("type", ServiceType);
            json.WriteStartObject("serviceEndpoint");
            json.WriteString("first", $"{baseUrl}/authority/1.json");
            json.WriteString("firstDigestSRI", chain.Versions[0].DigestSri);
            json.WriteString("newest", $"{baseUrl}/authority/{chain.Newest.Version}.json");
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }
        output.Write("\n"u8);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>
    /// The keys of the DID document, in Multikey spelling, ordered by first appearance in the chain. Retired keys stay: other verifiers know no history,
    /// and leaving a key out voids all that it signed.
    /// </summary>
    public static IReadOnlyList<string> ListKeys(AuthorityChain chain)
    {
        var compromised = chain.Versions.SelectMany(v => v.Members).SelectMany(m => m.Keys)
            .Where(k => k.CompromisedAt is not null).Select(k => k.Key.Multibase).ToHashSet(StringComparer.Ordinal);
        var keys = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var version in chain.Versions)
        {
            foreach (var key in version.Members.Where(m => MaySign(version, m)).SelectMany(m => m.Keys).Select(k => k.Key.Multibase))
            {
                if (!compromised.Contains(key) && seen.Add(key))
                {
                    keys.Add(key);
                }
            }
        }
        return keys;
    }

    private static bool MaySign(AuthorityDocument version, AuthorityMember member)
    {
        if (!member.Roles.IsEmpty && member.Roles.All(r => r.Role == RecoveryRole))
        {
            return false;
        }
        bool Has(string? role) => role is not null && member.Roles.Any(r => r.Role == role);
        // Any member may come to hold a badge.
        bool Names(RecognitionRule rule) => Has(rule.Signers.Role) || rule.Signers.Members.Contains(member.Id, StringComparer.Ordinal) || rule.Signers.HoldersOf is not null;
        return version.Rules.Any(Names) || version.Definitions.Any(Names) || version.TreatyRules.Any(Names)
            || Has(version.Status.Revoke?.Role) || Has(version.Status.List.Role);
    }
}
