using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Publisher.Content;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>
/// The outbox (ActivityPub §5.1), newest first, in pages numbered from the oldest. A page is made of its lines of content/outbox.txt and nothing else of the content,
/// so a full one never changes, whatever becomes of what it names: activities stand in it whole, and name their notes, which have files of their own.
/// </summary>
internal static class ActivityOutbox
{
    /// <summary>Activities on a page.</summary>
    public const int PageLength = 50;

    /// <summary>The collection and its pages.</summary>
    public static IEnumerable<OutputJob> Jobs(SiteView view, FediverseSettings settings)
    {
        var entries = view.Site.Outbox?.Entries ?? [];
        var pages = (entries.Length + PageLength - 1) / PageLength;
        yield return OutputJob.Of(Collection(view, entries.Length, pages));
        for (var number = 1; number <= pages; number++)
        {
            var (here, start) = (number, (number - 1) * PageLength);
            var shown = entries[start..Math.Min(entries.Length, start + PageLength)];
            var key = view.Key().Add("outbox").Add(here);
            foreach (var entry in shown)
            {
                key.Add(entry.Line);
            }
            yield return new(SitePaths.OutboxPage(here), _ => Page(view, settings, here, shown), key.ToKey());
        }
    }

    private static SiteFile Collection(SiteView view, int count, int pages) => ActivityJson.File(view, SitePaths.Outbox, "OrderedCollection", json =>
    {
        json.WriteString("attributedTo", view.Address(SitePaths.Actor));
        json.WriteNumber("totalItems", count);
        if (pages == 0)
        {
            ActivityJson.WriteList(json, "orderedItems");
            return;
        }
        json.WriteString("first", view.Address(SitePaths.OutboxPage(pages)));
        json.WriteString("last", view.Address(SitePaths.OutboxPage(1)));
    });

    // No "prev": it would name a page that comes later, and a full page would have to change once more.
    private static SiteFile Page(SiteView view, FediverseSettings settings, int number, ImmutableArray<OutboxEntry> entries) => ActivityJson.File(view, SitePaths.OutboxPage(number), "OrderedCollectionPage", json =>
    {
        json.WriteString("partOf", view.Address(SitePaths.Outbox));
        if (number > 1)
        {
            json.WriteString("next", view.Address(SitePaths.OutboxPage(number - 1)));
        }
        json.WriteStartArray("orderedItems");
        for (var i = entries.Length - 1; i >= 0; i--)
        {
            Activity(json, view, settings, SitePaths.OutboxPage(number), i + 1, entries[i]);
        }
        json.WriteEndArray();
    });

    // An activity's id is a place on its page: there it can be read, and neither number ever changes.
    private static void Activity(Utf8JsonWriter json, SiteView view, FediverseSettings settings, string page, int place, OutboxEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("id", string.Create(CultureInfo.InvariantCulture, $"{view.Address(page)}#{place}"));
        json.WriteString("type", entry.Kind.ToString());
        json.WriteString("actor", view.Address(SitePaths.Actor));
        json.WriteString("published", IsoTime.Instant(entry.Published));
        ActivityJson.WriteAudience(json, view, settings);
        if (entry.Kind == OutboxKind.Delete)
        {
            json.WriteStartObject("object");
            json.WriteString("id", view.Address(SitePaths.Note(entry.Id)));
            json.WriteString("type", "Tombstone");
            json.WriteEndObject();
        }
        else
        {
            json.WriteString("object", view.Address(SitePaths.Note(entry.Id)));
        }
        json.WriteEndObject();
    }
}
