using System.Collections.Immutable;
using System.Text.Json;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>
/// Each award as a note (ActivityStreams 2.0). A note has a file of its own, for servers read it by its id and by nothing else: when somebody pastes the award's address into a
/// search, when it is pinned, announced or replied to (docs/federation.md names the sources); it changes when the award is taken back, and a page of the outbox never does.
/// </summary>
public sealed class AwardNotes : IAwardFormat
{
    /// <inheritdoc/>
    public string Name => "notes";

    /// <inheritdoc/>
    public void AddPaths(AwardModel award, string id, RenderContext context, List<string> paths)
    {
        if (ActivityFiles.SettingsOf(context.View.Site) is not null)
        {
            paths.Add(SitePaths.Note(id));
        }
    }

    /// <inheritdoc/>
    public IEnumerable<SiteFile> Files(AwardModel award, Award read, RenderContext context, DiagnosticBag found) =>
        ActivityFiles.SettingsOf(context.View.Site) is not { } settings ? [] : [ActivityNotes.Of(award, read, context, settings)];
}

/// <summary>Notes, and what stays in their places.</summary>
internal static class ActivityNotes
{
    private const string Credential = "application/vc";

    /// <summary>The note of an award.</summary>
    public static SiteFile Of(AwardModel award, Award read, RenderContext context, FediverseSettings settings)
    {
        var view = context.View;
        return Note(context, settings, award.Id, edition => NoteText.Of(award, edition), json =>
        {
            json.WriteString("url", view.Address(SitePaths.Award(award.Id)));
            json.WriteString("published", IsoTime.Instant(award.Verified.Outline.ValidFrom));
            if (AwardFacts.Updated(award) is var updated && updated != award.Verified.Outline.ValidFrom)
            {
                json.WriteString("updated", IsoTime.Instant(updated));
            }
            json.WriteStartArray("attachment");
            NoteAssertion.Write(json, award, read, view);
            if (Picture.Of(award).Png is { } picture)
            {
                Attachment(json, "Image", MediaTypes.Png, view.Address(picture), view.Texts.Of(award.Frozen).Name);
            }
            Attachment(json, "Document", Credential, view.Address(SitePaths.Credential(award.Id)), view.Words["head.credential"]);
            json.WriteEndArray();
        });
    }

    /// <summary>The note of an endorsement.</summary>
    public static SiteFile Of(EndorsementItem item, RenderContext context, FediverseSettings settings)
    {
        var view = context.View;
        return Note(context, settings, item.Endorsement.Id, edition => NoteText.Of(item, edition), json =>
        {
            json.WriteString("url", item.About.Page(view));
            json.WriteString("published", IsoTime.Instant(item.Moment));
            if (item.About.Award is { } award)
            {
                json.WriteString("inReplyTo", view.Address(SitePaths.Note(award.Id)));
            }
            json.WriteStartArray("attachment");
            Attachment(json, "Document", Credential, view.Address(SitePaths.Endorsement(item.Endorsement.Id)), view.Words["endorsement.file"]);
            json.WriteEndArray();
        });
    }

    /// <summary>The note of a treaty.</summary>
    public static SiteFile Of(TreatyItem item, RenderContext context, FediverseSettings settings)
    {
        var view = context.View;
        return Note(context, settings, item.Of.Treaty.Id, edition => NoteText.Of(item, edition), json =>
        {
            json.WriteString("url", view.Address(SitePaths.Federation));
            json.WriteString("published", IsoTime.Instant(item.Moment));
            json.WriteStartArray("attachment");
            Attachment(json, "Document", Credential, view.Address(SitePaths.Endorsement(item.Of.Treaty.Id)), view.Words["federation.signed"]);
            json.WriteEndArray();
        });
    }

    /// <summary>What stays where a note was (ActivityPub §6.4): that there was one, and since when it is gone.</summary>
    public static SiteFile Tombstone(SiteView view, string id, DateTimeOffset? deleted) => ActivityJson.File(view, SitePaths.Note(id), "Tombstone", json =>
    {
        json.WriteString("formerType", "Note");
        if (deleted is { } moment)
        {
            json.WriteString("deleted", IsoTime.Instant(moment));
        }
    });

    private static SiteFile Note(RenderContext context, FediverseSettings settings, string id, Func<SiteView, string> content, Action<Utf8JsonWriter> members)
    {
        var view = context.View;
        ImmutableArray<(string Language, string Text)> texts = [.. context.Editions.Select(e => (e.View.Words.Language, content(e.View)))];
        return ActivityJson.File(view, SitePaths.Note(id), "Note", json =>
        {
            json.WriteString("attributedTo", view.Address(SitePaths.Actor));
            ActivityJson.WriteAudience(json, view, settings);
            json.WriteString("content", texts[0].Text + Hashtags(settings));
            json.WriteStartObject("contentMap");
            foreach (var (language, text) in texts)
            {
                json.WriteString(language, text + Hashtags(settings));
            }
            json.WriteEndObject();
            members(json);
            Tags(json, view, settings);
        }, settings.Hashtags.IsEmpty ? null : json => json.WriteString("Hashtag", "as:Hashtag"));
    }

    private static string Hashtags(FediverseSettings settings) =>
        settings.Hashtags.IsEmpty ? "" : NoteText.Paragraph(string.Join(' ', settings.Hashtags.Select(t => "#" + t)));

    private static void Tags(Utf8JsonWriter json, SiteView view, FediverseSettings settings)
    {
        if (settings.Hashtags.IsEmpty)
        {
            return;
        }
        json.WriteStartArray("tag");
        foreach (var tag in settings.Hashtags)
        {
            json.WriteStartObject();
            json.WriteString("type", "Hashtag");
            json.WriteString("href", view.Address(SitePaths.Awards));
            json.WriteString("name", "#" + tag);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Attachment(Utf8JsonWriter json, string type, string mediaType, string address, string name)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString("mediaType", mediaType);
        json.WriteString("url", address);
        json.WriteString("name", name);
        json.WriteEndObject();
    }
}
