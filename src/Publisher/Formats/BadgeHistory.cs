using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Languages;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Templates;
using Publisher.Text;

namespace Publisher.Formats;

/// <summary>The frozen versions of a badge as its page tells them, newest first, each with what it changed of the one before.</summary>
internal static class BadgeHistory
{
    public static IEnumerable<FieldSet> Of(BadgeModel model, SiteWords words, PageLinks links)
    {
        var versions = InOrder(model.Badge);
        var since = Since(model);
        return versions.Select((version, i) =>
        {
            var before = i == versions.Length - 1 ? null : versions[i + 1];
            return new FieldSet
            {
                { "label", version.Version },
                { "href", links.To(SitePaths.Achievement(model.Badge.Slug, version.Version)) },
                { "since", since.TryGetValue(version.Version, out var day) ? words.Date(day) : null },
                { "first", before is null },
                { "changes", before is null ? [] : Changes(before, version, words) },
            };
        });
    }

    /// <summary>Adds what <see cref="Of"/> rests on beside the badge itself.</summary>
    public static void AddTo(ContentKeyBuilder key, BadgeModel model)
    {
        foreach (var (version, day) in Since(model).OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            key.Add(version).Add(day.DayNumber);
        }
    }

    private static ImmutableArray<BadgeVersion> InOrder(Badge badge) => [.. badge.Versions.OrderByDescending(v => v.Version, VersionOrder.Instance)];

    private static IEnumerable<FieldSet> Changes(BadgeVersion before, BadgeVersion after, SiteWords words)
    {
        var changes = BadgeChanges.Of(before, after, words);
        return (changes.IsEmpty ? [new(words["version.number_only"], null, null)] : changes)
            .Select(c => new FieldSet { { "sentence", c.Sentence }, { "before", c.Before }, { "after", c.After } });
    }

    // The day of each version's first award. Only a badge with several versions has a history.
    private static Dictionary<string, DateOnly> Since(BadgeModel model)
    {
        var since = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        if (model.Badge.Versions.Length > 1)
        {
            // Newest first, so that the last one seen is the first.
            foreach (var award in model.Awards)
            {
                since[award.BadgeVersion] = award.AwardedOn;
            }
        }
        return since;
    }
}
