using System.Text.Json;
using Publisher.Content;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>
/// What the documents below <c>/ap/</c> share: ActivityStreams 2.0 as JSON-LD, each with its own address as its id, under a context whose every address a reader
/// has at hand. Nothing in them is signed; what is evidence is the credential they point at.
/// </summary>
internal static class ActivityJson
{
    /// <summary>The context of ActivityStreams 2.0.</summary>
    public const string Context = "https://www.w3.org/ns/activitystreams";

    /// <summary>Everybody (ActivityPub §5.6).</summary>
    public const string Public = "https://www.w3.org/ns/activitystreams#Public";

    /// <summary>A document.</summary>
    /// <param name="view">The site.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="type">Its type.</param>
    /// <param name="members">Writes what else it says.</param>
    /// <param name="terms">Writes terms of its own as members of an object in the context; null for none.</param>
    public static SiteFile File(SiteView view, string path, string type, Action<Utf8JsonWriter> members, Action<Utf8JsonWriter>? terms = null) => new(path, JsonText.Write(json =>
    {
        WriteContext(json, terms);
        json.WriteString("id", view.Address(path));
        json.WriteString("type", type);
        members(json);
    }), MediaTypes.Activity);

    /// <summary>Who it is for: quiet, it is to followers and everybody may see it; loud, the other way round (what Mastodon calls quiet public and public).</summary>
    public static void WriteAudience(Utf8JsonWriter json, SiteView view, FediverseSettings settings)
    {
        var followers = view.Address(SitePaths.Followers);
        WriteList(json, "to", settings.IsLoud ? Public : followers);
        WriteList(json, "cc", settings.IsLoud ? followers : Public);
    }

    /// <summary>A member with a list of addresses, also where there is one alone.</summary>
    public static void WriteList(Utf8JsonWriter json, string name, params IEnumerable<string> addresses)
    {
        json.WriteStartArray(name);
        foreach (var address in addresses)
        {
            json.WriteStringValue(address);
        }
        json.WriteEndArray();
    }

    private static void WriteContext(Utf8JsonWriter json, Action<Utf8JsonWriter>? terms)
    {
        if (terms is null)
        {
            json.WriteString("@context", Context);
            return;
        }
        json.WriteStartArray("@context");
        json.WriteStringValue(Context);
        json.WriteStartObject();
        terms(json);
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
