using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Publisher.Authoring;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Loading;
using Publisher.Text;

namespace Publisher.Importing;

/// <summary>One BadgeClass (Open Badges 2.0 §4.2) or Achievement (3.0 §B.1.2) as a badge. What has no place in a badge here is told, member by member.</summary>
internal sealed class ImportedBadgeClass(ImportNode node, DiagnosticBag diagnostics)
{
    private static readonly ImmutableArray<string> NoPlace = ["creditsAvailable", "resultDescription", "humanCode", "specialization", "related", "otherIdentifier", "endorsement", "endorsementJwt"];

    /// <summary>The badge; null when it lacks something, which is then reported.</summary>
    public ImportedBadge? Read() => Read(node.TextOf("criteriaNarrative"), node.TextOf("criteriaUrl"), node.First("tags", "tag"));

    /// <summary>Likewise.</summary>
    public ImportedBadge? ReadAchievement() => Read(null, null, node["tag"]);

    private ImportedBadge? Read(string? narrative, string? address, ImportNode? tags)
    {
        var (name, description) = (Line("name"), Line("description"));
        var criteria = Criteria(narrative, address);
        foreach (var member in NoPlace.Where(m => node[m] is not null))
        {
            diagnostics.Add(ImportDescriptors.LeftOut, node.PlaceOf(member), $"'{member}'", "a badge here has no word for it that would be kept");
        }
        if (name is null || description is null || criteria is null)
        {
            return null;
        }
        var picture = node["image"];
        return new()
        {
            Name = name,
            Description = description,
            Criteria = criteria,
            Ids = [.. new[] { node.TextOf("id", "@id", "openBadgeId"), node.TextOf("openBadgeId"), node.TextOf("entityId"), node.TextOf("slug") }.OfType<string>().Distinct(StringComparer.Ordinal)],
            Version = Kept("version", NameRules.IsVersion, "a version here has at most 32 letters, digits, dots and hyphens"),
            Type = Kept("achievementType", BadgeLoader.IsType, "that is no achievementType of Open Badges 3.0"),
            Tags = [.. (tags?.Items() ?? []).Select(t => t.Text).OfType<string>().Select(t => OneLine(AuthoredText.Clean(t))).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal)],
            Alignments = Alignments(),
            Validity = Validity(),
            Language = node.TextOf("inLanguage", "@language", "language") is { } language && NameRules.IsLanguage(language) ? language : null,
            FieldOfStudy = node.TextOf("fieldOfStudy") is { } field ? OneLine(AuthoredText.Clean(field)) : null,
            Picture = picture?.Id,
            PictureLocation = picture?.Place ?? node.Place,
            Location = node.Place,
        };
    }

    private string? Line(string member)
    {
        if (node[member] is not { } found)
        {
            diagnostics.Add(ImportDescriptors.Missing, node.Place, "badge", member);
            return null;
        }
        if (found.Text is not { } text)
        {
            diagnostics.Add(ImportDescriptors.WrongValue, found.Place, member, "a text that is not empty");
            return null;
        }
        return OneLine(AuthoredText.Clean(text));
    }

    /// <summary>A text as one line.</summary>
    internal static string OneLine(string text) => string.Join(' ', text.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));

    private string? Criteria(string? narrative, string? address)
    {
        var criteria = node["criteria"];
        if (criteria?.Text is { } text)
        {
            (narrative, address) = LinkRules.IsWeb(text) ? (narrative, text) : (text, address);
        }
        narrative ??= criteria?.TextOf("narrative");
        address ??= criteria?.TextOf("id", "@id");
        if (Words(narrative, address) is { } words)
        {
            return words;
        }
        diagnostics.Add(criteria is null ? ImportDescriptors.Missing : ImportDescriptors.WrongValue, node.PlaceOf("criteria"),
            criteria is null ? ["badge", "criteria"] : ["criteria", "a web address, or an object with a narrative"]);
        return null;
    }

    /// <summary>Criteria as Markdown, of words and of the page they stand on.</summary>
    internal static string? Words(string? narrative, string? address)
    {
        var words = narrative is null ? "" : AuthoredText.Clean(narrative);
        if (address is not null && LinkRules.IsWeb(address) && !words.Contains(address, StringComparison.Ordinal))
        {
            words += $"{(words.Length > 0 ? "\n\n" : "")}As it stands on <{address}>.";
        }
        return words.Length > 0 ? words : null;
    }

    private string? Kept(string member, Func<string, bool> fits, string otherwise)
    {
        if (node[member] is not { } found)
        {
            return null;
        }
        var text = found.Text ?? (found.Value.ValueKind == JsonValueKind.Number ? found.Value.GetRawText() : null);
        if (text is not null && fits(text))
        {
            return text;
        }
        diagnostics.Add(ImportDescriptors.LeftOut, found.Place, $"'{member}'", otherwise);
        return null;
    }

    private ImmutableArray<BadgeAlignment> Alignments()
    {
        var read = ImmutableArray.CreateBuilder<BadgeAlignment>();
        foreach (var item in node.First("alignment", "alignments")?.Items() ?? [])
        {
            // Open Badges 1 wrote name, url and description.
            var (name, url) = (item.TextOf("targetName", "name"), item.TextOf("targetUrl", "url"));
            if (name is null || url is null || !LinkRules.IsWeb(url))
            {
                diagnostics.Add(ImportDescriptors.LeftOut, item.Place, "an alignment", "it needs a name and a web address");
                continue;
            }
            string? Part(params ReadOnlySpan<string> members) => item.TextOf(members) is { } text ? OneLine(AuthoredText.Clean(text)) : null;
            read.Add(new(OneLine(AuthoredText.Clean(name)), url, Part("targetFramework"), Part("targetCode"), Part("targetDescription", "description"), Part("targetType")));
        }
        return read.ToImmutable();
    }

    // Badgr's "expires" of a badge: so many days, weeks, months or years after the award.
    private string? Validity()
    {
        if (node["expires"] is not { Value.ValueKind: JsonValueKind.Object } expires || expires["amount"] is not { Value.ValueKind: JsonValueKind.Number } amount || !amount.Value.TryGetInt32(out var number) || number < 1)
        {
            return null;
        }
        var period = expires.TextOf("duration") switch
        {
            "years" => (number, 'Y'),
            "months" => (number, 'M'),
            "weeks" => (number * 7L, 'D'),
            "days" => (number, 'D'),
            _ => (0L, 'D'),
        };
        if (period is { Item1: > 0 and <= 999 } or { Item1: > 0 and <= 9999, Item2: 'M' or 'D' })
        {
            return string.Create(CultureInfo.InvariantCulture, $"P{period.Item1}{period.Item2}");
        }
        diagnostics.Add(ImportDescriptors.LeftOut, expires.Place, "'expires'", "it is no number of days, weeks, months or years that can be kept");
        return null;
    }
}
