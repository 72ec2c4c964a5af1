using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Publisher.Authoring;
using Publisher.Languages;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>
/// What <c>/search/</c> looks through. Badges, pathways and free pages stand in one file; people with a page of their own, and their awards, in parts named by the first letters of each
/// word of a name, so that a reader of a large site fetches one or two and a new award changes two or three. Awards of people whom no page names are found by their badge and by
/// the number of their entry alone: nothing about them is written here.
/// </summary>
public sealed class SearchIndex : IOutputFormat
{
    // As much as the pages show at a glance: all badges on the front page, all awards in one ledger page.
    private const int FewBadges = 24;
    private const int FewPeople = 50;
    private const int FewAwards = LedgerPages.PageLength;

    // What one file may well hold, some 100 KB.
    private const int InOnePart = 2_000;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <inheritdoc/>
    public string Name => "search";

    /// <inheritdoc/>
    public IEnumerable<OutputJob> Jobs(SiteModel site, RenderContext context) => site.IsPortable || !IsOffered(site) ? [] : Files(context.View);

    /// <summary>Whether there is enough to search; a directory is there for that. In a folder, where a page brings its index along, there may also be too much.</summary>
    public static bool IsOffered(SiteModel site) => site.IsDirectory ||
        (site.Badges.Length > FewBadges || site.People.Length > FewPeople || site.Awards.Length > FewAwards) && !(site.IsPortable && IsInParts(site));

    /// <summary>The files of the index.</summary>
    internal static IEnumerable<OutputJob> Files(SiteView view)
    {
        var parts = Parts(view.Site);
        var index = new SiteFile(SitePaths.SearchIndex, Index(view.Site, parts.Keys), MediaTypes.Json);
        return parts.Select(p => Part(view, SitePaths.SearchPart(FileNameOf(p.Key)), p.Value)).Prepend(OutputJob.Of(index));
    }

    private static bool IsInParts(SiteModel site) => site.People.Length + site.People.Sum(p => p.Awards.Length) > InOnePart;

    private static SortedDictionary<string, ImmutableArray<PersonModel>> Parts(SiteModel site)
    {
        if (!IsInParts(site))
        {
            return new(StringComparer.Ordinal) { [""] = site.People };
        }
        var parts = site.People.SelectMany(person => SearchWords.Of(person.Member.Name).Select(SearchWords.PartOf).Distinct().Select(part => (part, person)))
            .GroupBy(p => p.part, p => p.person, StringComparer.Ordinal);
        return new(parts.ToDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal), StringComparer.Ordinal);
    }

    // Letters that are not in every file system's names are spelt by their bytes.
    private static string FileNameOf(string part) => part.Length == 0 ? "all" : part.All(char.IsAsciiLetterOrDigit) ? part : "x-" + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(part));

    private static OutputJob Part(SiteView view, string path, ImmutableArray<PersonModel> people)
    {
        var key = view.Key().Add(path);
        foreach (var person in people)
        {
            key.Add(person.Member.Handle).Add(person.Member.Name).Add(person.Awards.Length);
            foreach (var award in person.Awards)
            {
                key.Add(award.Line);
            }
        }
        return new(path, _ => new(path, Write(people), MediaTypes.Json), key.ToKey());
    }

    private static ReadOnlyMemory<byte> Index(SiteModel site, IEnumerable<string> parts) => Json(json =>
    {
        json.WriteStartObject("letters");
        foreach (var (letter, plain) in SlugSuggestion.LatinLetters.OrderBy(l => l.Key, StringComparer.Ordinal))
        {
            json.WriteString(letter, plain);
        }
        json.WriteEndObject();
        json.WriteStartArray("parts");
        foreach (var part in parts)
        {
            json.WriteStringValue(part);
        }
        json.WriteEndArray();
        json.WriteStartArray("files");
        foreach (var part in parts)
        {
            json.WriteStringValue(FileNameOf(part));
        }
        json.WriteEndArray();
        Rows(json, "badges", site.Badges.Select(b => (ImmutableArray<string>)[b.Badge.Slug, b.Badge.Name, b.Badge.Description, string.Join(' ', b.Badge.Tags)]).Concat(DirectorySearch.Badges(site)));
        if (site.IsDirectory)
        {
            Rows(json, "guilds", DirectorySearch.Guilds(site));
        }
        Rows(json, "pages", site.Pages.Select(p => (ImmutableArray<string>)[p.Slug, p.Title])
            .Concat(site.Skills.Select(s => (ImmutableArray<string>)[SitePaths.Skill(s.Slug).TrimEnd('/'), s.Name]))
            .Concat(site.Pathways.Select(p => (ImmutableArray<string>)[SitePaths.Pathway(p.Slug).TrimEnd('/'), p.Name])));
    });

    // Of each award: its badge by number, its id, its day, and one word where it no longer stands.
    private static ReadOnlyMemory<byte> Write(ImmutableArray<PersonModel> people) => Json(json =>
    {
        ImmutableArray<string> badges = [.. people.SelectMany(p => p.Awards).Select(a => a.Frozen.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        json.WriteStartArray("badges");
        foreach (var badge in badges)
        {
            json.WriteStringValue(badge);
        }
        json.WriteEndArray();
        json.WriteStartArray("people");
        foreach (var person in people)
        {
            json.WriteStartArray();
            json.WriteStringValue(person.Member.Handle);
            json.WriteStringValue(person.Member.Name);
            json.WriteStartArray();
            foreach (var award in person.Awards)
            {
                json.WriteStartArray();
                json.WriteNumberValue(badges.BinarySearch(award.Frozen.Name, StringComparer.Ordinal));
                json.WriteStringValue(award.Id);
                json.WriteStringValue(IsoTime.Date(award.AwardedOn));
                if (AwardFacts.Word(award, SiteWords.English) is { } word)
                {
                    json.WriteStringValue(word);
                }
                json.WriteEndArray();
            }
            json.WriteEndArray();
            json.WriteEndArray();
        }
        json.WriteEndArray();
    });

    private static void Rows(Utf8JsonWriter json, string name, IEnumerable<ImmutableArray<string>> rows)
    {
        json.WriteStartArray(name);
        foreach (var row in rows)
        {
            json.WriteStartArray();
            foreach (var text in row)
            {
                json.WriteStringValue(text);
            }
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static ReadOnlyMemory<byte> Json(Action<Utf8JsonWriter> members)
    {
        var bytes = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        return bytes.WrittenMemory;
    }
}
