using System.Text;
using System.Text.Json;
using Publisher.Credentials.Json;
using Publisher.Credentials.JsonLd;

namespace Publisher.Credentials.Verification;

/// <summary>
/// What W3C Verifiable Credentials Data Model 2.0 §4 demands of every credential, of whatever kind: looked at before this program asks whether it is an Open Badges
/// award, so that what no verifier may accept is called wrong, not unknown. Version 1.1 has the same members and other dates.
/// </summary>
internal static class VcDataModel
{
    private const string Version2 = "https://www.w3.org/ns/credentials/v2";
    private const string Version1 = "https://www.w3.org/2018/credentials/v1";

    // §4.5, §4.9–4.12, §5.5, §5.6: members whose objects need a type, and those that need an address as well.
    private static readonly string[] Typed = ["credentialStatus", "credentialSchema", "refreshService", "termsOfUse", "evidence", "proof"];
    private static readonly string[] Addressed = ["credentialSchema"];

    /// <summary>Whether the document says it is a presentation (§4.13) or an enveloped credential (§4.13.1): forms that hold credentials, and are none.</summary>
    public static bool IsContainer(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("type", out var type)
        && Items(type).Any(t => t.ValueKind == JsonValueKind.String && (t.ValueEquals("VerifiablePresentation"u8) || t.ValueEquals("EnvelopedVerifiableCredential"u8)));

    /// <summary>The first thing that is wrong, as a phrase; null for none.</summary>
    public static string? Problem(JsonElement root) =>
        Context(root) ?? Type(root) ?? Id(root, "the credential") ?? Issuer(root) ?? Dates(root) ?? Subjects(root) ?? Services(root) ?? Texts(root, "");

    // §4.3: the base context first; after it addresses, or contexts written out.
    private static string? Context(JsonElement root)
    {
        if (!root.TryGetProperty("@context", out var context))
        {
            return "it has no @context";
        }
        var isFirst = true;
        foreach (var item in Items(context))
        {
            if (isFirst && !(item.ValueKind == JsonValueKind.String && (item.ValueEquals(Version2) || item.ValueEquals(Version1))))
            {
                return $"its @context does not begin with {Version2}";
            }
            if (item.ValueKind != JsonValueKind.Object && !IsAddress(item))
            {
                return "its @context has something in it that is neither an address nor a context";
            }
            isFirst = false;
        }
        return isFirst ? "its @context is empty" : null;
    }

    // §4.5
    private static string? Type(JsonElement root)
    {
        if (!root.TryGetProperty("type", out var type))
        {
            return "it has no type";
        }
        var types = Items(type);
        return types.Any(t => t.ValueKind != JsonValueKind.String) ? "its type is not text"
            : types.Any(t => t.ValueEquals("VerifiableCredential"u8)) ? null : "its type does not name VerifiableCredential";
    }

    // §4.4: one address, where there is one.
    private static string? Id(JsonElement value, string what) =>
        value.TryGetProperty("id", out var id) && !IsAddress(id) ? $"the id of {what} is not one address" : null;

    // §4.7
    private static string? Issuer(JsonElement root)
    {
        if (!root.TryGetProperty("issuer", out var issuer))
        {
            return "it names no issuer";
        }
        if (issuer.ValueKind != JsonValueKind.Object)
        {
            return IsAddress(issuer) ? null : "its issuer is not an address";
        }
        return issuer.TryGetProperty("id", out var id) && IsAddress(id) ? Texts(issuer, "issuer's ") : "its issuer has no address";
    }

    // §4.9; issuanceDate and expirationDate are version 1.1's.
    private static string? Dates(JsonElement root)
    {
        DateTimeOffset? from = null, until = null;
        foreach (var name in (ReadOnlySpan<string>)["validFrom", "issuanceDate", "validUntil", "expirationDate"])
        {
            if (!root.TryGetProperty(name, out var value))
            {
                continue;
            }
            if (value.ValueKind != JsonValueKind.String || !Timestamp.TryReadXsd(value.GetString(), out var moment))
            {
                return $"its {name} is not a date and time with a zone";
            }
            if (name is "validFrom" or "issuanceDate")
            {
                from = moment;
            }
            else
            {
                until = moment;
            }
        }
        return from > until ? "it ends before it begins" : null;
    }

    // §4.8: at least one claim about each subject.
    private static string? Subjects(JsonElement root)
    {
        if (!root.TryGetProperty("credentialSubject", out var subject) || !Items(subject).Any())
        {
            return "it says nothing of anybody: credentialSubject is missing";
        }
        foreach (var one in Items(subject))
        {
            if (one.ValueKind != JsonValueKind.Object || !one.EnumerateObject().Any())
            {
                return "it says nothing of its subject: credentialSubject is empty";
            }
            if (Id(one, "its subject") is { } wrong)
            {
                return wrong;
            }
        }
        return null;
    }

    private static string? Services(JsonElement root)
    {
        foreach (var name in Typed)
        {
            foreach (var one in root.TryGetProperty(name, out var value) ? Items(value) : [])
            {
                if (one.ValueKind != JsonValueKind.Object || !one.TryGetProperty("type", out var type) || !Items(type).Any() || Items(type).Any(t => t.ValueKind != JsonValueKind.String))
                {
                    return $"its {name} has no type";
                }
                if (Id(one, $"its {name}") is { } wrong)
                {
                    return wrong;
                }
                if (Addressed.Contains(name) && !one.TryGetProperty("id", out _))
                {
                    return $"its {name} has no address";
                }
            }
        }
        return null;
    }

    // §4.6 and §11.1: text, or text with its language and direction, or several of these.
    private static string? Texts(JsonElement owner, string whose)
    {
        foreach (var name in (ReadOnlySpan<string>)["name", "description"])
        {
            foreach (var text in owner.TryGetProperty(name, out var value) ? Items(value) : [])
            {
                var isText = text.ValueKind == JsonValueKind.String
                    || (text.ValueKind == JsonValueKind.Object && text.TryGetProperty("@value", out _) && text.EnumerateObject().All(m => m.Name is "@value" or "@language" or "@direction"));
                if (!isText)
                {
                    return $"its {whose}{name} is not text";
                }
            }
        }
        return null;
    }

    private static bool IsAddress(JsonElement value) => value.ValueKind == JsonValueKind.String && IriSyntax.IsAbsolute(Encoding.UTF8.GetBytes(value.GetString()!));

    // Where there may be several, one may stand for itself.
    private static IEnumerable<JsonElement> Items(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            yield return value;
            yield break;
        }
        foreach (var item in value.EnumerateArray())
        {
            yield return item;
        }
    }
}
