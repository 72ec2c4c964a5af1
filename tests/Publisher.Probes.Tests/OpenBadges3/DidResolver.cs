using System.Text.Json;
using Publisher.Probes.Tests.Reading;

namespace Publisher.Probes.Tests.OpenBadges3;

/// <summary>
/// Finds a key by a DID. Of a did:web the document is fetched; its assertionMethod has to be an array of texts that holds the key's whole address, and its
/// verificationMethod an entry with that address as id.
/// </summary>
internal static class DidResolver
{
    /// <summary>The key and its controller (null where the method has none); otherwise says why not.</summary>
    public static string? Resolve(string method, KnownWeb web, out string multibase, out string? controller)
    {
        (multibase, controller) = ("", null);
        var bare = method.Split('#')[0];
        if (bare.StartsWith("did:key:", StringComparison.Ordinal))
        {
            multibase = bare["did:key:".Length..];
            return null;
        }
        if (!bare.StartsWith("did:web:", StringComparison.Ordinal))
        {
            return $"{bare} is of a method that is not known";
        }
        if (web.FindJson(Address(bare["did:web:".Length..])) is not { } document)
        {
            return $"no document at {Address(bare["did:web:".Length..])}";
        }
        if (document.Member("assertionMethod") is not { ValueKind: JsonValueKind.Array } assertion || assertion.EnumerateArray().Any(m => m.ValueKind != JsonValueKind.String))
        {
            return $"the document of {bare} has no list of texts as assertionMethod";
        }
        if (!assertion.EnumerateArray().Any(m => m.ValueEquals(method)))
        {
            return $"the document of {bare} does not let {method} assert";
        }
        var entry = document.All("verificationMethod").Cast<JsonElement?>().FirstOrDefault(m => m!.Value.Text("id") == method);
        if (entry?.Text("controller") is not { } owner || entry?.Text("publicKeyMultibase") is not { } key)
        {
            return $"the document of {bare} does not list {method} with its controller and key";
        }
        (multibase, controller) = (key, owner);
        return null;
    }

    /// <summary>Where the document of a did:web stands.</summary>
    public static string Address(string identifier)
    {
        var parts = identifier.Split(':');
        var host = parts[0].Replace("%3A", ":", StringComparison.OrdinalIgnoreCase);
        return parts.Length == 1 ? $"https://{host}/.well-known/did.json" : $"https://{host}/{string.Join('/', parts[1..])}/did.json";
    }
}
