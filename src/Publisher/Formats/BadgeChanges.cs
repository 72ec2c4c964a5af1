using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Publisher.Content;
using Publisher.Credentials.OpenBadges;
using Publisher.Frameworks;
using Publisher.Languages;
using Publisher.Sources;

namespace Publisher.Formats;

/// <summary>What one frozen version of a badge changes of another, in sentences.</summary>
public static partial class BadgeChanges
{
    // Where more places than these differ, the text is another text.
    private const int MostPlaces = 6;

    /// <summary>The changes: what is said first, then what it takes, then the rest. None when nothing but the label differs.</summary>
    public static ImmutableArray<BadgeChange> Of(BadgeVersion before, BadgeVersion after, SiteWords words)
    {
        var changes = ImmutableArray.CreateBuilder<BadgeChange>();
        AddText(changes, words["version.name"], before.Name, after.Name);
        AddText(changes, words["version.description"], before.Description, after.Description);
        changes.AddRange(Criteria(Text(before, "criteria", "narrative"), Text(after, "criteria", "narrative"), words));
        AddText(changes, words["version.kind"], Text(before, "achievementType"), Text(after, "achievementType"));
        AddText(changes, words["version.field"], Text(before, "fieldOfStudy"), Text(after, "fieldOfStudy"));
        AddIf(changes, words["version.language"], !Same(before, after, "inLanguage"));
        AddIf(changes, words["version.tags"], !Same(before, after, "tag"));
        var (then, now) = (Worth.Read(before.Document.Root), Worth.Read(after.Document.Root));
        AddIf(changes, words["version.alignment"], !Skills(then).SequenceEqual(Skills(now)));
        AddIf(changes, words["worth.changed"], WorthChange.Of(then, now) is not null);
        AddIf(changes, words["version.picture"], DigestOf(before.Svg) != DigestOf(after.Svg) || DigestOf(before.Png) != DigestOf(after.Png));
        return changes.ToImmutable();
    }

    private static IEnumerable<Alignment> Skills(Worth worth) => worth.Alignments.Where(a => WorthTypes.OfTarget(a.TargetType) is null);

    private static void AddText(ImmutableArray<BadgeChange>.Builder changes, string sentence, string? before, string? after)
    {
        if (!string.Equals(before, after, StringComparison.Ordinal))
        {
            changes.Add(new(sentence, NothingIfEmpty(before), NothingIfEmpty(after)));
        }
    }

    private static void AddIf(ImmutableArray<BadgeChange>.Builder changes, string sentence, bool differs)
    {
        if (differs)
        {
            changes.Add(new(sentence, null, null));
        }
    }

    private static IEnumerable<BadgeChange> Criteria(string? before, string? after, SiteWords words)
    {
        var (old, now) = (Sentences(before ?? ""), Sentences(after ?? ""));
        var places = Places(old, now);
        if (places.Count > MostPlaces)
        {
            return [new(words["version.criteria_anew"], null, null)];
        }
        return places.Select(p => new BadgeChange(
            p.Before is null ? words["version.criteria_more"] : p.After is null ? words["version.criteria_less"] : words["version.criteria"], p.Before, p.After));
    }

    // Where the two texts differ, in order: the longest common subsequence of their sentences is what stayed.
    private static List<(string? Before, string? After)> Places(List<string> old, List<string> now)
    {
        var start = 0;
        while (start < Math.Min(old.Count, now.Count) && old[start] == now[start])
        {
            start++;
        }
        var end = 0;
        while (end < Math.Min(old.Count, now.Count) - start && old[^(end + 1)] == now[^(end + 1)])
        {
            end++;
        }
        var (left, right) = (old[start..^end], now[start..^end]);
        if ((long)left.Count * right.Count > 250_000)
        {
            return [(string.Join(' ', left), string.Join(' ', right))];
        }
        return Walk(left, right, Lengths(left, right));
    }

    private static int[,] Lengths(List<string> left, List<string> right)
    {
        var lengths = new int[left.Count + 1, right.Count + 1];
        for (var i = left.Count - 1; i >= 0; i--)
        {
            for (var j = right.Count - 1; j >= 0; j--)
            {
                lengths[i, j] = left[i] == right[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }
        return lengths;
    }

    private static List<(string? Before, string? After)> Walk(List<string> left, List<string> right, int[,] lengths)
    {
        var places = new List<(string?, string?)>();
        List<string> gone = [], come = [];
        void Close()
        {
            if (gone.Count + come.Count > 0)
            {
                places.Add((gone.Count == 0 ? null : string.Join(' ', gone), come.Count == 0 ? null : string.Join(' ', come)));
                gone.Clear();
                come.Clear();
            }
        }
        for (int i = 0, j = 0; i < left.Count || j < right.Count;)
        {
            if (i < left.Count && j < right.Count && left[i] == right[j])
            {
                Close();
                (i, j) = (i + 1, j + 1);
            }
            else if (j == right.Count || (i < left.Count && lengths[i + 1, j] >= lengths[i, j + 1]))
            {
                gone.Add(left[i++]);
            }
            else
            {
                come.Add(right[j++]);
            }
        }
        Close();
        return places;
    }

    // A line's mark and its emphasis are how it looks, not what it says.
    private static List<string> Sentences(string markdown) =>
    [
        .. markdown.Split('\n').Select(line => LineMark().Replace(line, "").Replace("**", "", StringComparison.Ordinal).Trim())
            .SelectMany(line => SentenceEnd().Split(line)).Where(s => s.Length > 0),
    ];

    private static string? NothingIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string? Text(BadgeVersion version, string name, string? inner = null)
    {
        var at = version.Document.Root;
        foreach (var part in inner is null ? (string[])[name] : [name, inner])
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(part, out at))
            {
                return null;
            }
        }
        return at.ValueKind == JsonValueKind.String ? at.GetString() : null;
    }

    private static bool Same(BadgeVersion before, BadgeVersion after, string name)
    {
        var (hadIt, one) = (before.Document.Root.TryGetProperty(name, out var b), b);
        var (hasIt, other) = (after.Document.Root.TryGetProperty(name, out var a), a);
        return hadIt == hasIt && (!hadIt || JsonElement.DeepEquals(one, other));
    }

    private static Digest DigestOf(SourceFile? file) => file is null ? default : Digest.Of(file.Bytes.Span);

    [GeneratedRegex(@"^\s*(?:[-*+]|\d{1,9}[.)]|#{1,6}|>)\s+", RegexOptions.CultureInvariant)]
    private static partial Regex LineMark();

    [GeneratedRegex(@"(?<=[.!?]) +", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();
}

/// <summary>One change.</summary>
/// <param name="Sentence">What changed.</param>
/// <param name="Before">What stood there, when it can be quoted.</param>
/// <param name="After">What stands there now, when it can be quoted.</param>
public sealed record BadgeChange(string Sentence, string? Before, string? After);
