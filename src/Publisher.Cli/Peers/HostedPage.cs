using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Publisher.Credentials.Json;
using Publisher.Loading;

namespace Publisher.Cli.Peers;

/// <summary>
/// A page of a BadgeFed actor's outbox (ActivityStreams): an OrderedCollection that leads to its first page, or an OrderedCollectionPage of <c>Create</c> activities, newest first. Each holds a note, and the note an
/// Open Badges 2.0 Assertion with its BadgeClass written out. Of all that only two addresses are read, the note's for counting and the badge's; who was given it is passed over.
/// </summary>
/// <param name="Next">The page after this one; null for none.</param>
/// <param name="Notes">The addresses of notes by this actor that hold one of its badges.</param>
/// <param name="Badges">The numbers of these badges.</param>
internal sealed record HostedPage(string? Next, ImmutableArray<string> Notes, ImmutableArray<long> Badges)
{
    /// <summary>Reads a page; the problem is a phrase.</summary>
    /// <param name="bytes">What stands there.</param>
    /// <param name="most">How long it may be.</param>
    /// <param name="actor">Whose outbox it is.</param>
    /// <param name="page">What it says.</param>
    /// <param name="problem">What is wrong.</param>
    internal static bool TryRead(ReadOnlyMemory<byte> bytes, int most, string actor, [NotNullWhen(true)] out HostedPage? page, [NotNullWhen(false)] out string? problem)
    {
        page = null;
        if (RecognitionDocument.IsWebPage(bytes.Span))
        {
            problem = "a web page stands there";
            return false;
        }
        if (!SignedDocument.TryParse(bytes, out var document, out var unreadable, new(most, JsonLimits.Credential.Depth)))
        {
            problem = unreadable.Detail;
            return false;
        }
        var root = document.Root;
        if (Text(root, "type") is not ("OrderedCollection" or "OrderedCollectionPage"))
        {
            problem = "it is no collection of ActivityStreams";
            return false;
        }
        problem = null;
        var items = Items(root, "orderedItems").ToList();
        // BadgeFed puts the address of the first page among the items; the specification has a member for it.
        var first = Address(Inner(root, "first")) ?? items.Where(i => i.ValueKind == JsonValueKind.String).Select(i => i.GetString()).FirstOrDefault();
        var read = items.Select(i => Read(i, actor)).OfType<(string Note, long Badge)>().ToList();
        page = new(WithBothNames(Address(Inner(root, "next")) ?? first), [.. read.Select(r => r.Note).Distinct(StringComparer.Ordinal)], [.. read.Select(r => r.Badge).Distinct()]);
        return true;
    }

    private static (string Note, long Badge)? Read(JsonElement activity, string actor)
    {
        var note = Inner(activity, "object");
        if (Text(activity, "type") != "Create" || Text(note, "id") is not { } id || Text(note, "attributedTo") != actor || !id.StartsWith(HostedDocuments.OriginOf(actor) + "/", StringComparison.Ordinal))
        {
            return null;
        }
        foreach (var badge in Items(note, "attachment").Where(a => Text(a, "type") == "Assertion").Select(a => Inner(a, "badge")))
        {
            if (Text(Inner(badge, "issuer"), "url") == actor && Text(badge, "id") is { } address && HostedDocuments.TryReadNumber(actor, address, out var number))
            {
                return (id, number);
            }
        }
        return null;
    }

    // Servers of today write max_id into the address of the next page and read maxId, so that it leads to the first page again (OutboxController.cs at c55392f). With both names it leads on, also when that is mended.
    private static string? WithBothNames(string? next)
    {
        const string Written = "max_id=";
        var at = next?.IndexOf(Written, StringComparison.Ordinal) ?? -1;
        if (at < 0 || next!.Contains("maxId=", StringComparison.Ordinal))
        {
            return next;
        }
        var value = next[(at + Written.Length)..].Split('&')[0];
        return $"{next}&maxId={value}";
    }

    private static string? Address(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString() : Text(element, "id");

    private static JsonElement Inner(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var inner) ? inner : default;

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name) => Inner(element, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;

    private static string? Text(JsonElement element, string name) => Inner(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
