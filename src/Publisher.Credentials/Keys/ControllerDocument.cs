using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Publisher.Credentials.Json;

namespace Publisher.Credentials.Keys;

/// <summary>
/// A DID or controller document (W3C Controlled Identifiers 1.0): who controls which verification methods, for which purposes.
/// Read: <c>id</c>; each object of <c>verificationMethod</c> with <c>id</c>, <c>type</c>, <c>controller</c>; the strings of <c>assertionMethod</c>; <c>service</c>.
/// Everything else is let be: such documents belong to many programs.
/// </summary>
public sealed class ControllerDocument
{
    private readonly Dictionary<string, Method> methods;
    private readonly HashSet<string> assertionMethods;

    private ControllerDocument(string id, Dictionary<string, Method> methods, HashSet<string> assertionMethods, ImmutableArray<ControllerService> services) =>
        (Id, this.methods, this.assertionMethods, Services) = (id, methods, assertionMethods, services);

    /// <summary>The document's own id.</summary>
    public string Id { get; }

    /// <summary>What the document says is offered, and where.</summary>
    public ImmutableArray<ControllerService> Services { get; }

    /// <summary>Reads a document; its id, methods and purposes must have the exact shapes we rely on.</summary>
    public static bool TryRead(SignedDocument document, [NotNullWhen(true)] out ControllerDocument? controller, [NotNullWhen(false)] out string? problem)
    {
        controller = null;
        var root = document.Root;
        if (Text(root, "id") is not { } id)
        {
            problem = "the document has no id";
            return false;
        }
        var methods = new Dictionary<string, Method>(StringComparer.Ordinal);
        if (!TryArray(root, "verificationMethod", out var methodArray) || !TryArray(root, "assertionMethod", out var assertionArray) || !TryArray(root, "service", out var serviceArray))
        {
            problem = "verificationMethod, assertionMethod and service are arrays";
            return false;
        }
        foreach (var item in methodArray)
        {
            if (Text(item, "id") is not { } methodId || Text(item, "type") is not { } type || Text(item, "controller") is not { } methodController)
            {
                problem = "every verification method has an id, a type and a controller";
                return false;
            }
            if (!methods.TryAdd(methodId, Method.Of(type, methodController, Text(item, "publicKeyMultibase"))))
            {
                problem = $"{methodId} stands twice in verificationMethod";
                return false;
            }
        }
        // A method embedded in assertionMethod is not read: other verifiers refuse it, and ours are always listed by name.
        var assertions = assertionArray.Where(a => a.ValueKind == JsonValueKind.String).Select(a => a.GetString()!).ToHashSet(StringComparer.Ordinal);
        var services = serviceArray.Where(s => Text(s, "id") is not null && Text(s, "type") is not null)
            .Select(s => new ControllerService(Text(s, "id")!, Text(s, "type")!, s.TryGetProperty("serviceEndpoint", out var endpoint) ? endpoint : default));
        controller = new ControllerDocument(id, methods, assertions, [.. services]);
        problem = null;
        return true;
    }

    /// <summary>CID §3.3 "Retrieve Verification Method" for <c>assertionMethod</c>: the key comes from the document, never from the fragment.</summary>
    public bool TryRetrieve(string verificationMethod, [NotNullWhen(true)] out Ed25519PublicKey? key, [NotNullWhen(false)] out string? problem)
    {
        key = null;
        var hash = verificationMethod.IndexOf('#', StringComparison.Ordinal);
        if (hash < 0)
        {
            problem = $"{verificationMethod} names no key: an address of a key has a # in it";
        }
        else if (!verificationMethod.AsSpan(0, hash).SequenceEqual(Id))
        {
            problem = $"{verificationMethod} is not a key of {Id}";
        }
        else if (!methods.TryGetValue(verificationMethod, out var method))
        {
            problem = $"{Id} has no key {verificationMethod[(hash + 1)..]}";
        }
        else if (method.Controller != Id)
        {
            problem = $"{verificationMethod} is controlled by {method.Controller}, not by {Id}";
        }
        else if (!assertionMethods.Contains(verificationMethod))
        {
            problem = $"{Id} does not list {verificationMethod[(hash + 1)..]} for making credentials (assertionMethod)";
        }
        else if (method.Type is not ("Multikey" or "Ed25519VerificationKey2020") || method.PublicKeyMultibase is null)
        {
            problem = $"{verificationMethod} is of type {method.Type}; Multikey is what this program reads";
        }
        else if (method.Key is null)
        {
            problem = $"the publicKeyMultibase of {verificationMethod} is not an acceptable Ed25519 key";
        }
        else
        {
            key = method.Key;
            problem = null;
            return true;
        }
        return false;
    }

    private static string? Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool TryArray(JsonElement root, string name, out IEnumerable<JsonElement> items)
    {
        items = [];
        if (!root.TryGetProperty(name, out var value))
        {
            return true;
        }
        if (value.ValueKind != JsonValueKind.Array)
        {
            return false;
        }
        items = value.EnumerateArray();
        return true;
    }

    // The key is decoded once, not for every proof that names it.
    private sealed record Method(string Type, string Controller, string? PublicKeyMultibase, Ed25519PublicKey? Key)
    {
        public static Method Of(string type, string controller, string? multibase) =>
            new(type, controller, multibase, multibase is not null && Ed25519PublicKey.TryParse(multibase, out var key) ? key : null);
    }
}

/// <summary>A service of a controller document (DID Core §5.4).</summary>
/// <param name="Id">Its address.</param>
/// <param name="Type">Its type.</param>
/// <param name="Endpoint">Its endpoint as it stands there; undefined when there is none.</param>
public sealed record ControllerService(string Id, string Type, JsonElement Endpoint);
